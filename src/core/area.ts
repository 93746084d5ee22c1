import { type AreaLevel, areaLevels } from './area-level.ts';
import type { Asset, FieldValue } from './asset.ts';
import type { Issue } from './issue.ts';
import { byCodeUnit } from './order.ts';

/**
 * Which of a unit's two parents counts (口径). `legal`: the division of the state (`parentCode`). `managing`: who runs it (`managedBy`, such as
 * a functional zone); a unit that nobody manages apart stays under its legal parent.
 */
export type AreaBasis = 'legal' | 'managing';

export interface AreaNode {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** Code of the parent in the basis in use; null for a top unit. */
  readonly parent: string | null;
  /** Codes in order. */
  readonly children: readonly string[];
  readonly asset: Asset;
}

/** The units that hold on one day, in one basis. Figures by area name both. */
export interface AreaTree {
  readonly basis: AreaBasis;
  readonly date: string;
  readonly nodes: ReadonlyMap<string, AreaNode>;
  /** Codes of the units without a parent, in order. */
  readonly roots: readonly string[];
  readonly issues: readonly Issue[];
}

/** A record of a unit with the parent it names in the basis in use, before anything is checked. */
interface Unit {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentNamed: string | null;
  readonly asset: Asset;
}

/**
 * The tree of the `area` assets valid on `date` (ISO day). A unit is read from `values`: `level`, `code`, `parentCode`, `managedBy`, `name`,
 * `validFrom`, `validTo` (both inclusive, as precise as known: `2020` means the whole year). What cannot be placed becomes a root and an
 * issue; records without code or level are left out and reported.
 */
export function areaTree(assets: Iterable<Asset>, basis: AreaBasis, date: string): AreaTree {
  const issues: Issue[] = [];
  const units = readUnits(assets, basis, date, issues);
  const parents = new Map<string, string | null>();
  for (const unit of units.values()) parents.set(unit.code, knownParent(unit, units, issues));
  cutCycles(parents, units, issues);
  return { basis, date, ...linked(units, parents), issues };
}

/** The code that a value stands for. Codes are text, but a spreadsheet may have made them numbers; null where there is none. */
export function areaCodeOf(value: FieldValue | undefined): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Codes from the parent of `code` up to the top; empty for a root or an unknown code. */
export function ancestors(tree: AreaTree, code: string): readonly string[] {
  const found: string[] = [];
  let parent = tree.nodes.get(code)?.parent ?? null;
  while (parent !== null) {
    found.push(parent);
    parent = tree.nodes.get(parent)?.parent ?? null;
  }
  return found;
}

/** Codes of the units directly below `code`, in order; empty for an unknown code. */
export function childrenOf(tree: AreaTree, code: string): readonly string[] {
  return tree.nodes.get(code)?.children ?? [];
}

/** `code` and all below it, parents before children; empty for an unknown code. */
export function withDescendants(tree: AreaTree, code: string): readonly string[] {
  if (!tree.nodes.has(code)) return [];
  return [code, ...childrenOf(tree, code).flatMap((child) => withDescendants(tree, child))];
}

/** The unit of `level` that `code` is or lies in; null where there is none, as for a town directly under the city when asked for its district. */
export function atLevel(tree: AreaTree, code: string, level: AreaLevel): string | null {
  const chain = [code, ...ancestors(tree, code)];
  return chain.find((candidate) => tree.nodes.get(candidate)?.level === level) ?? null;
}

function readUnits(assets: Iterable<Asset>, basis: AreaBasis, date: string, issues: Issue[]): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const asset of assets) {
    if (asset.kind !== 'area' || !isValidOn(asset, date)) continue;
    const unit = readUnit(asset, basis, issues);
    if (unit === null) continue;
    const first = units.get(unit.code);
    if (first) issues.push(areaIssue('area-code-twice', asset, { code: unit.code, other: first.asset.id }));
    else units.set(unit.code, unit);
  }
  return units;
}

