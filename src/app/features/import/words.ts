import { crsLabel } from '../../../formats/crs/known.ts';
import type { Reading } from '../../../formats/crs/spec.ts';
import type { TextEncoding } from '../../../formats/encoding.ts';
import type { FormatId } from '../../../formats/format.ts';
import { formatById } from '../../../formats/registry.ts';
import { say } from '../../../text/app.ts';
import type { Lang } from '../../../text/sentence.ts';
import { count } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';

export function formatName(id: FormatId): string {
  return formatById(id).name;
}

/** A system with whatever is unusual about how it is written. */
export function readingName({ code, axes, notation }: Reading, lang: Lang): string {
  const label = crsLabel(code)[lang];
  const notes = [
    ...(axes === 'yx' ? [say('importReadingSwapped', lang)] : []),
    ...(notation === 'decimal' ? [] : [say(`importNotation-${notation}`, lang)]),
  ];
  const name = label.includes(code) || code.length > 12 ? label : `${label} · ${code}`;
  if (notes.length === 0) return name;
  return lang === 'zh' ? `${name}（${notes.join('，')}）` : `${name} (${notes.join(', ')})`;
}

/** As short as it stands on the map. */
export function shortReading({ code, axes, notation }: Reading): string {
  const name = code === 'EPSG:4326' ? 'WGS 84' : code.length > 12 ? 'WKT' : code;
  return [name, ...(axes === 'yx' ? ['⇄'] : []), ...(notation === 'packed-dms' ? ['DD.MMSS'] : [])].join(' ');
}

/** A confidence in whole percent: a tenth would claim to know more than anybody does. */
export function sureness(confidence: number): string {
  const whole = Math.round(confidence * 100);
  return whole < 1 ? '< 1 %' : whole > 99 && confidence < 1 ? '> 99 %' : `${whole} %`;
}

export function encodingReason(encoding: TextEncoding, { sayIssue }: Speech): string {
  return sayIssue({ code: `encoding-${encoding.reason}`, severity: 'info', params: { encoding: encoding.name } });
}

const geometryNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  Point: ['点', 'points'],
  MultiPoint: ['多点', 'multipoints'],
  LineString: ['线', 'lines'],
  MultiLineString: ['多线', 'multilines'],
  Polygon: ['面', 'polygons'],
  MultiPolygon: ['多面', 'multipolygons'],
  GeometryCollection: ['混合', 'mixed'],
  none: ['无几何', 'without geometry'],
};

/** 点 117、面 3 */
export function geometryWords(geometries: readonly (readonly [type: string, count: number])[], lang: Lang): string {
  const parts = geometries.map(([type, number]) => {
    const [zh, en] = geometryNames[type] ?? [type, type];
    return lang === 'zh' ? `${zh} ${count(number, lang)}` : `${count(number, lang)} ${en}`;
  });
  return parts.join(lang === 'zh' ? '、' : ', ');
}
