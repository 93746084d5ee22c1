import type { GhostLook } from '../../../map/ghosts.ts';

/** The line of a look, as the map draws it. */
export function GhostSwatch({ look }: { readonly look: GhostLook | undefined }) {
  if (!look) return null;
  return (
    <svg className="import-swatch" width={24} height={12} viewBox="0 0 24 12" aria-hidden="true">
      <line
        x1={1}
        y1={6}
        x2={23}
        y2={6}
        stroke={look.colour}
        strokeWidth={3}
        strokeDasharray={look.dash ? look.dash.map((part) => part * 2).join(' ') : undefined}
      />
    </svg>
  );
}
