import { type CityIndex, cityIndex } from '../../store/query/city-index.ts';
import { type FieldFilter, fieldTest, type TextMatcher } from '../../store/query/filter.ts';
import { type Passing, passing, type ScopeQuestion } from '../../store/query/scope.ts';
import type { App } from '../services.ts';
import { readyCity } from '../state/city.ts';
import type { Coverage } from '../state/coverage.ts';
import type { Session } from '../state/session.ts';
import { columnsFor } from '../state/table-columns.ts';

/** The parts of the session that the scope rests on; compared one by one. */
function inputs(session: Session): readonly unknown[] {
  const { area, basis, filters, only, retired, selection, view } = session;
  return [area, basis, filters, retired, only.has('selected') ? selection : null, only.has('view') ? view : null];
}

/** What the conditions on fields need beside the city. */
interface Means {
  readonly answer: Coverage['answer'];
  readonly values: Coverage['parkValues'];
  readonly matcher: TextMatcher | null;
}

function passingOf(index: CityIndex, question: ScopeQuestion, { answer, values, matcher }: Means): ReadonlyMap<string, Passing> {
  const byKind = new Map<string, Passing>();
  for (const kind of index.kindIds) {
    const filters = question.filters[kind] ?? [];
    const columns = filters.length > 0 ? columnsFor(index, kind, question.basis, answer, values) : [];
    const source = { assets: index.kind(kind), columns, matcher };
    const left = passing(
      index,
      kind,
      question,
      filters.map((filter) => fieldTest(filter, source)),
    );
    if (left) byKind.set(kind, left);
  }
  return byKind;
}

/** True where a condition may be meant in pinyin, whose dictionary is loaded only then. */
function mayBePinyin(filters: Session['filters']): boolean {
  const isMeant = (filter: FieldFilter): boolean => filter.op === 'text' && /[a-z]/i.test(filter.text);
  return Object.values(filters).some((list) => list.some(isMeant));
}

/** Keeps the scope true to session and city. The box on screen is read when the camera has come to rest. */
export function followScope(app: App): void {
  let last: readonly unknown[] = [];
  let matcher: TextMatcher | null = null;
  let asked = false;
  const loadPinyin = async (): Promise<void> => {
    asked = true;
    const { loadPinyin, pinyinMatcher } = await import('../../layers/derive/pinyin.ts');
    await loadPinyin();
    matcher = pinyinMatcher;
    update();
  };
  const update = (): void => {
    const session = app.session.getState();
    const city = readyCity(app.cities.getState());
    const filtered = Object.keys(session.filters).length > 0;
    const { answer, parkValues } = app.coverage.getState();
    const means: Means = filtered ? { answer, values: parkValues, matcher } : { answer: null, values: null, matcher: null };
    const next = [city, means.answer, means.values, means.matcher, ...inputs(session)];
    if (next.length === last.length && next.every((part, at) => Object.is(part, last[at]))) return;
    last = next;
    const index = city ? cityIndex(city) : null;
    const { area, basis, filters, only, retired, selection } = session;
    const view = only.has('view') ? (app.map.current?.box() ?? null) : null;
    const question: ScopeQuestion = { area, basis, filters, selected: only.has('selected') ? selection : null, view, retired };
    const passes = index ? passingOf(index, question, means) : new Map();
    app.scope.setState({ index, question, passing: passes, matcher: means.matcher });
    if (!asked && mayBePinyin(filters)) void loadPinyin();
  };
  app.session.subscribe(update);
  app.cities.subscribe(update);
  app.coverage.subscribe(update);
  update();
}
