import type { Field } from '../../core/field.ts';
import type { GeometryFamily, Kind } from '../kind.ts';

/** The part of JSON Schema 2020-12 that kinds need. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly (string | null)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

const geometryTypes: Readonly<Record<GeometryFamily, readonly [string, string]>> = {
  point: ['Point', 'MultiPoint'],
  line: ['LineString', 'MultiLineString'],
  polygon: ['Polygon', 'MultiPolygon'],
};

/** Missing values may be left out or null, so every type but a required one also takes null. */
function orNull(field: Field, type: string): string | readonly string[] {
  return field.required === true ? type : [type, 'null'];
}

function choiceSchema(field: Field): JsonSchema {
  if ((field.type !== 'choice' && field.type !== 'choices') || field.open === true) return { type: 'string' };
  return { type: 'string', enum: field.choices.map((choice) => choice.value) };
}

function valueSchema(field: Field): JsonSchema {
  switch (field.type) {
    case 'text':
      return { type: orNull(field, 'string'), ...(field.maxLength ? { maxLength: field.maxLength } : {}) };
    case 'number':
    case 'integer': {
      const { min, max } = field;
      const limits = { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) };
      return { type: orNull(field, field.type), ...limits };
    }
    case 'boolean':
      return { type: orNull(field, 'boolean') };
    case 'date':
      return { type: orNull(field, 'string'), pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };
    case 'reference':
      return { type: orNull(field, 'string') };
    case 'choice':
      return field.required === true ? choiceSchema(field) : { anyOf: [choiceSchema(field), { type: 'null' }] };
    case 'choices':
    case 'references':
      return { type: orNull(field, 'array'), items: field.type === 'choices' ? listItem(field) : { type: 'string' } };
  }
}

/** An open list without named choices (OSM node ids) holds numbers as well. */
function listItem(field: Field): JsonSchema {
  return field.type === 'choices' && field.choices.length === 0 ? { type: ['string', 'number'] } : choiceSchema(field);
}

function fieldSchema(field: Field): JsonSchema {
  const unit = (field.type === 'number' || field.type === 'integer') && field.unit?.en ? ` [${field.unit.en}]` : '';
  return { title: field.label.zh, description: `${field.label.en}${unit}`, ...valueSchema(field) };
}

/** Schema of a kind's GeoJSON feature, as the HTTP door takes and gives it. Unknown properties are kept, so they are allowed. */
export function featureSchema(kind: Kind): JsonSchema {
  const types = kind.geometry.flatMap((family) => geometryTypes[family]);
  const placed: JsonSchema = {
    type: 'object',
    properties: { type: { type: 'string', enum: types }, coordinates: { type: 'array' } },
    required: ['type', 'coordinates'],
  };
  const properties = Object.fromEntries(kind.fields.map((field) => [field.key, fieldSchema(field)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: kind.label.zh,
    description: kind.label.en,
    type: 'object',
    properties: {
      type: { const: 'Feature' },
      id: { type: ['string', 'number'] },
      geometry: kind.mayBeUnplaced === true ? { anyOf: [placed, { type: 'null' }] } : placed,
      properties: {
        type: 'object',
        properties,
        required: kind.fields.filter((field) => field.required === true).map((field) => field.key),
        additionalProperties: true,
      },
    },
    required: ['type', 'geometry', 'properties'],
  };
}
