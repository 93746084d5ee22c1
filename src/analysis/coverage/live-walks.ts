import { type Field, nearestWay, type Source, searchFrom } from '../network/search.ts';
import { componentsOf } from '../network/snap.ts';
import type { Position } from '../network/spec.ts';
import type { Green } from './columns.ts';
import type { Door, Prepared } from './prepare.ts';
import { anySizedPark, largestRadiusM } from './rules.ts';
import type { RuleSheet } from './spec.ts';

/** A green that counts, with how far it serves and its doors. */
export interface CountedPark {
  readonly green: Green;
  readonly radiusM: number;
  readonly doors: readonly Door[];
}

/** What a step changed for walks: compounds with another walk from one of their doors; `all`: what is unknown may be another everywhere. */
export interface WalkStep {
  readonly compounds: ReadonlySet<number>;
  readonly all: boolean;
}

/**
 * The walks of `walksOf`, kept while parks and gates change: one field from all doors of all counted parks, and from each door of each gated
 * compound the walk to the nearest, in mm with the lead of smaller parks.
 */
export class LiveWalks {
  readonly limitMm: number;
  anyPark = false;
  gateComponents: Uint8Array;
  private readonly largestM: number;
  private readonly cutField: Field | null;
  private field: Field;
  /** Walk from each door of each compound, mm; Infinity where there is none within the limit. */
  private doorMm: readonly Float64Array[] = [];
  private cutDoorMm: readonly Float64Array[] = [];

  constructor(
    private prepared: Prepared,
    private readonly sheet: RuleSheet,
  ) {
    this.largestM = largestRadiusM(sheet);
    this.limitMm = 1000 * this.largestM;
    const { network, cuts } = prepared;
    const cutSources = cuts.map((cut) => ({ positions: [cut] }));
    this.cutField = cuts.length === 0 ? null : searchFrom(network, cutSources, this.limitMm);
    this.field = searchFrom(network, [], this.limitMm);
    this.gateComponents = new Uint8Array(network.componentCount);
  }

  /** Goes over to the parks and doors of another state of the city; `moved` are compounds with other doors. */
  step(prepared: Prepared, parks: readonly CountedPark[], moved: readonly number[]): WalkStep {
    this.prepared = prepared;
    const anyPark = anySizedPark(prepared.columns.greens, prepared.inHistoric, this.sheet);
    const gateComponents = this.componentsWithGate(parks);
    const all = anyPark !== this.anyPark || gateComponents.some((has, component) => has !== this.gateComponents[component]);
    this.anyPark = anyPark;
    this.gateComponents = gateComponents;
    this.field = searchFrom(
      prepared.network,
      parks.flatMap((park) => this.sourcesOf(park)),
      this.limitMm,
    );
    return { compounds: this.walkFromDoors(parks, new Set(moved)), all };
  }

  private sourcesOf({ radiusM, doors }: CountedPark): Source[] {
    return doors.map(({ positions }) => ({ positions, startMm: this.leadMm(radiusM) }));
  }

  private leadMm(radiusM: number): number {
    return 1000 * (this.largestM - radiusM);
  }

  private componentsWithGate(parks: readonly CountedPark[]): Uint8Array {
    const { network } = this.prepared;
    const found = new Uint8Array(network.componentCount);
    for (const { doors } of parks) {
      for (const { positions } of doors) for (const component of componentsOf(network, positions)) found[component] = 1;
    }
    return found;
  }

  private walkFromDoors(parks: readonly CountedPark[], moved: ReadonlySet<number>): Set<number> {
    const { compounds } = this.prepared;
    const direct = this.sharedGates(parks);
    const changed = new Set(moved);
    const before = this.doorMm;
    this.doorMm = compounds.map(({ doors }, c) => {
      const own = before[c];
      const next = new Float64Array(doors.length);
      doors.forEach(({ gate, positions }, d) => {
        next[d] = Math.min(this.mmFrom(positions), direct.get(gate) ?? Infinity);
        if (next[d] !== own?.[d]) changed.add(c);
      });
      return next;
    });
    this.cutDoorMm = compounds.map(({ doors }, c) => {
      const own = this.cutDoorMm[c];
      if (own && !moved.has(c)) return own;
      return Float64Array.from(doors, ({ positions }) => this.cutMmFrom(positions));
    });
    return changed;
  }

  /** A gate that a compound shares with a park opens straight into it: no step on the network. */
  private sharedGates(parks: readonly CountedPark[]): ReadonlyMap<number, number> {
    const direct = new Map<number, number>();
    for (const { radiusM, doors } of parks) {
      const mm = this.leadMm(radiusM);
      for (const { gate } of doors) if (gate >= 0 && mm < (direct.get(gate) ?? Infinity)) direct.set(gate, mm);
    }
    return direct;
  }

  mmFrom(positions: readonly Position[]): number {
    return nearestWay(this.field, positions)?.mm ?? Infinity;
  }

  cutMmFrom(positions: readonly Position[]): number {
    return this.cutField ? (nearestWay(this.cutField, positions)?.mm ?? Infinity) : Infinity;
  }

  /** Over the doors of a compound; legs in mm. */
  mmThrough(compound: number, legs: readonly { readonly door: number; readonly legMm: number }[]): number {
    return least(this.doorMm[compound], legs);
  }

  cutMmThrough(compound: number, legs: readonly { readonly door: number; readonly legMm: number }[]): number {
    return least(this.cutDoorMm[compound], legs);
  }
}

function least(doorMm: Float64Array | undefined, legs: readonly { readonly door: number; readonly legMm: number }[]): number {
  let mm = Infinity;
  for (const { door, legMm } of legs) {
    const walk = legMm + (doorMm?.[door] ?? Infinity);
    if (walk < mm) mm = walk;
  }
  return mm;
}
