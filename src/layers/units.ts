import type { Words } from '../core/field.ts';

/** Units of fields, as printed beside a number. */
export const metre: Words = { zh: '米', en: 'm' };
export const centimetre: Words = { zh: '厘米', en: 'cm' };
export const squareMetre: Words = { zh: '平方米', en: 'm²' };
export const squareKilometre: Words = { zh: '平方公里', en: 'km²' };
export const kilometrePerHour: Words = { zh: '公里/小时', en: 'km/h' };
export const percent: Words = { zh: '%', en: '%' };
export const people: Words = { zh: '人', en: 'people' };
/** People whom a thing has room for: pupils, beds. No group of persons. */
export const room: Words = { zh: '人', en: 'people' };
export const households: Words = { zh: '户', en: 'dwellings' };
export const pieces: Words = { zh: '个', en: '' };
export const lamps: Words = { zh: '盏', en: 'lamps' };
export const spaces: Words = { zh: '个', en: 'spaces' };
export const stalls: Words = { zh: '个', en: 'stalls' };
export const tenThousandYuan: Words = { zh: '万元', en: '10,000 yuan' };
export const metrePerKilometre: Words = { zh: '米/公里', en: 'm/km' };
export const timesPerYear: Words = { zh: '次/年', en: 'per year' };
export const vehiclesPerDay: Words = { zh: '辆/日', en: 'vehicles/day' };
export const kilowatt: Words = { zh: '千瓦', en: 'kW' };
