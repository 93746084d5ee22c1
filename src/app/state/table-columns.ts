import type { ParkValues } from '../../analysis/coverage/live-spec.ts';
import type { CompoundCoverage, Metric } from '../../analysis/coverage/spec.ts';
import type { AreaBasis } from '../../core/area.ts';
import type { Asset } from '../../core/asset.ts';
import type { Words } from '../../core/field.ts';
import { households, people, percent, squareMetre } from '../../layers/units.ts';
import type { CityIndex } from '../../store/query/city-index.ts';
import { type TableColumn, tableColumns } from '../../store/query/columns.ts';
import type { Coverage } from './coverage.ts';

type Answer = NonNullable<Coverage['answer']>;

/** The kind whose assets an answer of coverage speaks of one by one. */
const answeredKind = 'residential';
/** The kinds that serve. */
const valuedKinds: ReadonlySet<string> = new Set(['park', 'green']);

const section = { id: 'coverage', label: { zh: '公园覆盖', en: 'Park coverage' } };

function numberColumn(id: string, label: Words, unit: Words, digits: number, value: (asset: Asset) => number | null): TableColumn {
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    id,
    label,
    unit,
    type: 'number',
    section,
    sums: unit === squareMetre,
    bare: false,
    choices: [],
    value,
    text: (amount) => (typeof amount === 'number' ? format.format(amount) : ''),
  };
}

/** One decimal, as every share on screen; null where nothing is known. */
function share(amounts: CompoundCoverage['walk'] | undefined): number | null {
  return amounts?.share == null ? null : Math.round(amounts.share * 1000) / 10;
}

const columnsByAnswer = new WeakMap<Answer, readonly TableColumn[]>();

function coverageColumns(answer: Answer): readonly TableColumn[] {
  const found = columnsByAnswer.get(answer);
  if (found) return found;
  const byId = new Map(answer.compounds.map((compound) => [compound.id, compound]));
  const land = answer.asked.denominator === 'land';
  const columns = [
    numberColumn('#straight', { zh: '直线覆盖', en: 'Straight' }, percent, 1, ({ id }) => share(byId.get(id)?.straight)),
    numberColumn('#walk', { zh: '步行覆盖', en: 'On foot' }, percent, 1, ({ id }) => share(byId.get(id)?.walk)),
    ...(land
      ? [
          numberColumn(
            '#straightUncovered',
            { zh: '直线未覆盖', en: 'Not covered, straight' },
            squareMetre,
            0,
            ({ id }) => byId.get(id)?.straight.uncovered ?? null,
          ),
          numberColumn(
            '#uncovered',
            { zh: '步行未覆盖', en: 'Not covered on foot' },
            squareMetre,
            0,
            ({ id }) => byId.get(id)?.walk.uncovered ?? null,
          ),
          numberColumn(
            '#unknown',
            { zh: '步行未知', en: 'Unknown on foot' },
            squareMetre,
            0,
            ({ id }) => byId.get(id)?.walk.unknown ?? null,
          ),
        ]
      : []),
  ];
  columnsByAnswer.set(answer, columns);
  return columns;
}

const unitOfMeasure: Readonly<Record<Answer['asked']['denominator'], Words>> = { land: squareMetre, people, dwellings: households };

const columnsByValues = new WeakMap<ParkValues, ReadonlyMap<string, readonly TableColumn[]>>();

/** What only each park of a kind serves; parks that do not count have no value. The same demand may be served by nobody else twice: no sums. */
function valueColumns(kind: string, { asked }: Answer, values: ParkValues): readonly TableColumn[] {
  const made = columnsByValues.get(values) ?? new Map<string, readonly TableColumn[]>();
  const found = made.get(kind);
  if (found) return found;
  const byId = new Map(values.values.filter((value) => value.kind === kind).map((value) => [value.id, value]));
  const unit = unitOfMeasure[asked.denominator];
  const column = (metric: Metric, label: Words, meaning: Words) => ({
    ...numberColumn(`#alone-${metric}`, label, unit, 0, ({ id }) => byId.get(id)?.[metric] ?? null),
    meaning,
    sums: false,
  });
  const columns =
    byId.size === 0
      ? []
      : [
          column(
            'straight',
            { zh: '独家（直线）', en: 'Alone, straight' },
            { zh: '独家服务（直线）：按直线距离只有它服务到的量', en: 'Served by it alone as the crow flies: what no other park reaches' },
          ),
          column(
            'walk',
            { zh: '独家（步行）', en: 'Alone, on foot' },
            { zh: '独家服务（步行）：步行只有它服务到的量', en: 'Served by it alone on foot: what no other park reaches' },
          ),
        ];
  columnsByValues.set(values, new Map([...made, [kind, columns]]));
  return columns;
}

function answeredColumns(kind: string, answer: Answer, values: ParkValues | null): readonly TableColumn[] {
  if (kind === answeredKind) return coverageColumns(answer);
  return values && valuedKinds.has(kind) ? valueColumns(kind, answer, values) : [];
}

const joined = new WeakMap<readonly TableColumn[], { readonly added: readonly TableColumn[]; readonly columns: readonly TableColumn[] }>();

/**
 * All columns of a kind's table: those of the city, of compounds what the last answer says of each, and of parks what only they serve. The same
 * list while nothing changes.
 */
export function columnsFor(
  index: CityIndex,
  kind: string,
  basis: AreaBasis,
  answer: Answer | null,
  values: ParkValues | null,
): readonly TableColumn[] {
  const columns = tableColumns(index, kind, basis);
  const added = answer ? answeredColumns(kind, answer, values) : [];
  if (added.length === 0) return columns;
  const found = joined.get(columns);
  if (found?.added === added) return found.columns;
  const [name, ...others] = columns;
  const all = name ? [name, ...added, ...others] : columns;
  joined.set(columns, { added, columns: all });
  return all;
}
