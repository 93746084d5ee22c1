import type { FieldValue } from '../../core/asset.ts';
import type { SourceColumn } from '../format.ts';
import { plainText, tableValues } from './plain-text.ts';
import { child, childrenNamed, textOf, type XmlElement } from './xml.ts';

/** Types of the fields that a `Schema` declares, by name. `list` is ours: KML has no lists (see `write.ts`). */
export interface Schema {
  readonly fields: ReadonlyMap<string, SourceColumn['type'] | 'list'>;
}

const numberTypes = new Set(['int', 'uint', 'short', 'ushort', 'float', 'double']);
const ownTypes = new Set(['date', 'list']);

export function schemaOf(element: XmlElement): Schema {
  const fields = childrenNamed(element, 'SimpleField').map((field) => {
    const type = field.attributes.type ?? 'string';
    const own = field.attributes['xiutu:type'] ?? '';
    if (ownTypes.has(own)) return [field.attributes.name ?? '', own as 'date' | 'list'] as const;
    return [field.attributes.name ?? '', numberTypes.has(type) ? 'number' : type === 'bool' ? 'boolean' : 'text'] as const;
  });
  return { fields: new Map(fields) };
}

export interface PlacemarkValues {
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Whether the values stood in a table inside the description. */
  readonly fromTable: boolean;
}

/** Elements of a placemark that say something of the thing, beside its data. */
const plainMembers = ['name', 'address', 'phoneNumber'] as const;

/** Name, description, time and data of a placemark. A name that the data repeat under the same key is one value. */
export function placemarkValues(placemark: XmlElement, schemas: ReadonlyMap<string, Schema>): PlacemarkValues {
  const values: Record<string, FieldValue> = {};
  for (const member of plainMembers) {
    const text = textOf(child(placemark, member));
    if (text !== undefined) values[member] = text;
  }
  const description = textOf(child(placemark, 'description'));
  const data = dataOf(placemark, schemas);
  const table = data.length === 0 && description !== undefined ? tableValues(description) : undefined;
  if (description !== undefined && table === undefined) put(values, 'description', plainText(description));
  for (const [name, value] of timesOf(placemark)) values[name] = value;
  for (const [name, value] of table === undefined ? data : Object.entries(table)) put(values, name, value);
  return { values, fromTable: table !== undefined };
}

/** Never loses a value: a second one of the same name that differs stands under the name with a number. */
function put(values: Record<string, FieldValue>, name: string, value: FieldValue): void {
  for (let count = 1; ; count++) {
    const key = count === 1 ? name : `${name} (${count})`;
    if (Object.hasOwn(values, key) && values[key] !== value) continue;
    values[key] = value;
    return;
  }
}

function dataOf(placemark: XmlElement, schemas: ReadonlyMap<string, Schema>): (readonly [string, FieldValue])[] {
  const extended = child(placemark, 'ExtendedData');
  if (extended === undefined) return [];
  const found: (readonly [string, FieldValue])[] = [];
  for (const data of childrenNamed(extended, 'Data')) {
    const text = textOf(child(data, 'value'));
    if (text !== undefined) found.push([data.attributes.name ?? '', plainText(text)]);
  }
  for (const schemaData of childrenNamed(extended, 'SchemaData')) {
    const url = schemaData.attributes.schemaUrl ?? '';
    const fields = schemas.get(url.slice(url.indexOf('#') + 1))?.fields;
    for (const data of childrenNamed(schemaData, 'SimpleData')) {
      const name = data.attributes.name ?? '';
      const exact = data.attributes['xml:space'] === 'preserve' ? data.text : data.text.trim();
      const value = typed(exact, fields?.get(name) ?? 'text');
      if (value !== undefined) found.push([name, value]);
    }
  }
  return found;
}

/** Text by its declared type. Where it is not of the type the text stays: the import says so of the row. Undefined: nothing is there. */
function typed(text: string, type: SourceColumn['type'] | 'list'): FieldValue | undefined {
  if (type === 'number') return text === '' ? undefined : Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === 'boolean') return text === '' ? undefined : (booleans.get(text.toLowerCase()) ?? text);
  return type === 'list' ? listOf(text) : text;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
]);

function listOf(text: string): FieldValue {
  try {
    const list: unknown = JSON.parse(text);
    const plain = Array.isArray(list) && list.every((member) => typeof member === 'string' || typeof member === 'number');
    return plain ? (list as (string | number)[]) : text;
  } catch {
    return text;
  }
}

/** `TimeStamp` and `TimeSpan`, and the first and last moment of a track: those between are not kept. */
function timesOf(placemark: XmlElement): (readonly [string, string])[] {
  const moment = textOf(child(placemark, 'TimeStamp'));
  const span = child(placemark, 'TimeSpan');
  const whens = tracksIn(placemark).flatMap((track) => childrenNamed(track, 'when').map(textOf));
  const times: readonly (readonly [string, string | undefined])[] = [
    ['time', moment],
    ['begin', span ? textOf(child(span, 'begin')) : whens[0]],
    ['end', span ? textOf(child(span, 'end')) : whens.at(-1)],
  ];
  return times.flatMap(([name, time]) => (time === undefined ? [] : [[name, time] as const]));
}

function tracksIn(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((member) => {
    if (member.name === 'Track') return [member];
    return member.name === 'MultiTrack' || member.name === 'MultiGeometry' ? tracksIn(member) : [];
  });
}
