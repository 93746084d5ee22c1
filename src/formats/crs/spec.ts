import type { Geometry } from 'geojson';
import type { Box } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import type { StatedCrs } from '../format.ts';
import type { NamedThing } from './same-things.ts';

/** How an angle is written: 117.088, 117°05′16.8″ (signs or spaces), or 117.05168 meaning 117°05′16.8″ (DD.MMSS written as a decimal). */
export type AngleNotation = 'decimal' | 'dms' | 'packed-dms';

/** How the numbers of a file become places: the system, which number is the easting or longitude, how angles are written. */
export interface Reading {
  /** `EPSG:4548`, `GCJ-02`, `BD-09`. */
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
  /** Headers of the two columns (`X坐标`, `纬度`, `gcj_lng`), where places stand in columns. */
  readonly headers?: readonly [string, string];
  /** Things of the file whose geometry stands in the numbers of the file, and the city's things of the same kinds. */
  readonly fileThings: readonly NamedThing[];
  readonly cityThings: readonly NamedThing[];
  /** Where the city lies; null for an empty one. */
  readonly cityBox: Box | null;
  /** Parameters the user has for systems that are only approximate otherwise. */
  readonly sevenParameters?: SevenParameters;
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
}
