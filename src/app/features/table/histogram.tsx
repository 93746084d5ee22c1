import type { FieldValue } from '../../../core/asset.ts';
import { useSpeech } from '../../ui/use-app.ts';

const bins = 20;
const width = 240;
const height = 48;

interface HistogramProps {
  readonly values: readonly { readonly value: FieldValue; readonly count: number }[];
  readonly min: number | null;
  readonly max: number | null;
  /** Years: bounds are whole and ungrouped. */
  readonly bare: boolean;
  readonly onPick: (min: number | null, max: number | null) => void;
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Equal bins between the extremes; whole numbers keep whole bounds. */
function binned(values: HistogramProps['values']): readonly Bin[] {
  const numbers = values.flatMap(({ value, count }) => (typeof value === 'number' ? [{ value, count }] : []));
  const low = numbers[0]?.value;
  const high = numbers.at(-1)?.value;
  if (low === undefined || high === undefined || low === high) return [];
  const whole = numbers.every(({ value }) => Number.isInteger(value));
  const step = whole ? Math.max(1, Math.ceil((high - low + 1) / bins)) : (high - low) / bins;
  const counts = new Map<number, number>();
  for (const { value, count } of numbers) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / step));
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  const used = whole ? Math.floor((high - low) / step) + 1 : bins;
  return Array.from({ length: used }, (_, at) => {
    const from = low + at * step;
    const to = whole ? from + step - 1 : low + (at + 1) * step;
    return { from, to, count: counts.get(at) ?? 0 };
  });
}

/** Two decimals outwards, so that a bar asks for all that it shows. */
const down = (value: number): number => Math.floor(value * 100) / 100;
const up = (value: number): number => Math.ceil(value * 100) / 100;

/** How the values are spread; a bar asks for its part of them. The two number fields below do the same by keyboard. */
export function Histogram({ values, min, max, bare, onPick }: HistogramProps) {
  const { say } = useSpeech();
  const all = binned(values);
  const highest = Math.max(1, ...all.map(({ count }) => count));
  if (all.length === 0) return null;
  const number = (value: number): string => (bare ? String(value) : (Math.round(value * 100) / 100).toLocaleString('en-US'));
  const bar = width / all.length;
  return (
    <div className="histogram">
      {all.map(({ from, to, count }) => {
        const isIn = (min === null || to >= min) && (max === null || from <= max);
        const words = say('tableBin', { from: number(from), to: number(to), count });
        return (
          <button
            key={from}
            type="button"
            tabIndex={-1}
            className={isIn ? 'bin bin-in' : 'bin'}
            style={{ width: bar, height }}
            aria-label={words}
            title={words}
            onClick={() => onPick(down(from), up(to))}
          >
            <span style={{ height: count === 0 ? 0 : Math.max(2, (count / highest) * height) }} />
          </button>
        );
      })}
    </div>
  );
}
