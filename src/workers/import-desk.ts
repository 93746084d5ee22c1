import type { City } from '../core/city.ts';
import { BadInput, badInput } from '../core/issue.ts';
import { Cancelled, type Host } from '../core/result.ts';
import { cityBox } from '../formats/city-box.ts';
import { emptyCity } from '../formats/city-folder.ts';
import type { SevenParameters } from '../formats/crs/spec.ts';
import type { Source } from '../formats/format.ts';
import { draftsOf } from '../formats/import/drafts.ts';
import { findSystem } from '../formats/import/locate.ts';
import { type ImportMemory, recall, remember } from '../formats/import/memory.ts';
import { planImport } from '../formats/import/plan.ts';
import { likeliestKind, proposeForKind, proposeLayer } from '../formats/import/propose.ts';
import { refusedRows } from '../formats/import/refused.ts';
import type { ImportChoices, ImportPlan, LayerChoice, PlannedRow } from '../formats/import/spec.ts';
import type { Lang } from '../text/sentence.ts';
import { openWith, previewEncodings } from './import-encodings.ts';
import { ghostsOf } from './import-ghosts.ts';
import type {
  Answer,
  ImportApi,
  LayerPlaces,
  LayerProposal,
  OpenAsk,
  OpenedFiles,
  PlanAsk,
  SentPlan,
  SentRow,
  Tell,
} from './import-protocol.ts';
import { scanSource } from './import-scan.ts';

/** A message for each hundredth, not for each block of the file. */
function throttled(tell: Tell): Tell {
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent !== last) tell(share);
    last = percent;
  };
}

/** The worker is ended where it is not wanted any more, so nobody cancels it from within. */
function hostOf(tell: Tell): Host {
  return { progress: throttled(tell), cancelled: () => false };
}

async function answered<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { status: 'done', value: await work() };
  } catch (error) {
    if (error instanceof BadInput) return { status: 'refused', issues: error.issues };
    if (error instanceof Cancelled) return { status: 'cancelled' };
    throw error;
  }
}

/** What the other side has already is not sent: the thing of the city, and of what stays as it is everything. */
function sentRow({ before, ...row }: PlannedRow): SentRow {
  const stays = before !== null && (row.after === before || row.status === 'same');
  return { ...row, after: stays ? null : row.after, hasBefore: before !== null, stays };
}

/** The opened files of one dialogue, with the city they are compared with. */
class Desk {
  private files: OpenAsk['files'] = [];
  private sources: readonly Source[] = [];
  private city: City | null = null;
  private planned: { readonly plan: ImportPlan; readonly choices: ImportChoices } | null = null;

  hold(city: City | null): void {
    this.city = city;
  }

  private home(): City {
    return this.city ?? emptyCity('');
  }

  async open(ask: OpenAsk, tell: Tell): Promise<OpenedFiles> {
    this.files = ask.files;
    this.sources = await openWith(ask.files, ask.encodings, ask.memories, hostOf(tell));
    this.planned = null;
    const layers: LayerProposal[] = [];
    const remembered: number[] = [];
    const scans: OpenedFiles['sources'][number][] = [];
    for (const [at, source] of this.sources.entries()) {
      const memory = recall(ask.memories, source);
      const guessed = new Map<number, string>();
      if (memory) remembered.push(at);
      for (const layer of source.layers.keys()) layers.push(await this.proposal(at, layer, memory, guessed));
      scans.push(scanSource(source, at, guessed));
    }
    return { sources: scans, layers, remembered };
  }

  private async proposal(
    at: number,
    layer: number,
    memory: ImportMemory | undefined,
    guessed: Map<number, string>,
  ): Promise<LayerProposal> {
    const source = this.source(at);
    const said = proposeLayer(source, layer, memory);
    const guess = said.kind === null && memory === undefined ? likeliestKind(source, layer) : undefined;
    if (guess) guessed.set(layer, guess.id);
    const choice = { ...(guess ? proposeForKind(source, layer, guess.id) : said), source: at };
    return { choice, places: await this.places(choice, null) };
  }

