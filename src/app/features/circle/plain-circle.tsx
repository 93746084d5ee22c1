import type { MapFrame } from '../../../map/frame.ts';
import { type ClassLook, reachLooks, routeLooks } from '../../../map/meaning.ts';
import { pathOf } from '../../../report/svg-map/paths.ts';
import type { Projection } from '../../../report/svg-map/view.ts';

interface Props {
  readonly frame: MapFrame;
  readonly on: Projection;
}

function Pattern({ id, look: { ground, mark, pattern } }: { readonly id: string; readonly look: ClassLook }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse">
      <rect width={6} height={6} fill={ground} />
      {pattern === 'hatch' && <path d="M0 6 6 0" stroke={mark} strokeWidth={1.4} />}
      {pattern === 'dots' && <circle cx={3} cy={3} r={1.1} fill={mark} />}
    </pattern>
  );
}

function Land({ frame: { classed, theme }, on }: Props) {
  if (!classed) return null;
  return (
    <g fillOpacity={0.72}>
      <defs>
        {classed.map(({ id, looks }) => (
          <Pattern key={id} id={`plain-${id}`} look={looks[theme]} />
        ))}
      </defs>
      {classed.map(({ id, shape }) => (
        <path key={id} d={pathOf(shape, 'polygon', on)} fill={`url(#plain-${id})`} fillRule="evenodd" />
      ))}
    </g>
  );
}

function Reach({ frame: { reach, theme }, on }: Props) {
  if (!reach) return null;
  const [x, y] = on.project(reach.from[0], reach.from[1]);
  const tiers = reachLooks[theme].map((look, at) => ({ look, at, lines: reach.streets[at] ?? [] })).toReversed();
  return (
    <g fill="none">
      {tiers.map(({ look, at, lines }) => {
        const coordinates = lines.map((line) => line.map(([lon, lat]) => [lon, lat]));
        return (
          <path
            key={at}
            d={pathOf({ type: 'MultiLineString', coordinates }, 'line', on)}
            stroke={look.colour}
            strokeWidth={look.width}
            strokeDasharray={look.dash?.map((part) => part * look.width).join(' ')}
          />
        );
      })}
      <circle cx={x} cy={y} r={8} fill={routeLooks[theme].walk} stroke={routeLooks[theme].halo} strokeWidth={3} />
    </g>
  );
}

/** What the circle draws where there is no WebGL: the same classes and lines. */
export function PlainCircle({ frame, on }: Props) {
  return (
    <>
      <Land frame={frame} on={on} />
      <Reach frame={frame} on={on} />
    </>
  );
}
