import Papa from 'papaparse';

/** What stands between cells, in the order in which equals are decided. The full-width comma comes from Chinese keyboards. */
const delimiters = [',', '\t', ';', '|', '，'] as const;

const sampleLines = 100;

interface Score {
  readonly delimiter: string;
  readonly share: number;
  readonly width: number;
}

/**
 * What divides the cells of a text: that by which most lines have the same number of cells, the more cells the better. Undefined where no
 * candidate divides it, as in a text of one column, or of prose.
 */
export function findDelimiter(text: string, isTabs: boolean): string | undefined {
  const head = text.slice(0, 1 << 18);
  const scores = delimiters.map((delimiter) => scoreOf(head, delimiter)).filter(({ width }) => width > 1);
  const tabs = scores.find(({ delimiter }) => delimiter === '\t');
  if (isTabs && tabs !== undefined) return tabs.delimiter;
  const [first, ...others] = scores;
  if (first === undefined) return undefined;
  return others.reduce((best, score) => (isBetter(score, best) ? score : best), first).delimiter;
}

function isBetter(one: Score, other: Score): boolean {
  if (Math.abs(one.share - other.share) > 0.05) return one.share > other.share;
  // A comma inside of cells divides them too, but seldom into more parts than the real divider.
  return one.width > other.width;
}

function scoreOf(text: string, delimiter: string): Score {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: sampleLines });
  const widths = data.filter((cells) => cells.some((cell) => cell.trim() !== '')).map((cells) => cells.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const best = [...counts].filter(([width]) => width > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  if (best === undefined) return { delimiter, share: 0, width: 1 };
  return { delimiter, share: best[1] / widths.length, width: best[0] };
}
