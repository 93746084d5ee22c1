import type { City, CityInfo, CitySource } from '../../core/city.ts';
import { boxPolygon } from '../box.ts';
import type { Source } from '../format.ts';

/** The city's record with a source noted. A new city takes extent and date from its first file; one that has data keeps its own. */
export function infoAfter(city: City, { file, origin }: Source): CityInfo {
  const { info, assets } = city;
  const source: CitySource = {
    name: file,
    ...(origin?.date === undefined ? {} : { date: origin.date }),
    ...(origin?.licence === undefined ? {} : { licence: origin.licence }),
    ...(origin?.note === undefined ? {} : { note: origin.note }),
  };
  const isNew = assets.length === 0 && info.extent === undefined;
  return {
    ...info,
    ...(isNew && origin?.box !== undefined ? { extent: boxPolygon(origin.box) } : {}),
    dataDate: info.dataDate === '' && isNew ? (origin?.date ?? '') : info.dataDate,
    sources: [...info.sources.filter(({ name }) => name !== source.name), source],
  };
}
