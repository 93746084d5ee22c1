import { addAt } from '../../core/columns.ts';
import { createLiveField, type LiveField } from '../network/live-field.ts';
import { type Field, nearestWay, searchFrom } from '../network/search.ts';
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
 * Parks that count after a step, those that no longer count as they did, those that count anew, compounds with other doors, and whether gates
 * stand under other numbers.
 */
export interface ParkStep {
  readonly parks: ReadonlyMap<Green, CountedPark>;
  readonly removed: readonly CountedPark[];
  readonly added: readonly CountedPark[];
  readonly moved: readonly number[];
  readonly renumbered: boolean;
}

/**
 * The walks of `walksOf`, kept while parks and gates change: one field from all doors of all counted parks, and from each door of each gated
 * compound the walk to the nearest, in mm with the lead of smaller parks.
 */
export class LiveWalks {
  readonly limitMm: number;
  anyPark = false;
  /** 1 for each component that a door of a counted park reaches. */
  readonly gateComponents: Uint8Array;
  private readonly largestM: number;
  private readonly cutField: Field | null;
  private readonly field: LiveField;
  /** 1 for each link on which walks may have changed in the last step. */
  private readonly changed: Uint8Array;
  /** The links of the last step among them. */
  private changedLinks: Uint32Array = new Uint32Array(0);
  /** How many doors of counted parks reach each component, and the components where the step has changed that. */
  private readonly doorsInto: Uint32Array;
  private readonly stirred = new Set<number>();
  /** Numbers of the sources of each park in the field with the components that its doors reach, and numbers that are free again. */
  private readonly idsOf = new Map<Green, { readonly ids: readonly number[]; readonly components: readonly number[] }>();
  private readonly free: number[] = [];
  private nextId = 0;
  /** By compound and door, mm, Infinity where there is none within the limit: the walk over streets; that or straight through a shared gate. */
  private readonly streetMm: Float64Array[] = [];
  private readonly doorMm: Float64Array[] = [];
  private readonly cutDoorMm: Float64Array[] = [];
  /** Compounds with a door at each link. One whose doors moved stays at the links of before as well. */
  private readonly doorsAt = new Map<number, Set<number>>();
  /** By gates that parks have, the lead of one who steps straight through. */
  private direct: ReadonlyMap<number, number> = new Map();

  constructor(
    private prepared: Prepared,
    private readonly sheet: RuleSheet,
  ) {
    this.largestM = largestRadiusM(sheet);
    this.limitMm = 1000 * this.largestM;
    const { network, cuts } = prepared;
    const cutSources = cuts.map((cut) => ({ positions: [cut] }));
    this.cutField = cuts.length === 0 ? null : searchFrom(network, cutSources, this.limitMm);
    this.field = createLiveField(network, this.limitMm);
    this.changed = new Uint8Array(network.links.linkCount);
    this.gateComponents = new Uint8Array(network.componentCount);
    this.doorsInto = new Uint32Array(network.componentCount);
  }

  /** Goes over to another state of the city; `moved` are compounds with other doors. */
  step(prepared: Prepared, { parks, removed, added, moved, renumbered }: ParkStep): WalkStep {
    this.prepared = prepared;
    const anyPark = anySizedPark(prepared.columns.greens, prepared.inHistoric, this.sheet);
    for (const park of removed) this.takeAway(park);
    for (const park of added) this.put(park);
    const all = this.turnComponents() || anyPark !== this.anyPark;
    this.anyPark = anyPark;
    this.changedLinks = this.field.changedLinks();
    for (const link of this.changedLinks) this.changed[link] = 1;
    const compounds = this.walkFromDoors(this.directThrough(parks, renumbered), moved);
    return { compounds, all };
  }

  /** Forgets which walks the last step changed. */
  settle(): void {
    for (const link of this.changedLinks) this.changed[link] = 0;
    this.changedLinks = new Uint32Array(0);
  }

  /** Links on which walks may be others after the last step, each once. */
  links(): Uint32Array {
    return this.changedLinks;
  }

