import { AlreadyPublished, byTime, type Published, type PublishedRun, readPublished } from '../../../store/published.ts';

const fileType = 'xiutu-published-runs';

/** All published runs of a city as one file, which can be imported elsewhere. */
export function runsText(runs: readonly PublishedRun[]): string {
  return `${JSON.stringify({ type: fileType, schemaVersion: 1, runs }, null, 1)}\n`;
}

export type ReadFile =
  | { readonly status: 'read'; readonly runs: readonly PublishedRun[] }
  | { readonly status: 'bad' }
  | { readonly status: 'other-city'; readonly city: PublishedRun['city'] };

function membersOf(text: string): { readonly type?: unknown; readonly schemaVersion?: unknown; readonly runs?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** The runs in a file; all or none: one that cannot be read, or belongs to another city, spoils the file. */
export function readRunsFile(text: string, areaCode: string): ReadFile {
  const file = membersOf(text);
  if (file?.type !== fileType || file.schemaVersion !== 1 || !Array.isArray(file.runs)) return { status: 'bad' };
  const runs = file.runs.map(readPublished);
  const whole = runs.filter((run) => run !== null);
  if (whole.length < runs.length) return { status: 'bad' };
  const other = whole.find(({ city }) => city.areaCode !== areaCode);
  return other ? { status: 'other-city', city: other.city } : { status: 'read', runs: whole.sort(byTime) };
}

/** Adds runs that are not there yet; the number of each. */
export async function addRuns(
  published: Published,
  runs: readonly PublishedRun[],
): Promise<{ readonly added: number; readonly known: number }> {
  let [added, known] = [0, 0];
  for (const run of runs) {
    try {
      await published.append(run);
      added += 1;
    } catch (error) {
      if (!(error instanceof AlreadyPublished)) throw error;
      known += 1;
    }
  }
  return { added, known };
}
