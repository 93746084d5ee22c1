import type { Gap } from '../../../analysis/gaps/spec.ts';
import { amount } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';

/** The compounds of a place in few words. */
export function placeName({ compounds, areaName }: Gap, { say }: Speech): string {
  const [first] = compounds;
  const name = !first
    ? say('gapsNoCompound')
    : compounds.length > 1
      ? say('gapsMore', { name: first.name, count: compounds.length, others: compounds.length - 1 })
      : first.name;
  return areaName === '' ? name : `${name} · ${areaName}`;
}

/** People of a place: the least there are where some compounds have none recorded, and said where none has. Groups under ten are not told. */
export function peopleWords({ people, peopleComplete }: Gap, { lang, say }: Speech): string {
  if (people === null) return say('gapsNoPeople');
  const told = amount(Math.round(people), 'people', lang);
  return peopleComplete ? told : say('gapsAtLeast', { people: told });
}
