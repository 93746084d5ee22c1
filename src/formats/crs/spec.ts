import type { Geometry } from 'geojson';
import type { Box } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import type { StatedCrs } from '../format.ts';

/** How an angle is written: 117.088, 117°05′16.8″ (signs or spaces), or 117.05168 meaning 117°05′16.8″ (DD.MMSS written as a decimal). */
export type AngleNotation = 'decimal' | 'dms' | 'packed-dms';

/** How the numbers of a file become places: the system, which number is the easting or longitude, how angles are written. */
export interface Reading {
  /** `EPSG:4548`, `GCJ-02`, `BD-09`; the PROJ string (or WKT) of a grid that has no code. `crsLabel` has its words. */
  readonly code: string;
  /** `xy`: east or longitude first. `yx`: north or latitude first. */
  readonly axes: 'xy' | 'yx';
  readonly notation: AngleNotation;
}

/** The place of one record, raw: a geometry in the numbers of the file, or the two cells that hold its coordinates. */
export interface RawPlace {
  readonly row: number;
  readonly geometry: Geometry | null;
  /** First and second coordinate as they stand, in the order of the columns. */
  readonly cells?: readonly [string | number | null, string | number | null];
}

/** What the detective goes by. */
export interface Evidence {
  readonly file: string;
  /** `auto`, or what the user gave: a code, or a whole reading. */
  readonly asked: 'auto' | { readonly code: string; readonly axes?: Reading['axes']; readonly notation?: AngleNotation };
  readonly stated: StatedCrs | undefined;
  readonly places: readonly RawPlace[];
  /** Properties that only DataV and Amap give their outlines: these are GCJ-02, delivered as if they were WGS 84. */
  readonly isFromDataV?: boolean;
  /** Headers of the two columns (`X坐标`, `纬度`, `gcj_lng`), where places stand in columns. */
  readonly headers?: readonly [string, string];
  /** Things of the file (their place is that of the row they name, else their geometry, in the numbers of the file), and the city's of the same kinds. */
  readonly fileThings: readonly FileThing[];
  readonly cityThings: readonly NamedThing[];
  /** Where the city lies; null for an empty one. */
  readonly cityBox: Box | null;
  /** Parameters the user has for systems that are only approximate otherwise. */
  readonly sevenParameters?: SevenParameters;
}

/** A thing of the city, or of the file, with whatever may show that it is the same one. */
export interface NamedThing {
  readonly kind: string;
  /** Absent where the file gave none and it is only a position in it. */
  readonly id?: string | undefined;
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A thing of the file; with `row`, its place is that of `places` and its geometry may stay null. */
export interface FileThing extends NamedThing {
  readonly row?: number;
}

/** Bursa-Wolf, position vector: metres, arc seconds, parts per million; from the named datum to CGCS2000. */
export interface SevenParameters {
  readonly datum: 'beijing-1954' | 'xian-1980';
  readonly of: readonly [dx: number, dy: number, dz: number, rx: number, ry: number, rz: number, ppm: number];
}

/** A system a file may be in. `reasons` are codes with parameters that `text` turns into sentences, the weightiest first. */
export interface CrsSuspect extends Reading {
  /** 0–1. */
  readonly confidence: number;
  readonly reasons: readonly Pick<Issue, 'code' | 'params'>[];
  /** Where things of file and city were compared: the median distance in whole metres that is left under this system. */
  readonly apartM?: number;
  /** True where the datum is known only to some ten metres without parameters of one's own. */
  readonly approximate?: boolean;
}

/** The detective's finding. Below `leastConfidence` nothing is imported: the user chooses among `candidates`. */
export interface Finding extends CrsSuspect {
  /** All that were weighed, the likeliest first; empty where the system was given. */
  readonly candidates: readonly CrsSuspect[];
  /** Rows that are written otherwise than most (another notation, swapped, in another system); each group is named to the user. */
  readonly odd: readonly OddRows[];
}

export interface OddRows {
  readonly reading: Reading;
  /** Rows of the file, from 1, all of them. */
  readonly rows: readonly number[];
  readonly reason: Pick<Issue, 'code' | 'params'>;
  /** True where only this reading brings the rows to where the others lie: they are converted by it. Else each of them is refused by name. */
  readonly sure: boolean;
}
