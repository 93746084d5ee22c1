import type { Datum, SystemFacts } from '../crs/systems.ts';

/** What GeoParquet writes of a system: PROJJSON 0.7, whole, so that programs without a registry know it too. */
type ProjJson = Readonly<Record<string, unknown>>;

interface DatumNames {
  readonly system: string;
  readonly datum: string;
  readonly ellipsoid: string;
  readonly code: number;
}

/** Names as EPSG spells them. */
const registered: Readonly<Partial<Record<Datum, DatumNames>>> = {
  'wgs-84': { system: 'WGS 84', datum: 'World Geodetic System 1984', ellipsoid: 'WGS 84', code: 4326 },
  cgcs2000: { system: 'China Geodetic Coordinate System 2000', datum: 'China 2000', ellipsoid: 'CGCS2000', code: 4490 },
  'beijing-1954': { system: 'Beijing 1954', datum: 'Beijing 1954', ellipsoid: 'Krassowsky 1940', code: 4214 },
  'xian-1980': { system: 'Xian 1980', datum: 'Xian 1980', ellipsoid: 'IAG 1975', code: 4610 },
};

const schema = 'https://proj.org/schemas/v0.7/projjson.schema.json';

/** A system as PROJJSON; undefined for what has no such definition (GCJ-02, BD-09) and for projections that are not written here. */
export function projJson(facts: SystemFacts, name: string): ProjJson | undefined {
  const base = geographic(facts);
  if (base === undefined) return undefined;
  const epsg = /^EPSG:(\d+)$/.exec(facts.code)?.[1];
  const id = epsg === undefined ? {} : { id: { authority: 'EPSG', code: Number(epsg) } };
  if (facts.unit === 'degree') return bound({ $schema: schema, type: 'GeographicCRS', ...base }, facts);
  if (/\+to_meter=|\+units=(?!m\b)/.test(facts.definition)) return undefined;
  const conversion = conversionOf(facts);
  if (conversion === undefined) return undefined;
  const coordinate_system = { subtype: 'Cartesian', axis: isNorthFirst(facts) ? [north('X'), east('Y')] : [east('E'), north('N')] };
  return bound({ $schema: schema, type: 'ProjectedCRS', name, base_crs: base, conversion, coordinate_system, ...id }, facts);
}

function parameter({ definition }: SystemFacts, name: string, otherwise: number): number {
  const text = new RegExp(`\\+${name}=([-+\\d.eE]+)`).exec(definition)?.[1];
  return text === undefined ? otherwise : Number(text);
}

/** The system of degrees below; undefined where the definition does not tell its figure. */
function geographic(facts: SystemFacts): ProjJson | undefined {
  const isWeb = facts.code === 'EPSG:3857';
  const semi_major_axis = parameter(facts, 'a', Number.NaN);
  const inverse_flattening = isWeb ? 298.257223563 : parameter(facts, 'rf', Number.NaN);
  if (Number.isNaN(semi_major_axis) || Number.isNaN(inverse_flattening)) return undefined;
  const names = registered[facts.datum];
  const ellipsoid = { name: names?.ellipsoid ?? 'unknown', semi_major_axis, inverse_flattening };
  return {
    name: names?.system ?? 'unknown',
    datum: { type: 'GeodeticReferenceFrame', name: names?.datum ?? 'unknown', ellipsoid },
    coordinate_system: {
      subtype: 'ellipsoidal',
      axis: [
        { name: 'Geodetic latitude', abbreviation: 'Lat', direction: 'north', unit: 'degree' },
        { name: 'Geodetic longitude', abbreviation: 'Lon', direction: 'east', unit: 'degree' },
      ],
    },
    ...(names && { id: { authority: 'EPSG', code: names.code } }),
  };
}

/** The Chinese zones have their northing first, as X. GeoParquet stores east first all the same, whatever the definition says. */
function isNorthFirst({ datum, code }: SystemFacts): boolean {
  return datum !== 'wgs-84' && code.startsWith('EPSG:');
}

function east(abbreviation: string): ProjJson {
  return { name: 'Easting', abbreviation, direction: 'east', unit: 'metre' };
}
function north(abbreviation: string): ProjJson {
  return { name: 'Northing', abbreviation, direction: 'north', unit: 'metre' };
}

function numbered(name: string, value: number, unit: string, code: number): ProjJson {
  return { name, value, unit, id: { authority: 'EPSG', code } };
}

function conversionOf(facts: SystemFacts): ProjJson | undefined {
  const isWeb = facts.code === 'EPSG:3857';
  if (!isWeb && !/\+proj=tmerc\b/.test(facts.definition)) return undefined;
  const method = isWeb ? ['Popular Visualisation Pseudo Mercator', 1024] : ['Transverse Mercator', 9807];
  const parameters = [
    numbered('Latitude of natural origin', parameter(facts, 'lat_0', 0), 'degree', 8801),
    numbered('Longitude of natural origin', parameter(facts, 'lon_0', 0), 'degree', 8802),
    ...(isWeb ? [] : [numbered('Scale factor at natural origin', parameter(facts, 'k', 1), 'unity', 8805)]),
    numbered('False easting', parameter(facts, 'x_0', 0), 'metre', 8806),
    numbered('False northing', parameter(facts, 'y_0', 0), 'metre', 8807),
  ];
  return { name: String(method[0]), method: { name: method[0], id: { authority: 'EPSG', code: method[1] } }, parameters };
}

const shiftNames = [
  ['X-axis translation', 'metre', 8605],
  ['Y-axis translation', 'metre', 8606],
  ['Z-axis translation', 'metre', 8607],
  ['X-axis rotation', 'arc-second', 8608],
  ['Y-axis rotation', 'arc-second', 8609],
  ['Z-axis rotation', 'arc-second', 8610],
  ['Scale difference', 'parts per million', 8611],
] as const;

/** Units of PROJJSON that have no name of their own there. */
const units: Readonly<Record<string, unknown>> = {
  'arc-second': { type: 'AngularUnit', name: 'arc-second', conversion_factor: 4.84813681109536e-6 },
  'parts per million': { type: 'ScaleUnit', name: 'parts per million', conversion_factor: 1e-6 },
};

/** A system whose definition carries its own seven parameters keeps them (position vector, to WGS 84). */
function bound(source: ProjJson, { definition }: SystemFacts): ProjJson {
  const shift = /\+towgs84=([-+\d.,eE]+)/.exec(definition)?.[1]?.split(',').map(Number);
  if (shift === undefined || shift.every((value) => value === 0)) return source;
  const { $schema, ...source_crs } = source;
  const parameters = shiftNames.map(([name, unit, code], index) => ({
    ...numbered(name, shift[index] ?? 0, unit, code),
    unit: units[unit] ?? unit,
  }));
  const wgs84 = geographic({ datum: 'wgs-84', definition: '+a=6378137 +rf=298.257223563', code: 'EPSG:4326' } as SystemFacts);
  return {
    $schema,
    type: 'BoundCRS',
    source_crs,
    target_crs: { type: 'GeographicCRS', ...wgs84 },
    transformation: {
      name: 'Transformation to WGS 84',
      method: { name: 'Position Vector transformation (geog2D domain)', id: { authority: 'EPSG', code: 9606 } },
      parameters,
    },
  };
}
