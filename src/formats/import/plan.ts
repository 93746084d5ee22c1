import { type Asset, type AssetKey, assetKey } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import type { Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { cityBox } from '../city-box.ts';
import type { Finding } from '../crs/spec.ts';
import { leastConfidence } from '../crs/verdict.ts';
import type { Source, SourceLayer } from '../format.ts';
import { pacer } from '../pace.ts';
import { type Drafts, draftsOf } from './drafts.ts';
import { infoAfter } from './info.ts';
import { findSystem, locator } from './locate.ts';
import { retired } from './retire.ts';
import { rowPlanner } from './rows.ts';
import type { ImportChoices, ImportPlan, LayerChoice, LayerPlan, PlannedRow, RowStatus } from './spec.ts';
import { withTwins } from './twins.ts';
import { wholeThings } from './values.ts';

/**
 * What an import would do with the city: each record compared with the thing of its kind and id. Nothing is changed. A layer whose system is
 * in doubt has no rows: its finding has the candidates, and the user chooses first. Throws BadInput only where what the user asked for cannot
 * be (an unknown system, another one for OSM).
 */
export async function planImport(sources: readonly Source[], choices: ImportChoices, city: City, host: Host): Promise<ImportPlan> {
  const planner = new Planner(sources, choices, city, host);
  for (const at of choices.layers.keys()) await planner.layer(at);
  return planner.finish();
}

class Planner {
  private readonly sources: readonly Source[];
  private readonly choices: ImportChoices;
  private readonly city: City;
  private readonly known: ReadonlyMap<AssetKey, Asset>;
  private readonly pace: (share: number) => Promise<void>;
  private readonly layers: LayerPlan[] = [];
  private readonly issues: Issue[];
  private rows: PlannedRow[] = [];
  /** The row that took a key, for the message to the one that wants it too. */
  private readonly takenBy = new Map<AssetKey, number>();

  constructor(sources: readonly Source[], choices: ImportChoices, city: City, host: Host) {
    this.sources = sources;
    this.choices = choices;
    this.city = city;
    this.known = new Map(city.assets.map((asset) => [assetKey(asset), asset]));
    this.pace = pacer(host);
    this.issues = sources.flatMap((source) => this.ofSource(source));
  }

  /** Where the city has residential land, buildings do not stand in for it, and nothing is to be said of that. */
  private ofSource({ format, issues }: Source): readonly Issue[] {
    return format === 'osm' && this.hasLand() ? issues.filter(({ kind }) => kind !== 'residential') : issues;
  }

  private hasLand(): boolean {
    return this.city.assets.some(({ kind, values }) => kind.startsWith('residential') && values.standIn === undefined);
  }

  async layer(at: number): Promise<void> {
    const choice = this.choices.layers[at] as LayerChoice;
    const source = this.sources[choice.source] as Source;
    if (choice.kind === null) return;
    const layer = source.layers[choice.layer] as SourceLayer;
    const share = (part: number): Promise<void> => this.pace((at + part) / this.choices.layers.length);
    const renamed = new Map((this.choices.rows ?? []).flatMap(({ layer: of, row, id }) => (of === at ? [[row, id] as const] : [])));
    const drafts = this.withoutStandIns(layer, await draftsOf(source, choice, renamed, (part) => share(part / 3)));
    this.issues.push(...drafts.issues);
    const finding = findSystem(source, choice, drafts.drafts, this.home(source, drafts));
    const isSure = finding === null || finding.confidence >= leastConfidence;
    const rows = isSure ? await this.plan(at, choice, drafts, finding, (part) => share((1 + 2 * part) / 3)) : [];
    for (const row of rows) this.rows.push(row);
    this.issues.push(...unplaced(source, layer, rows));
    if (finding === null && choice.crs !== 'auto' && layer.rows.length > 0) this.issues.push(noPlaceFor(choice.crs.code, source.file));
    const read = drafts.drafts.length + drafts.refusals.length;
    this.layers.push({ layer: at, name: layer.name, read, crs: finding, counts: countsOf(rows) });
  }

  private withoutStandIns(layer: SourceLayer, drafts: Drafts): Drafts {
    if (layer.kind !== 'residential' || !this.hasLand()) return drafts;
    return { ...drafts, drafts: drafts.drafts.filter(({ values }) => values.standIn === undefined) };
  }

  private home(source: Source, { drafts }: Drafts) {
    const kinds = new Set(drafts.map(({ kind }) => kind.id));
    return {
      file: source.file,
      cityThings: this.city.assets.filter(({ kind }) => kinds.has(kind)),
      cityBox: cityBox(this.city),
      sevenParameters: this.choices.sevenParameters,
    };
  }

  private async plan(
    at: number,
    choice: LayerChoice,
    { drafts, refusals }: Drafts,
    finding: Finding | null,
    share: (part: number) => Promise<void>,
  ): Promise<PlannedRow[]> {
    const source = this.sources[choice.source] as Source;
    const locate = locator(finding, this.choices.sevenParameters);
    const planner = await rowPlanner({
      layer: at,
      file: source.file,
      isReady: source.layers[choice.layer]?.kind !== undefined,
      rings: choice.rings,
      absent: this.choices.absent ?? 'keep',
      coarser: this.choices.coarser ?? 'keep',
      known: this.known,
      takenBy: this.takenBy,
      cityBox: cityBox(this.city),
    });
    const rows: PlannedRow[] = refusals.map(({ row, kind, id, issue }) => {
      const line = issue.line === undefined ? {} : { line: issue.line };
      return { layer: at, row, ...line, status: 'refused', kind, id, before: null, after: null, issues: [issue] };
    });
    for (const [index, draft] of drafts.entries()) {
      if (index % 512 === 0) await share(index / drafts.length);
      rows.push(planner(draft, locate(draft)));
    }
    return rows.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  }

  async finish(): Promise<ImportPlan> {
    const gone = retired(this.rows, this.choices, this.known);
    for (const row of gone) this.rows.push(row);
    await this.pace(1);
    const rows = withTwins(this.rows, this.city, this.choices.duplicateM);
    const sources = new Set(this.choices.layers.filter(({ kind }) => kind !== null).map(({ source }) => source));
    let info = this.city.info;
    for (const source of sources) info = infoAfter({ info, assets: this.city.assets }, this.sources[source] as Source);
    return { layers: this.withMissing(gone), rows, info, issues: this.issues };
  }

  private withMissing(gone: readonly PlannedRow[]): LayerPlan[] {
    return this.layers.map((layer) => {
      const missing = gone.filter((row) => row.layer === layer.layer).length;
      return missing === 0 ? layer : { ...layer, counts: { ...layer.counts, missing } };
    });
  }
}

function countsOf(rows: readonly PlannedRow[]): Readonly<Record<RowStatus, number>> {
  const counts = { new: 0, changed: 0, same: 0, missing: 0, refused: 0 };
  for (const { status } of rows) counts[status]++;
  return counts;
}

/** Who gives a system expects places: that none was found is told, not only that rows have none. */
function noPlaceFor(crs: string, file: string): Issue {
  return { code: 'crs-without-places', severity: 'warning', params: { crs }, file };
}

/** Things of a table that are counted before they are placed are told, by the lines of the sheet: their coordinates may have been forgotten. */
function unplaced({ file, format }: Source, layer: SourceLayer, rows: readonly PlannedRow[]): Issue[] {
  if (wholeThings.has(format)) return [];
  const lines = new Map(layer.rows.map(({ row, line }) => [row, line]));
  const bare = rows.filter(({ after }) => after !== null && after.geometry === null);
  if (bare.length === 0) return [];
  const named = bare.slice(0, 10).map(({ row }) => lines.get(row ?? 0) ?? row);
  const rowsText = `${named.join(', ')}${bare.length > named.length ? ' …' : ''}`;
  return [{ code: 'rows-unplaced', severity: 'warning', params: { count: bare.length, rows: rowsText }, file }];
}
