import type { Geometry, Position } from 'geojson';

/** A WKT text cut into words, brackets and commas. */
class Words {
  private readonly words: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.words = text.match(/[A-Za-z]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[(),]/g) ?? [];
  }

  peek(): string | undefined {
    return this.words[this.at]?.toUpperCase();
  }

  next(): string {
    const word = this.words[this.at++];
    if (word === undefined) throw new NotWkt();
    return word.toUpperCase();
  }

  /** Takes the word where it comes next. */
  took(word: string): boolean {
    if (this.peek() !== word) return false;
    this.at++;
    return true;
  }

  must(word: string): void {
    if (!this.took(word)) throw new NotWkt();
  }

  get ended(): boolean {
    return this.at >= this.words.length;
  }
}

class NotWkt extends Error {}

/** How many numbers a position has, and whether the last of them is a measure, which no kind keeps. */
interface Ordinates {
  readonly hasM: boolean;
}

function position(words: Words, { hasM }: Ordinates): Position {
  const numbers: number[] = [];
  while (words.peek() !== undefined && words.peek() !== ',' && words.peek() !== ')') {
    const number = Number(words.next());
    if (!Number.isFinite(number)) throw new NotWkt();
    numbers.push(number);
  }
  if (numbers.length < 2 || numbers.length > 4) throw new NotWkt();
  const kept = numbers.length === 4 || (numbers.length === 3 && hasM) ? numbers.slice(0, -1) : numbers;
  return kept;
}

function list<T>(words: Words, member: () => T): T[] {
  if (words.took('EMPTY')) return [];
  words.must('(');
  const members = [member()];
  while (words.took(',')) members.push(member());
  words.must(')');
  return members;
}

const deepest = 32;

function geometry(words: Words, depth = 0): Geometry {
  const name = words.next();
  const type = name.replace(/(ZM|Z|M)$/, '') || name;
  const suffix = name.slice(type.length) || (/^(ZM|Z|M)$/.test(words.peek() ?? '') ? words.next() : '');
  const ordinates = { hasM: suffix === 'M' || suffix === 'ZM' };
  const one = (): Position => position(words, ordinates);
  const line = (): Position[] => list(words, one);
  const rings = (): Position[][] => list(words, line);
  switch (type) {
    case 'POINT': {
      const [first] = list(words, one);
      return { type: 'Point', coordinates: first ?? [] };
    }
    case 'LINESTRING':
      return { type: 'LineString', coordinates: line() };
    case 'POLYGON':
      return { type: 'Polygon', coordinates: rings() };
    case 'MULTIPOINT':
      return { type: 'MultiPoint', coordinates: list(words, () => (words.peek() === '(' ? (line()[0] ?? []) : one())) };
    case 'MULTILINESTRING':
      return { type: 'MultiLineString', coordinates: rings() };
    case 'MULTIPOLYGON':
      return { type: 'MultiPolygon', coordinates: list(words, rings) };
    case 'GEOMETRYCOLLECTION':
      if (depth > deepest) throw new NotWkt();
      return { type: 'GeometryCollection', geometries: list(words, () => geometry(words, depth + 1)) };
    default:
      throw new NotWkt();
  }
}

/** A geometry written as WKT (`POINT (117 36)`, Z and M, `SRID=4326;` in front), in the numbers of the text; undefined where it is none. */
export function wktGeometry(text: string): Geometry | undefined {
  const bare = text.trim().replace(/^SRID\s*=\s*\d+\s*;/i, '');
  if (!/^(multi)?(point|linestring|polygon)|^geometrycollection/i.test(bare)) return undefined;
  try {
    const words = new Words(bare);
    const found = geometry(words);
    return words.ended ? found : undefined;
  } catch (error) {
    if (error instanceof NotWkt) return undefined;
    throw error;
  }
}

function positionText(position: Position): string {
  return position.join(' ');
}

function pathText(path: readonly Position[]): string {
  return `(${path.map(positionText).join(', ')})`;
}

function ringsText(rings: readonly (readonly Position[])[]): string {
  return `(${rings.map(pathText).join(', ')})`;
}

/** A geometry as WKT, in its own numbers, to the last digit; heights behind `Z`. */
export function wktText(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') return `GEOMETRYCOLLECTION (${geometry.geometries.map(wktText).join(', ')})`;
  const name = geometry.type.toUpperCase();
  if (geometry.coordinates.length === 0) return `${name} EMPTY`;
  return `${name}${hasHeights(geometry.coordinates) ? ' Z' : ''} ${bodyText(geometry)}`;
}

function bodyText(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): string {
  switch (geometry.type) {
    case 'Point':
      return `(${positionText(geometry.coordinates)})`;
    case 'MultiPoint':
      return `(${geometry.coordinates.map((position) => `(${positionText(position)})`).join(', ')})`;
    case 'LineString':
      return pathText(geometry.coordinates);
    case 'MultiLineString':
    case 'Polygon':
      return ringsText(geometry.coordinates);
    case 'MultiPolygon':
      return `(${geometry.coordinates.map(ringsText).join(', ')})`;
  }
}

function hasHeights(coordinates: unknown): boolean {
  if (!Array.isArray(coordinates)) return false;
  return typeof coordinates[0] === 'number' ? coordinates.length > 2 : coordinates.some(hasHeights);
}
