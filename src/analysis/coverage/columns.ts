import type { AreaLevel } from '../../core/area-level.ts';
import type { Plane } from '../../core/geo/plane.ts';
import type { Region } from '../../core/geo/rings.ts';
import type { BarrierPiece } from '../network/barriers.ts';
import type { NetworkLines } from '../network/spec.ts';
import type { Countable } from './spec.ts';

/** A park or other green. A point without a drawn boundary is a region of one vertex: its service radius starts at the point. */
export interface Green {
  /** Ids are unique within a kind. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly region: Region;
  readonly isPoint: boolean;
  /** Recorded area, else ellipsoidal area; null for a point without a recorded one. */
  readonly areaM2: number | null;
  readonly open: boolean;
  /** What must be allowed by the rule sheet for it to count; empty for an ordinary open park. */
  readonly needs: readonly Countable[];
}

export interface Compound {
  readonly id: string;
  readonly name: string;
  readonly region: Region;
  /** null: not recorded. */
  readonly people: number | null;
  readonly dwellings: number | null;
  readonly walled: boolean | null;
  readonly urbanVillage: boolean;
}

export interface Parcel {
  readonly region: Region;
  readonly urbanVillage: boolean;
}

/** A building with homes: `weight` (floor area, plane m²) spreads the people of the compound it stands in. */
export interface Dwelling {
  readonly region: Region;
  readonly weight: number;
}

export interface Gate {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Ids of what it belongs to; empty: to each park or compound whose boundary is within 10 m. */
  readonly of: readonly string[];
}

export interface AreaUnit {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly region: Region;
}

/** Ground of which only the number of its people is known: a community, or a cell of a population grid. */
export interface PeopleZone {
  readonly from: 'communities' | 'grid';
  readonly region: Region;
  readonly people: number;
}

/** All that a coverage run reads, in the plane of the city. Amounts and lengths are ground ones; regions are plane ones. */
export interface CoverageColumns {
  readonly plane: Plane;
  readonly lines: NetworkLines;
  readonly greens: readonly Green[];
  readonly gates: readonly Gate[];
  readonly compounds: readonly Compound[];
  /** Land-use parcels; null where the city has none and compounds stand in for them. */
  readonly parcels: readonly Parcel[] | null;
  readonly dwellings: readonly Dwelling[];
  readonly barriers: readonly BarrierPiece[];
  readonly areas: readonly AreaUnit[];
  readonly zones: readonly PeopleZone[];
  readonly historic: readonly Region[];
  readonly builtUp: Region | null;
  readonly extent: Region | null;
  readonly city: { readonly code: string; readonly name: string };
  /** Codes that every result of this city carries, e.g. that buildings stand in for residential land. */
  readonly notes: readonly string[];
}
