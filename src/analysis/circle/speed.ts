import type { Words } from '../../core/field.ts';
import type { CircleParams, CircleRow, SpeedProfile } from './spec.ts';

export interface WalkingSpeed {
  readonly mPerMin: number;
  readonly source: Words;
  readonly unverified?: boolean;
}

/** How fast each walks. Steps are no way for a wheelchair: its network is built without them (`withoutSteps`). */
export const walkingSpeeds: Readonly<Record<SpeedProfile, WalkingSpeed>> = {
  default: { mPerMin: 75, source: { zh: '4.5 km/h，本应用的默认设定', en: '4.5 km/h, the default of this application' } },
  elderly: { mPerMin: 60, source: { zh: '3.6 km/h，规划实践常用（转引）', en: '3.6 km/h, common in planning practice (quoted)' } },
  child: {
    mPerMin: 4000 / 60,
    source: { zh: '4 km/h；儿童步速未见出处（待核）', en: '4 km/h; no source was found for children (to be checked)' },
    unverified: true,
  },
  wheelchair: {
    mPerMin: 60,
    source: { zh: '3.6 km/h；轮椅速度未见出处（待核），台阶不通行', en: '3.6 km/h; no source was found (to be checked); no steps' },
    unverified: true,
  },
};

/** The walk that a time allows, millimetres; waiting is counted in the same measure. */
export function mmOf(minutes: number, profile: SpeedProfile): number {
  return 1000 * minutes * walkingSpeeds[profile].mPerMin;
}

export function minutesOf(mm: number, profile: SpeedProfile): number {
  return mm / 1000 / walkingSpeeds[profile].mPerMin;
}

/** The longest walk a row allows, millimetres: metres as they are, minutes at the speed. */
export function limitMmOf({ limitM, limitMin }: CircleRow, { profile }: CircleParams): number {
  return limitM === undefined ? mmOf(limitMin ?? 0, profile) : 1000 * limitM;
}
