import type { Datum, SystemFacts } from './crs/systems.ts';

/** `esri`: as a `.prj` has it. `ogc`: WKT 1 with the code in it, as databases keep it. */
export type WktDialect = 'esri' | 'ogc';

/** Names of system, datum and ellipsoid, in the spelling that programs compare. */
type Names = readonly [system: string, datum: string, ellipsoid: string];

const esriNames: Readonly<Partial<Record<Datum, Names>>> = {
  'wgs-84': ['GCS_WGS_1984', 'D_WGS_1984', 'WGS_1984'],
  cgcs2000: ['GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000', 'CGCS2000'],
  'beijing-1954': ['GCS_Beijing_1954', 'D_Beijing_1954', 'Krasovsky_1940'],
  'xian-1980': ['GCS_Xian_1980', 'D_Xian_1980', 'Xian_1980'],
};

const ogcNames: Readonly<Partial<Record<Datum, Names>>> = {
  'wgs-84': ['WGS 84', 'WGS_1984', 'WGS 84'],
  cgcs2000: ['China Geodetic Coordinate System 2000', 'China_2000', 'CGCS2000'],
  'beijing-1954': ['Beijing 1954', 'Beijing_1954', 'Krassowsky 1940'],
  'xian-1980': ['Xian 1980', 'Xian_1980', 'IAG 1975'],
};

const geographicCodes: Readonly<Partial<Record<Datum, number>>> = {
  'wgs-84': 4326,
  cgcs2000: 4490,
  'beijing-1954': 4214,
  'xian-1980': 4610,
};

/** Number after a name in a PROJ definition. */
function parameter(definition: string, name: string): number | undefined {
  const text = new RegExp(`\\+${name}=([-+\\d.eE]+)`).exec(definition)?.[1];
  return text === undefined ? undefined : Number(text);
}

/** A whole number gets a decimal point: some programs read nothing else. */
function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** The definition of a system as WKT; undefined for what has none (GCJ-02, BD-09) and for projections not written here. */
export function crsWkt(facts: SystemFacts, dialect: WktDialect): string | undefined {
  const { definition, code } = facts;
  if (code === 'EPSG:3857') return webMercator(dialect);
  if (/\+proj=longlat\b/.test(definition)) return geographicWkt(facts, dialect);
  return /\+proj=tmerc\b/.test(definition) ? gaussWkt(facts, dialect) : undefined;
}

function geographicWkt({ datum, definition }: SystemFacts, dialect: WktDialect): string | undefined {
  const a = parameter(definition, 'a');
  const rf = parameter(definition, 'rf');
  if (a === undefined || rf === undefined) return undefined;
  const [system, name, ellipsoid] = (dialect === 'esri' ? esriNames : ogcNames)[datum] ?? ['unknown', 'unknown', 'unknown'];
  const code = geographicCodes[datum];
  const authority = dialect === 'ogc' && code !== undefined ? `,AUTHORITY["EPSG","${code}"]` : '';
  const unit = dialect === 'esri' ? 'Degree' : 'degree';
  // Parameters of its own; ESRI's dialect has no place for them.
  const shift = dialect === 'ogc' ? /\+towgs84=([-+\d.,eE]+)/.exec(definition)?.[1] : undefined;
  const figure = `SPHEROID["${ellipsoid}",${decimal(a)},${decimal(rf)}]${shift === undefined ? '' : `,TOWGS84[${shift}]`}`;
  return `GEOGCS["${system}",DATUM["${name}",${figure}],PRIMEM["Greenwich",0.0],UNIT["${unit}",0.0174532925199433]${authority}]`;
}

