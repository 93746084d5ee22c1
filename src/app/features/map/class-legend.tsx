import { coverageClasses } from '../../../map/meaning.ts';
import { ClassSwatch } from '../../ui/class-look.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useSession, useSpeech } from '../../ui/use-app.ts';

/** Which figure the map shows, and its three classes. */
export function ClassLegend() {
  const { say } = useSpeech();
  const shown = useSession((session) => session.shown);
  if (shown === 'none') return null;
  return (
    <div className="class-legend">
      <b>
        {say(shown)}
        <SyntheticMark />
      </b>
      {coverageClasses.map((name) => (
        <span key={name}>
          <ClassSwatch name={name} />
          {say(name)}
        </span>
      ))}
    </div>
  );
}
