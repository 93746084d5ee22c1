import type { Position } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import type { CityStreets } from './adapter.ts';
import type { LineChange, MendDoubt, StreetFault, StreetFaultCode } from './spec.ts';

type Lines = readonly (readonly Position[])[];

/** A fault as the screen has it: by streets and in degrees. */
export interface FoundFault {
  /** The same for the same fault of the same streets at the same place (to about a metre): what is ignored stays so over later checks. */
  readonly key: string;
  readonly code: StreetFaultCode;
  /** Ids of the streets concerned, the one to be changed first. */
  readonly streets: readonly string[];
  readonly at: readonly [lon: number, lat: number];
  readonly to: readonly [lon: number, lat: number] | null;
  readonly metres: number;
  readonly gapM: number | null;
  readonly sure: boolean;
  readonly doubt: MendDoubt | null;
  /** Whether there is anything to be done by a button. */
  readonly mendable: boolean;
  /** The pieces of lines that a repair takes away, and those that it draws; an island has its lines in `before`. */
  readonly before: Lines;
  readonly after: Lines;
}

/** Faults in the words of the city, in the order of the faults. */
export function foundFaults(city: CityStreets, faults: readonly StreetFault[]): FoundFault[] {
  const seen = new Map<string, number>();
  return faults.map((fault) => {
    const found = foundFault(city, fault);
    const before = seen.get(found.key) ?? 0;
    seen.set(found.key, before + 1);
    return before === 0 ? found : { ...found, key: `${found.key} ${before + 1}` };
  });
}

function foundFault(city: CityStreets, fault: StreetFault): FoundFault {
  const { plane } = city.columns;
  const streets = [...new Set(fault.lines.map((line) => (city.streets[city.streetOf[line] as number] as Asset).id))];
  const [at, to] = [plane.inverse(...fault.at), fault.to && plane.inverse(...fault.to)];
  const pieces = (fault.repair ?? []).map((change) => pieceOf(city, change));
  const { code, metres, gapM, sure, doubt, repair } = fault;
  const isIsland = code === 'island';
  return {
    key: keyOf(code, streets, at),
    code,
    streets,
    at,
    to,
    metres,
    gapM,
    sure,
    doubt,
    mendable: repair !== null && repair.length > 0,
    before: isIsland ? fault.lines.map((line) => lineOf(city, line)) : pieces.flatMap(({ before }) => before),
    after: pieces.flatMap(({ after }) => after),
  };
}

/** An island has many streets: the first names it. */
function keyOf(code: StreetFaultCode, streets: readonly string[], at: readonly [number, number]): string {
  const names = code === 'island' ? streets.slice(0, 1) : [...streets].sort();
  return [code, ...names, ...at.map((degrees) => degrees.toFixed(5))].join(' ');
}

function lineOf({ columns }: CityStreets, line: number): readonly Position[] {
  const { lonLat, lineStart } = columns.lines;
  const positions: Position[] = [];
  for (let v = lineStart[line] as number; v < (lineStart[line + 1] as number); v++) {
    positions.push([lonLat[2 * v] as number, lonLat[2 * v + 1] as number]);
  }
  return positions;
}

/** What of a line is other after a repair: without the vertices at both ends that stay as they are, save one on each side. */
function pieceOf(city: CityStreets, { line, path }: LineChange): { readonly before: Lines; readonly after: Lines } {
  const was = lineOf(city, line);
  if (path === null) return { before: [was], after: [] };
  const is = path.map(({ lon, lat }): Position => [lon, lat]);
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && same(was[head], is[head])) head++;
  let tail = 0;
  while (tail < shorter - head && same(was[was.length - 1 - tail], is[is.length - 1 - tail])) tail++;
  const cut = (all: readonly Position[]) => all.slice(Math.max(0, head - 1), all.length - Math.max(0, tail - 1));
  return { before: lines(cut(was)), after: lines(cut(is)) };
}

function lines(piece: readonly Position[]): Lines {
  return piece.length > 1 ? [piece] : [];
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}
