import { circleColumns, withoutSteps } from '../analysis/circle/adapter.ts';
import { rowsAsked, runCircle } from '../analysis/circle/engine.ts';
import {
  type AreaCircle,
  type CircleCell,
  type CircleParams,
  type CircleResult,
  type CircleSheet,
  type CompoundCircle,
  speedProfiles,
} from '../analysis/circle/spec.ts';
import { coverageColumns } from '../analysis/coverage/adapter.ts';
import { prepareCoverage } from '../analysis/coverage/prepare.ts';
import { networkIssues } from '../analysis/network/issues.ts';
import { csvText } from '../formats/csv.ts';
import { codeSentence, type Lang } from '../text/sentence.ts';
import type { Args } from './args.ts';
import { coverageKinds } from './coverage.ts';
import { readCityFolder } from './folder.ts';
import { type Io, jsonText, resultFormat, resultOptions, sayIssues, writeResult } from './io.ts';
import { readCircleSheet } from './rules.ts';

/** `circle --city CITY`: the nearest of each kind from every compound, what is missing, and the people covered of every unit. */
export const command = {
  options: { city: 'text', rule: 'text', minutes: 'text', profile: 'text', wait: 'text', ...resultOptions },
  files: { min: 0, max: 0 },
  run,
} as const;

/** An hour at a crossing: more is a slip of the keyboard. */
const longestWaitS = 3600;

const tierOf = { '5': 5, '10': 10, '15': 15 } as const;

async function run(args: Args, io: Io): Promise<void> {
  const folder = args.need('city');
  const format = resultFormat(args, 'json');
  const params = {
    minutes: tierOf[args.choice('minutes', ['5', '10', '15'] as const) ?? '15'],
    profile: args.choice('profile', speedProfiles) ?? 'default',
    crossingWaitS: args.number('wait', 0, longestWaitS) ?? 0,
  };
  const sheet = await readCircleSheet(args.text('rule') ?? 'gb50180-2018', io);
  const { city: whole, issues, dataRevision } = await readCityFolder(io.resolve(folder), folder, kindsOf(sheet));
  const city = params.profile === 'wheelchair' ? withoutSteps(whole) : whole;
  const { columns, issues: found } = coverageColumns(city);
  sayIssues([...issues, ...found], io);
  const host = { progress: io.progress, cancelled: () => false };
  const prepared = await prepareCoverage(columns, host);
  sayIssues(networkIssues(prepared.network), io);
  const result = await runCircle(circleColumns(city, prepared), sheet, params, host, { dataRevision, time: new Date().toISOString() });
  const text = format === 'json' ? documentText(document(result, io.lang)) : csvText(result.rows.map(flatRow), columnsOf(sheet, params));
  await writeResult(args, io, text);
}

/** Files that matter for a sheet; a type of `facility` is no file of its own. */
function kindsOf({ rows }: CircleSheet): ReadonlySet<string> {
  return new Set([...coverageKinds, 'facility', 'crossing', ...rows.flatMap(({ kinds }) => kinds)]);
}

function document({ stamp, noData, rows, areas }: CircleResult, lang: Lang) {
  const notes = stamp.notes.map((note) => ({ ...note, message: codeSentence(note.code, note.params, lang) }));
  return { stamp: { ...stamp, notes }, noData, rows: rows.map(namedRow), areas: areas.map(namedArea) };
}

/** Compounds and units a line each: indented, a city of a hundred thousand homes would be longer than a text can be. */
function documentText({ stamp, noData, rows, areas }: ReturnType<typeof document>): string {
  const lines = (list: readonly unknown[]) =>
    list.length === 0 ? '[]' : `[\n    ${list.map((each) => JSON.stringify(each)).join(',\n    ')}\n  ]`;
  const head = jsonText({ stamp, noData }).replace(/\n}\n$/, '');
  return `${head},\n  "rows": ${lines(rows)},\n  "areas": ${lines(areas)}\n}\n`;
}

/** A compound under the names of the contract; metres and minutes to a thousandth. */
function namedRow({ id, areaCode, people, score, missing, kinds }: CompoundCircle) {
  return { id, areaCode, people, score: rounded(score, 1e9), missing, kinds: mapped(kinds, namedCell) };
}

function namedCell({ metres, minutes, status }: CircleCell) {
  return { metres: rounded(metres, 1e3), minutes: rounded(minutes, 1e3), status };
}

function namedArea({ areaCode, name, people, kinds }: AreaCircle) {
  return { areaCode, name, people, kinds: mapped(kinds, ({ share, unknown }) => ({ share: rounded(share, 1e9), unknown })) };
}

/** Columns stand also where there is no compound to fill them. */
function columnsOf(sheet: CircleSheet, params: CircleParams): string[] {
  const cells = rowsAsked(sheet, params).flatMap(({ id }) => ['metres', 'minutes', 'status'].map((key) => `${id}.${key}`));
  return ['id', 'areaCode', 'people', 'score', 'missing', ...cells];
}

/** One line a compound: three columns a kind. */
function flatRow({ id, areaCode, people, score, missing, kinds }: CompoundCircle) {
  const cells = Object.entries(kinds).flatMap(([kind, cell]) =>
    Object.entries(namedCell(cell)).map(([key, value]) => [`${kind}.${key}`, value] as const),
  );
  return { id, areaCode, people, score: rounded(score, 1e9), missing: missing.join(' '), ...Object.fromEntries(cells) };
}

function mapped<A, B>(record: Readonly<Record<string, A>>, name: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, name(value)]));
}

function rounded(value: number | null, per: number): number | null {
  return value === null ? null : Math.round(value * per) / per;
}
