import type { FoundFault } from '../../../analysis/mend/found.ts';
import { formatValue, isPresent } from '../../../layers/derive/format.ts';
import { kindById } from '../../../layers/registry.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { decimal, groundLength } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';

/** The name of a street, else its class and id. */
function streetName(index: CityIndex | null, id: string, { lang, say }: Speech): string {
  const street = index?.byKey.get(`street/${id}`);
  const { name, class: own } = street?.values ?? {};
  if (typeof name === 'string' && name !== '') return name;
  const field = kindById('street')?.fields.find(({ key }) => key === 'class');
  return field && isPresent(own) ? say('mendUnnamed', { class: formatValue(field, own, lang), id }) : id;
}

/** Which streets a fault is about: both of two, else the first and how many more. */
export function streetsInWords(index: CityIndex | null, { streets, code }: FoundFault, speech: Speech): string {
  const [first = '', second] = streets.map((id) => streetName(index, id, speech));
  if (second === undefined) return first;
  if (streets.length === 2 && code !== 'island') return speech.say('mendJoin', { a: first, b: second });
  return speech.say('mendStreetsMore', { name: first, count: streets.length, others: streets.length - 1 });
}

/** What is measured of a fault. */
export function metresInWords({ code, metres, gapM }: FoundFault, { lang, say }: Speech): string {
  if (code === 'crossing-without-node') return '';
  if (code === 'near-miss-end') return metres < 0.005 ? say('mendTouch') : say('mendGap', { metres: decimal(metres, lang, 2) });
  if (code === 'duplicate') return say('mendDouble', { length: groundLength(metres, lang) });
  if (code === 'short-edge') return metres < 0.005 ? say('mendZero') : say('mendLong', { metres: decimal(metres, lang, 2) });
  return say('mendIslandGap', { length: groundLength(metres, lang), gap: gapM === null ? '—' : groundLength(gapM, lang) });
}
