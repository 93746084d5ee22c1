import type { Asset } from '../../../core/asset.ts';
import type { Words } from '../../../core/field.ts';
import type { TableColumn } from '../../../store/query/columns.ts';

const wgs84: Words = { zh: 'WGS 84', en: 'WGS 84' };
const section: TableColumn['section'] = { id: 'coordinates', label: { zh: '坐标', en: 'Coordinates' } };

/** Longitude and latitude for a file whose things are points; none where any is a line or an area, which no two cells hold. */
export function pointColumns(assets: readonly Asset[]): readonly TableColumn[] {
  const placed = assets.filter(({ geometry }) => geometry !== null);
  if (placed.length === 0 || placed.some(({ geometry }) => geometry?.type !== 'Point')) return [];
  return [column('#lon', { zh: '经度', en: 'Longitude' }, 0), column('#lat', { zh: '纬度', en: 'Latitude' }, 1)];
}

function column(id: string, label: Words, at: 0 | 1): TableColumn {
  return {
    id,
    label,
    unit: wgs84,
    type: 'number',
    section,
    sums: false,
    bare: false,
    choices: [],
    value: ({ geometry }) => (geometry?.type === 'Point' ? geometry.coordinates[at] : null),
    // All digits: a file is no screen.
    text: (value) => (typeof value === 'number' ? String(value) : ''),
  };
}