  private source(at: number): Source {
    const source = this.sources[at];
    if (!source) throw new Error(`No source ${at} is open.`);
    return source;
  }

  async propose(at: number, layer: number, kind: string | null): Promise<LayerProposal> {
    const choice = { ...proposeForKind(this.source(at), layer, kind), source: at };
    return { choice, places: await this.places(choice, null) };
  }

  /** In which system the layer is, and where it lies then. One that stays out is looked at all the same as far as that needs no kind. */
  async places(choice: LayerChoice, parameters: SevenParameters | null): Promise<LayerPlaces> {
    if (choice.kind === null) return { finding: null, ghosts: [] };
    const source = this.source(choice.source);
    const { drafts } = await draftsOf(source, choice, new Map(), async () => {});
    const kinds = new Set(drafts.map(({ kind }) => kind.id));
    const city = this.home();
    const finding = findSystem(source, choice, drafts, {
      file: source.file,
      cityThings: city.assets.filter(({ kind }) => kinds.has(kind)),
      cityBox: cityBox(city),
      sevenParameters: parameters ?? undefined,
    });
    if (!finding) return { finding: null, ghosts: [] };
    const places = drafts.map(({ place }) => place);
    return { finding, ghosts: ghostsOf(finding, places, parameters ?? undefined) };
  }

  encodings(at: number) {
    return previewEncodings(
      this.files,
      this.source(at),
      hostOf(() => {}),
    );
  }

  private choicesOf({ memories, sevenParameters, ...asked }: PlanAsk): ImportChoices {
    const lastTime = new Set(this.sources.flatMap((source) => recall(memories, source)?.keys ?? []));
    return { ...asked, lastTime: [...lastTime], ...(sevenParameters ? { sevenParameters } : {}) };
  }

  private async planFor(ask: PlanAsk, city: City, tell: Tell): Promise<ImportPlan> {
    const choices = this.choicesOf(ask);
    const plan = await planImport(this.sources, choices, city, hostOf(tell));
    this.planned = { plan, choices };
    return plan;
  }

  async plan(ask: PlanAsk, tell: Tell): Promise<SentPlan> {
    const plan = await this.planFor(ask, this.home(), tell);
    const memories = remember(this.sources, plan, this.choicesOf(ask));
    return { layers: plan.layers, rows: plan.rows.map(sentRow), issues: plan.issues, memories };
  }

  /** All that the choices take as a city of its own, named as asked. */
  async cityOf(ask: PlanAsk, name: string, tell: Tell) {
    const plan = await this.planFor({ ...ask, rows: [], missing: 'keep', duplicateM: 0, memories: [] }, emptyCity(name), tell);
    const assets = plan.rows.flatMap(({ after }) => after ?? []);
    if (assets.length === 0) throw badInput('nothing-of-use', {}, { file: this.sources.map(({ file }) => file).join(', ') });
    return { city: { info: plan.info, assets }, issues: [...plan.issues, ...plan.rows.flatMap(({ issues }) => issues)] };
  }

  /** Rows not taken at the last planning. The sentences are fetched only now: most imports need none of them here. */
  async refused(lang: Lang) {
    if (!this.planned) return [];
    const { refusedWords } = await import('../text/refused.ts');
    return refusedRows(this.sources, this.planned.plan, this.planned.choices, refusedWords(lang));
  }
}

/** The import away from any screen: what the worker exposes, and tests call directly. */
export function createImportApi(): ImportApi {
  const desk = new Desk();
  return {
    hold: (city) => desk.hold(city),
    open: (ask, tell) => answered(() => desk.open(ask, tell)),
    propose: (source, layer, kind) => answered(() => desk.propose(source, layer, kind)),
    locate: (choice, parameters) => answered(() => desk.places(choice, parameters)),
    encodings: (source) => answered(() => desk.encodings(source)),
    plan: (ask, tell) => answered(() => desk.plan(ask, tell)),
    city: (ask, name, tell) => answered(() => desk.cityOf(ask, name, tell)),
    refused: (lang) => answered(() => desk.refused(lang)),
  };
}
