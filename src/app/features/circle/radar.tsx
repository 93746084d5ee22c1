import { useSpeech } from '../../ui/use-app.ts';

/** One axis: walk over limit, 1 being the limit. */
export interface Spoke {
  readonly id: string;
  readonly label: string;
  readonly ratio: number;
}

const widthPx = 312;
const heightPx = 248;
const radiusPx = 72;
/** Letters of a label that stand beside the drawing without leaving it: half as many Chinese ones as others. */
const labelUnits = 12;
/** Everything from twice the limit on ends at the outer ring. */
const outermost = 2;

type Xy = readonly [x: number, y: number];

/** Where a ratio lies on the axis `at` of `of`, the first pointing up, clockwise. */
export function spokeEnd(at: number, of: number, ratio: number): Xy {
  const angle = (2 * Math.PI * at) / of - Math.PI / 2;
  const length = (Math.min(Math.max(ratio, 0), outermost) / outermost) * radiusPx;
  return [widthPx / 2 + Math.cos(angle) * length, heightPx / 2 + Math.sin(angle) * length];
}

function unitsOf(letter: string): number {
  return letter > '\u2e80' ? 2 : 1;
}

/** A label cut to the room it has. */
export function shortened(label: string): string {
  let used = 0;
  const letters = [...label];
  const end = letters.findIndex((letter) => {
    used += unitsOf(letter);
    return used > labelUnits;
  });
  return end < 0 ? label : `${letters.slice(0, end - 1).join('')}…`;
}

function pointsOf(ends: readonly Xy[]): string {
  return ends.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

function Axis({ spoke, at, of }: { readonly spoke: Spoke; readonly at: number; readonly of: number }) {
  const [x, y] = spokeEnd(at, of, outermost);
  const [tx, ty] = [x + (x - widthPx / 2) * 0.12, y + (y - heightPx / 2) * 0.12];
  const side = Math.abs(x - widthPx / 2) < 8 ? 'middle' : x > widthPx / 2 ? 'start' : 'end';
  const [px, py] = spokeEnd(at, of, spoke.ratio);
  return (
    <g>
      <line x1={widthPx / 2} y1={heightPx / 2} x2={x} y2={y} className="radar-axis" />
      <text x={tx} y={ty} textAnchor={side} dominantBaseline="middle">
        {shortened(spoke.label)}
        <title>{spoke.label}</title>
      </text>
      {spoke.ratio > 1 ? (
        <rect x={px - 3.5} y={py - 3.5} width={7} height={7} className="radar-beyond" />
      ) : (
        <circle cx={px} cy={py} r={3.5} className="radar-reached" />
      )}
    </g>
  );
}

/** Walks against limits as a radar: a second look at the table beside it, which says the same in figures. */
export function Radar({ spokes }: { readonly spokes: readonly Spoke[] }) {
  const { say } = useSpeech();
  const of = spokes.length;
  if (of < 3) return <p className="asset-note">{say('circleRadarFew')}</p>;
  const ring = (ratio: number): string => pointsOf(spokes.map((_, at) => spokeEnd(at, of, ratio)));
  return (
    <figure className="radar">
      <svg width={widthPx} height={heightPx} viewBox={`0 0 ${widthPx} ${heightPx}`} role="img" aria-label={say('circleRadar')}>
        <polygon points={ring(outermost)} className="radar-ring" />
        <polygon points={ring(1)} className="radar-limit" />
        <polygon points={pointsOf(spokes.map(({ ratio }, at) => spokeEnd(at, of, ratio)))} className="radar-shape" />
        <text x={widthPx / 2 + 2} y={heightPx / 2 - radiusPx / outermost + 10} className="radar-word">
          {say('circleRadarLimit')}
        </text>
        {spokes.map((spoke, at) => (
          <Axis key={spoke.id} spoke={spoke} at={at} of={of} />
        ))}
      </svg>
      <figcaption className="asset-note">{say('circleRadar')}</figcaption>
    </figure>
  );
}
