import { type RefObject, useEffect, useRef, useState } from 'react';
import { operatorSign } from '../../../analysis/coverage/targets.ts';
import type { PublishedRun } from '../../../store/published.ts';
import { percent } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { type ChartScale, chartScale } from './chart-scale.ts';
import type { TrendPoint } from './trend.ts';

const height = 184;
/** Shapes of points, by what they were asked with; more groups begin again. */
const shapes = ['round', 'square', 'diamond', 'ring'] as const;

function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}

/** Lines between points that were asked alike; a run without the figure breaks none, it is passed over. */
function linesOf(points: readonly TrendPoint[], { x, y }: ChartScale): readonly string[] {
  const groups = new Map<number, string[]>();
  points.forEach(({ group, figure }, i) => {
    if (figure?.share == null) return;
    const at = `${x[i]?.toFixed(1)},${y(figure.share).toFixed(1)}`;
    const own = groups.get(group);
    if (own) own.push(at);
    else groups.set(group, [at]);
  });
  return [...groups.values()].filter((own) => own.length > 1).map((own) => own.join(' '));
}

function Axes({ scale, points }: { readonly scale: ChartScale; readonly points: readonly TrendPoint[] }) {
  const { lang } = useSpeech();
  const { left, right, bottom, x, y, ticks } = scale;
  const day = (run: PublishedRun) =>
    new Date(run.publishedAt).toLocaleDateString(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'short' });
  const [first, last] = [points[0], points.at(-1)];
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="trend-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 4} y={y(tick) + 4} textAnchor="end">
            {Math.round(tick * 100)}%
          </text>
        </g>
      ))}
      {first && (
        <text x={points.length > 1 ? left : x[0]} y={bottom + 18} textAnchor={points.length > 1 ? 'start' : 'middle'}>
          {day(first.run)}
        </text>
      )}
      {last && points.length > 1 && (
        <text x={right} y={bottom + 18} textAnchor="end">
          {day(last.run)}
        </text>
      )}
    </>
  );
}

interface ChartProps {
  readonly points: readonly TrendPoint[];
  readonly label: string;
  readonly onOpen: (run: PublishedRun) => void;
}

/** Shares over the published runs. Each point is a door into its run; the table below says the same to who does not see it. */
export function TrendChart({ points, label, onOpen }: ChartProps) {
  const { lang, say } = useSpeech();
  const hasShares = points.some(({ figure }) => figure?.share != null);
  const [box, width] = useWidth();
  const targets = points.at(-1)?.series.targets ?? [];
  const scale = chartScale(
    points,
    targets.map(({ value }) => value),
    width,
    height,
  );
  return (
    <div ref={box} className="trend-chart" style={hasShares ? { minHeight: height } : {}}>
      {!hasShares && <p className="empty">{say('trendNoShares')}</p>}
      {hasShares && width > 0 && (
        <>
          <svg width={width} height={height} role="img" aria-label={label}>
            <Axes scale={scale} points={points} />
            {targets.map((target) => (
              <g key={`${target.operator}${target.value}`}>
                <line className="trend-target" x1={scale.left} x2={scale.right} y1={scale.y(target.value)} y2={scale.y(target.value)} />
                <text className="trend-target-text" x={scale.right} y={scale.y(target.value) - 4} textAnchor="end">
                  {say('trendTarget', { value: `${operatorSign(target)} ${percent(target.value, lang).replace('.0', '')}` })}
                </text>
              </g>
            ))}
            {linesOf(points, scale).map((line) => (
              <polyline key={line} className="trend-line" points={line} />
            ))}
          </svg>
          {points.map(({ run, figure, group }, i) =>
            figure?.share == null ? null : (
              <button
                key={run.id}
                type="button"
                className={`trend-point trend-${shapes[group % shapes.length]}`}
                style={{ left: scale.x[i], top: scale.y(figure.share) }}
                title={`${run.name} · ${percent(figure.share, lang)}`}
                aria-label={`${say('trendOpenRun', { name: run.name })} · ${percent(figure.share, lang)}`}
                onClick={() => onOpen(run)}
              />
            ),
          )}
        </>
      )}
      {hasShares && scale.ordinal && width > 0 && <p className="quiet">{say('trendOrdinal')}</p>}
    </div>
  );
}
