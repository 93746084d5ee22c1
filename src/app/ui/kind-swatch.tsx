import type { Swatch } from '../../layers/derive/legend.ts';

const width = 20;
const height = 14;

/** The symbol of a kind as the map draws it, made from the same declaration. */
export function KindSwatch({ swatch }: { readonly swatch: Swatch }) {
  const dash = swatch.dash?.map((part) => part * Math.max(1, swatch.strokeWidth)).join(' ');
  const middle = height / 2;
  return (
    <svg className="kind-swatch" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {swatch.family === 'polygon' && (
        <rect
          x={1}
          y={1}
          width={width - 2}
          height={height - 2}
          fill={swatch.colour}
          fillOpacity={swatch.fillOpacity}
          stroke={swatch.colour}
          strokeWidth={swatch.strokeWidth}
          strokeDasharray={dash}
        />
      )}
      {swatch.family === 'line' && (
        <line
          x1={0}
          x2={width}
          y1={middle}
          y2={middle}
          stroke={swatch.colour}
          strokeWidth={Math.min(4, Math.max(1.5, swatch.strokeWidth))}
          strokeDasharray={dash}
        />
      )}
      {swatch.family === 'point' && (
        <circle cx={width / 2} cy={middle} r={Math.min(6, swatch.radius)} fill={swatch.colour} stroke={swatch.halo} strokeWidth={1} />
      )}
    </svg>
  );
}
