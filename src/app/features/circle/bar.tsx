import { type CoverageClass, coverageClasses } from '../../../map/meaning.ts';
import { useClassBackground } from '../../ui/class-look.tsx';
import { type Tally, wholeOf } from './tally.ts';

function Segment({ name, share }: { readonly name: CoverageClass; readonly share: number }) {
  const { background } = useClassBackground(name);
  return share > 0 ? <span style={{ width: `${share * 100}%`, background }} /> : null;
}

/** Reached, beyond and unknown as one bar of the whole; the words that say the same stand beside it. */
export function CircleBar({ tally }: { readonly tally: Pick<Tally, 'amounts'> }) {
  const whole = wholeOf(tally);
  return (
    <span className="class-bar" aria-hidden="true">
      {whole > 0 && coverageClasses.map((name) => <Segment key={name} name={name} share={tally.amounts[name] / whole} />)}
    </span>
  );
}