function readUnit(asset: Asset, basis: AreaBasis, issues: Issue[]): Unit | null {
  const code = text(asset, 'code');
  const level = areaLevels.find((known) => known === asset.values.level);
  if (code === null) issues.push(areaIssue('area-without-code', asset, {}));
  if (level === undefined) issues.push(areaIssue('area-level-unknown', asset, { level: String(asset.values.level ?? '') }));
  if (code === null || level === undefined) return null;
  const legal = text(asset, 'parentCode');
  const parentNamed = basis === 'managing' ? (text(asset, 'managedBy') ?? legal) : legal;
  return { code, level, parentNamed, name: text(asset, 'name') ?? code, asset };
}

function text(asset: Asset, key: string): string | null {
  return areaCodeOf(asset.values[key]);
}

/**
 * Whether a unit holds on a day (ISO). Compares only as many characters as the bound is precise: `2020` begins with the first day of that
 * year and ends with its last.
 */
export function isValidOn(asset: Asset, date: string): boolean {
  const from = text(asset, 'validFrom');
  const to = text(asset, 'validTo');
  return (from === null || date.slice(0, from.length) >= from) && (to === null || date.slice(0, to.length) <= to);
}

/** A parent must be there on the day and stand higher; else the unit is a root and an issue says why. */
function knownParent(unit: Unit, units: ReadonlyMap<string, Unit>, issues: Issue[]): string | null {
  if (unit.parentNamed === null) return null;
  const parent = units.get(unit.parentNamed);
  if (parent === undefined) {
    issues.push(areaIssue('area-parent-missing', unit.asset, { code: unit.code, parent: unit.parentNamed }));
    return null;
  }
  // A functional zone may manage another unit of its own level, so equal levels pass; what stands lower cannot hold what stands higher.
  if (areaLevels.indexOf(parent.level) > areaLevels.indexOf(unit.level)) {
    issues.push(
      areaIssue('area-parent-too-low', unit.asset, { code: unit.code, parent: parent.code, level: unit.level, parentLevel: parent.level }),
    );
    return null;
  }
  return parent.code;
}

/** Each cycle is reported once, and opened at its smallest code, so that the result does not depend on the order of the file. */
function cutCycles(parents: Map<string, string | null>, units: ReadonlyMap<string, Unit>, issues: Issue[]): void {
  const settled = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    let at: string | null = start;
    while (at !== null && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      at = parents.get(at) ?? null;
    }
    for (const code of path) settled.add(code);
    if (at === null || !path.includes(at)) continue;
    openCycle(path.slice(path.indexOf(at)), parents, units, issues);
  }
}

function openCycle(cycle: readonly string[], parents: Map<string, string | null>, units: ReadonlyMap<string, Unit>, issues: Issue[]): void {
  const smallest = [...cycle].sort(byCodeUnit)[0];
  const unit = smallest === undefined ? undefined : units.get(smallest);
  if (unit === undefined) return;
  const from = cycle.indexOf(unit.code);
  const codes = [...cycle.slice(from), ...cycle.slice(0, from), unit.code].join(' → ');
  issues.push(areaIssue('area-cycle', unit.asset, { codes }));
  parents.set(unit.code, null);
}

function linked(units: ReadonlyMap<string, Unit>, parents: ReadonlyMap<string, string | null>): Pick<AreaTree, 'nodes' | 'roots'> {
  const children = new Map<string | null, string[]>();
  for (const code of [...units.keys()].sort(byCodeUnit)) {
    const parent = parents.get(code) ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  const nodes = new Map<string, AreaNode>();
  for (const { code, name, level, asset } of units.values()) {
    nodes.set(code, { code, name, level, asset, parent: parents.get(code) ?? null, children: children.get(code) ?? [] });
  }
  return { nodes, roots: children.get(null) ?? [] };
}

function areaIssue(code: string, asset: Asset, params: Issue['params']): Issue {
  return { code, severity: 'warning', params, kind: asset.kind, id: asset.id };
}
