import type { Swatch } from '../../layers/derive/legend.ts';
import { symbolBox, symbols } from '../../layers/symbols.ts';

const width = 20;
const height = 16;
const iconSize = 10;

/** A dot, with the symbol on it where the kind has one: as the map draws it close up. */
function Dot({ swatch }: { readonly swatch: Swatch }) {
  const path = swatch.icon === undefined ? undefined : symbols[swatch.icon];
  const radius = path ? height / 2 : Math.min(6, swatch.radius);
  const scale = iconSize / symbolBox;
  return (
    <>
      <circle cx={width / 2} cy={height / 2} r={radius} fill={swatch.colour} />
      {path && (
        <path d={path} fill={swatch.halo} transform={`translate(${(width - iconSize) / 2} ${(height - iconSize) / 2}) scale(${scale})`} />
      )}
    </>
  );
}

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
          stroke={swatch.edge ?? swatch.colour}
          strokeWidth={swatch.edge ? 1 : swatch.strokeWidth}
          strokeDasharray={dash}
        />
      )}
      {swatch.family === 'line' && swatch.edge && (
        <line x1={0} x2={width} y1={middle} y2={middle} stroke={swatch.edge} strokeWidth={Math.min(4, swatch.strokeWidth) + 2} />
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
      {swatch.family === 'point' && <Dot swatch={swatch} />}
    </svg>
  );
}
