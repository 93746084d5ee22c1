import { reachLooks } from '../../../map/meaning.ts';
import { useSession } from '../../ui/use-app.ts';

/** The line of a tier as the map draws it; the words beside it say what it means. */
export function ReachSign({ at }: { readonly at: number }) {
  const look = useSession((session) => reachLooks[session.theme][at]);
  if (!look) return null;
  const dash = look.dash ? look.dash.map((part) => part * look.width).join(' ') : undefined;
  return (
    <svg className="reach-sign" width={20} height={8} viewBox="0 0 20 8" aria-hidden="true">
      <line x1={1} y1={4} x2={19} y2={4} stroke={look.colour} strokeWidth={look.width} strokeDasharray={dash} />
    </svg>
  );
}