function gaussWkt(facts: SystemFacts, dialect: WktDialect): string | undefined {
  const geographic = geographicWkt(facts, dialect);
  const at = (name: string, otherwise: number) => decimal(parameter(facts.definition, name) ?? otherwise);
  if (geographic === undefined || parameter(facts.definition, 'lon_0') === undefined) return undefined;
  const isUtm = /^EPSG:32[67]/.test(facts.code);
  const names = dialect === 'esri' ? esriParameters : ogcParameters;
  const projection = dialect === 'esri' && !isUtm ? 'Gauss_Kruger' : 'Transverse_Mercator';
  const [easting, northing, meridian, scale, latitude] = names;
  const parameters = [
    [easting, at('x_0', 0)],
    [northing, at('y_0', 0)],
    [meridian, at('lon_0', 0)],
    [scale, at('k', 1)],
    [latitude, at('lat_0', 0)],
  ].map(([name, value]) => `PARAMETER["${name}",${value}]`);
  const number = /^EPSG:(\d+)$/.exec(facts.code)?.[1];
  const authority = dialect === 'ogc' && number !== undefined ? `,AUTHORITY["EPSG","${number}"]` : '';
  const unit = dialect === 'esri' ? 'Meter' : 'metre';
  const name = gaussName(facts, dialect);
  return `PROJCS["${name}",${geographic},PROJECTION["${projection}"],${parameters.join(',')},UNIT["${unit}",1.0]${authority}]`;
}

const esriParameters = ['False_Easting', 'False_Northing', 'Central_Meridian', 'Scale_Factor', 'Latitude_Of_Origin'] as const;
const ogcParameters = ['false_easting', 'false_northing', 'central_meridian', 'scale_factor', 'latitude_of_origin'] as const;

const gaussPrefixes: Readonly<Partial<Record<Datum, Words>>> = {
  cgcs2000: { esri: 'CGCS2000', ogc: 'CGCS2000' },
  'beijing-1954': { esri: 'Beijing_1954', ogc: 'Beijing 1954' },
  'xian-1980': { esri: 'Xian_1980', ogc: 'Xian 1980' },
};

type Words = Readonly<Record<WktDialect, string>>;

/** `CGCS2000_3_Degree_GK_CM_117E`, `CGCS2000_GK_Zone_20`, `WGS_1984_UTM_Zone_50N`; the label of a system that has no registered name. */
function gaussName({ datum, code, meridian, step, prefix, definition, label }: SystemFacts, dialect: WktDialect): string {
  const start = gaussPrefixes[datum]?.[dialect];
  if (datum === 'wgs-84' && meridian !== undefined) {
    const zone = `${(meridian + 183) / 6}${parameter(definition, 'y_0') === 0 ? 'N' : 'S'}`;
    return dialect === 'esri' ? `WGS_1984_UTM_Zone_${zone}` : `WGS 84 / UTM zone ${zone}`;
  }
  if (start === undefined || meridian === undefined || step === undefined || !code.startsWith('EPSG:')) return label.en.replaceAll('"', '');
  if (dialect === 'ogc') {
    const width = step === 3 ? '3-degree ' : '';
    return prefix === undefined ? `${start} / ${width}Gauss-Kruger CM ${meridian}E` : `${start} / ${width}Gauss-Kruger zone ${prefix}`;
  }
  const width = step === 3 ? '_3_Degree' : '';
  return prefix === undefined ? `${start}${width}_GK_CM_${meridian}E` : `${start}${width}_GK_Zone_${prefix}`;
}

function webMercator(dialect: WktDialect): string {
  if (dialect === 'esri') {
    const geographic =
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
    const parameters = ['False_Easting', 'False_Northing', 'Central_Meridian', 'Standard_Parallel_1', 'Auxiliary_Sphere_Type'];
    const written = parameters.map((name) => `PARAMETER["${name}",0.0]`).join(',');
    return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${geographic},PROJECTION["Mercator_Auxiliary_Sphere"],${written},UNIT["Meter",1.0]]`;
  }
  const geographic =
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]';
  const proj = '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs';
  return `PROJCS["WGS 84 / Pseudo-Mercator",${geographic},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0.0],PARAMETER["scale_factor",1.0],PARAMETER["false_easting",0.0],PARAMETER["false_northing",0.0],UNIT["metre",1.0],EXTENSION["PROJ4","${proj}"],AUTHORITY["EPSG","3857"]]`;
}
