import type { Tags } from './data.ts';

/** Where a tag is set to anything but "no". */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== 'no';
}

/** A passage through a building lies on the ground, and is often the very gate of a courtyard: no tunnel. */
export function isTunnel(tags: Tags): boolean {
  return isSet(tags.tunnel) && tags.tunnel !== 'building_passage';
}

/** The layer as a number; 0, the ground, where it is missing or no number. */
export function layerOf(tags: Tags): number {
  const layer = Number(tags.layer);
  return Number.isFinite(layer) ? layer : 0;
}

/** A number of 0 or more out of a tag such as `12` or `12 m`; undefined for `5;6`, `~10` and words. */
export function amount(value: string | undefined): number | undefined {
  const digits = /^(\d+(?:\.\d+)?)(?:\s*m)?$/.exec(value?.trim() ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The members that have a value. */
export function known<T>(values: Readonly<Record<string, T | undefined>>): Record<string, T> {
  const kept: Record<string, T> = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) kept[key] = value;
  return kept;
}

/** true where the condition holds, else nothing is recorded: an untagged thing is unknown, not "no". */
export function ifSo(condition: boolean): true | undefined {
  return condition || undefined;
}
