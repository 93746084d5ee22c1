import { type Asset, assetKey } from '../core/asset.ts';
import type { City, CityInfo } from '../core/city.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import { BadInput, badInput, type Issue } from '../core/issue.ts';
import type { Host } from '../core/result.ts';
import { kindById, knownKinds } from '../layers/registry.ts';
import { boxesMeet } from './box.ts';
import { cityBox } from './city-box.ts';
import { systemByName } from './crs/known.ts';
import type { CrsSuspect } from './crs/spec.ts';
import type { NamedBytes, Source } from './format.ts';
import { chooseFor, type ImportOptions } from './import/choose.ts';
import { changesCity } from './import/edit.ts';
import { planImport } from './import/plan.ts';
import { isUnsure, leastSure, reportOf } from './import/report-of.ts';
import type { ImportChoices, ImportPlan } from './import/spec.ts';
import { openSource } from './open.ts';
import { ImportRefused, type ImportReport } from './report.ts';

/** What an import would change: assets to put (same id replaces, new id appends) and the city's own record. Nothing is changed yet. */
export interface Imported {
  readonly put: readonly Asset[];
  readonly info: CityInfo;
  readonly report: ImportReport;
  readonly source: Source;
  readonly choices: ImportChoices;
  readonly plan: ImportPlan;
}

/**
 * Reads files that were handed over together, one answer for each thing in them, every next one for the city as the ones before leave it. Throws
 * BadInput (one sentence) where a thing cannot be taken as a whole, with a report where it was understood that far; rows that cannot be taken
 * are in the report, and the others are returned. `told` hears each report once it is sure, so that a later refusal does not hide it.
 */
export async function importFiles(
  files: readonly NamedBytes[],
  options: ImportOptions,
  city: City,
  host: Host,
  told: (report: ImportReport) => void = () => {},
): Promise<readonly Imported[]> {
  const { kind, encoding = 'auto' } = options;
  if (kind !== undefined && kindById(kind) === undefined)
    throw badInput('kind-unknown', { kind, known: knownKinds() }, { file: files[0]?.name ?? '' });
  const half = (from: number): Host => ({ progress: (share) => host.progress(from + share / 2), cancelled: () => host.cancelled() });
  const sources = await openSource(files, { encoding }, half(0));
  const done: Imported[] = [];
  let now = city;
  for (const source of sources) {
    const imported = await importSource(source, options, now, half(0.5));
    told(imported.report);
    done.push(imported);
    now = withAssets(now, imported.put, imported.info);
  }
  return done;
}

/** The same for one file that holds one thing. */
export async function importFile(bytes: Uint8Array, file: string, options: ImportOptions, city: City, host: Host): Promise<Imported> {
  const all = await importFiles([{ name: file, bytes }], options, city, host);
  const [first, ...others] = all as [Imported, ...Imported[]];
  if (others.length === 0) return first;
  const last = all.at(-1) as Imported;
  const put = new Map(all.flatMap((each) => each.put).map((asset) => [assetKey(asset), asset]));
  const issues = all.flatMap(({ report }) => report.issues);
  return { ...last, put: [...put.values()], report: { ...first.report, file, layers: all.flatMap(({ report }) => report.layers), issues } };
}

async function importSource(source: Source, options: ImportOptions, city: City, host: Host): Promise<Imported> {
  const { choices, issues } = chooseFor(source, options, city);
  const plan = await planImport([source], choices, city, host);
  const repeated = source.format === 'geojson' ? repeatedId(plan) : undefined;
  if (repeated !== undefined) throw new BadInput([repeated]);
  const report = reportOf(source, plan, choices, issues);
  if (isUnsure(plan)) throw unsure(plan, report);
  if (!plan.rows.some(({ status }) => status !== 'refused' && status !== 'missing')) throw refused(report, 'nothing-of-use');
  if (liesElsewhere(plan, city)) {
    // Said once of the whole, not again of every row.
    const issues = report.issues.filter(({ code }) => code !== 'row-outside-city');
    throw refused({ ...report, issues }, 'outside-city', { city: city.info.name });
  }
  const put = plan.rows.flatMap((row) => (row.after !== null && (changesCity(row) || row.status === 'same') ? [row.after] : []));
  return { put, info: plan.info, report, source, choices, plan };
}

/** In a file of whole things an id that comes twice is a mistake of the file: which of the two is meant, nobody can say. */
function repeatedId(plan: ImportPlan): Issue | undefined {
  return plan.rows.flatMap(({ issues }) => issues).find(({ code }) => code === 'id-repeated');
}

/** A refusal after the file was understood carries the report: candidates, refused rows. */
function refused(report: ImportReport, code: string, params: Issue['params'] = {}): ImportRefused {
  return new ImportRefused(report, { code, severity: 'error', params, file: report.file });
}

function unsure(plan: ImportPlan, report: ImportReport): ImportRefused {
  const finding = leastSure(plan);
  const named = (finding?.candidates ?? []).map(candidateText).join(', ');
  const code = refusalCodes[finding?.reasons[0]?.code ?? ''] ?? 'crs-in-doubt';
  return named === '' ? refused(report, `${code}-none`) : refused(report, code, { candidates: named });
}

/** The order and writing of angles are told where they are not the usual ones: two candidates of one system differ in nothing else. */
function candidateText({ code, axes, notation, confidence }: CrsSuspect): string {
  const turned = axes === 'xy' ? [] : [systemByName(code)?.unit === 'degree' ? '{mark-latitude-first}' : '{mark-north-first}'];
  const marks = [...turned, ...(notation === 'packed-dms' ? ['{mark-packed}'] : []), String(confidence)];
  return `${code} (${marks.join(', ')})`;
}

/** What stands against a system, and the sentence that refuses for it. */
const refusalCodes: Readonly<Record<string, string>> = { 'crs-outlines': 'crs-contradicts-city', 'crs-digits': 'crs-contradicts-digits' };

/** A file that lies wholly outside the city is another city, or in another coordinate system; either way it does not belong here. */
function liesElsewhere(plan: ImportPlan, city: City): boolean {
  const home = cityBox(city);
  if (home === null) return false;
  const taken = plan.rows.filter(({ status }) => status !== 'missing').map(({ after }) => boxOf([after?.geometry]));
  const placed = taken.filter((box) => box !== null);
  return placed.length > 0 && !placed.some((box) => boxesMeet(box, home));
}

/** The city with assets put into it: the same id is replaced where it stands, a new one is appended. */
export function withAssets(city: City, put: readonly Asset[], info: CityInfo = city.info): City {
  const incoming = new Map(put.map((asset) => [assetKey(asset), asset]));
  const kept = city.assets.map((asset) => {
    const key = assetKey(asset);
    const replacement = incoming.get(key);
    incoming.delete(key);
    return replacement ?? asset;
  });
  return { info, assets: [...kept, ...incoming.values()] };
}