  /** Whether the walk from some positions may be another after the last step. */
  mayDiffer(positions: readonly Position[]): boolean {
    const { edgeLink } = this.prepared.network.links;
    return positions.some(({ edge }) => this.changed[edgeLink[edge] as number] === 1);
  }

  private put(park: CountedPark): void {
    const startMm = this.leadMm(park.radiusM);
    const ids = park.doors.map(({ positions }) => {
      const id = this.free.pop() ?? this.nextId++;
      this.field.add(id, { positions, startMm });
      return id;
    });
    const components = park.doors.flatMap(({ positions }) => [...componentsOf(this.prepared.network, positions)]);
    this.countDoors(components, 1);
    this.idsOf.set(park.green, { ids, components });
  }

  private takeAway({ green }: CountedPark): void {
    const known = this.idsOf.get(green);
    for (const id of known?.ids ?? []) {
      this.field.remove(id);
      this.free.push(id);
    }
    this.countDoors(known?.components ?? [], -1);
    this.idsOf.delete(green);
  }

  private leadMm(radiusM: number): number {
    return 1000 * (this.largestM - radiusM);
  }

  private countDoors(components: readonly number[], by: number): void {
    for (const component of components) {
      addAt(this.doorsInto, component, by);
      this.stirred.add(component);
    }
  }

  /** Whether a component has got its first door, or lost its last. */
  private turnComponents(): boolean {
    let any = false;
    for (const component of this.stirred) {
      const has = (this.doorsInto[component] as number) > 0 ? 1 : 0;
      any ||= has !== this.gateComponents[component];
      this.gateComponents[component] = has;
    }
    this.stirred.clear();
    return any;
  }

  /** Goes over to other ways straight through gates; whether any of them changed. */
  private directThrough(parks: ParkStep['parks'], renumbered: boolean): boolean {
    const before = this.direct;
    this.direct = this.sharedGates(parks.values());
    if (renumbered || before.size !== this.direct.size) return true;
    for (const [gate, mm] of this.direct) if (before.get(gate) !== mm) return true;
    return false;
  }

  /** Walks anew from doors on changed links and from those of moved compounds, from all where `all`; compounds with another walk from any. */
  private walkFromDoors(all: boolean, moved: readonly number[]): Set<number> {
    const { compounds, network } = this.prepared;
    const changed = new Set(moved);
    for (const c of moved) {
      const doors = compounds[c]?.doors ?? [];
      this.streetMm[c] = Float64Array.from(doors, ({ positions }) => this.mmFrom(positions));
      this.doorMm[c] = new Float64Array(doors.length).fill(NaN);
      this.cutDoorMm[c] = Float64Array.from(doors, ({ positions }) => this.cutMmFrom(positions));
      for (const { positions } of doors) for (const { edge } of positions) this.noteDoor(network.links.edgeLink[edge] as number, c);
    }
    if (all) for (const c of compounds.keys()) this.walkFrom(c, changed);
    else {
      for (const c of moved) this.walkFrom(c, changed);
      for (const link of this.changedLinks) for (const c of this.doorsAt.get(link) ?? []) this.walkFrom(c, changed);
    }
    return changed;
  }

  private noteDoor(link: number, compound: number): void {
    const own = this.doorsAt.get(link);
    if (own) own.add(compound);
    else this.doorsAt.set(link, new Set([compound]));
  }

  /** Walks anew from the doors of a compound on changed links; adds it to `changed` where one is another. */
  private walkFrom(c: number, changed: Set<number>): void {
    const [street, known] = [this.streetMm[c], this.doorMm[c]];
    if (!street || !known) return;
    this.prepared.compounds[c]?.doors.forEach(({ gate, positions }, d) => {
      if (this.mayDiffer(positions)) street[d] = this.mmFrom(positions);
      const mm = Math.min(street[d] as number, this.direct.get(gate) ?? Infinity);
      if (mm === known[d]) return;
      known[d] = mm;
      changed.add(c);
    });
  }

  /** A gate that a compound shares with a park opens straight into it: no step on the network. */
  private sharedGates(parks: Iterable<CountedPark>): ReadonlyMap<number, number> {
    const direct = new Map<number, number>();
    if (this.prepared.greenGates.size === 0) return direct;
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
