import type { Reading } from './spec.ts';
import { gaussCode, type SystemFacts } from './systems.ts';

/** Degrees among degrees are in the same system; among metres in that of the same datum. */
export function degreeReadings(facts: SystemFacts, { code }: Reading): Omit<Reading, 'axes'>[] {
  const byDatum = { cgcs2000: 'EPSG:4490', 'beijing-1954': 'EPSG:4214', 'xian-1980': 'EPSG:4610' } as const;
  const own = facts.unit === 'degree' ? code : facts.datum in byDatum ? byDatum[facts.datum as keyof typeof byDatum] : 'EPSG:4326';
  return [
    { code: own, notation: 'decimal' },
    { code: own, notation: 'packed-dms' },
  ];
}

/** Zones of the same datum that the digits allow, the own system first; for degrees of phone maps and WGS 84 those of CGCS2000. */
export function metreCodes(east: number, north: number, { code, datum, unit, meridian }: SystemFacts): string[] {
  if (!(north > 300_000 && north < 6_500_000)) return [];
  const own = unit === 'metre' ? [code] : [];
  const family = datum === 'beijing-1954' || datum === 'xian-1980' ? datum : 'cgcs2000';
  const zone = Math.floor(east / 1e6);
  if (zone >= 25 && zone <= 45) return [...own, ...known(gaussCode(family, 3, zone * 3, true))];
  if (zone >= 13 && zone <= 23) return [...own, ...known(gaussCode(family, 6, zone * 6 - 3, true))];
  if (zone !== 0) return own;
  const meridians = Array.from({ length: 21 }, (_, index) => 75 + 3 * index);
  const nearest = meridian === undefined ? meridians : meridians.filter((each) => Math.abs(each - meridian) <= 6);
  return [...own, ...nearest.flatMap((each) => known(gaussCode(family, 3, each, false)))];
}

function known(code: string | undefined): string[] {
  return code === undefined ? [] : [code];
}
