import type { Geometry } from 'geojson';
import type { Issue } from '../../core/issue.ts';
import { familyWords } from '../../layers/geometry-family.ts';
import type { GeometryFamily } from '../../layers/kind.ts';
import { mendLines } from './lines.ts';
import { type Member, membersOf, type Plain, pick, withoutHeights } from './members.ts';
import { type Mended, type MendOptions, refuse, type Told, told } from './spec.ts';
import { mendSurface, surfaceFromLines } from './surfaces.ts';

/**
 * A geometry in WGS 84 degrees as the city keeps it: of a family that its kind takes, and sound. What was changed is told, what cannot be
 * mended is refused with the reason; rings that merely run the wrong way (RFC 7946) are turned without a word. Heights are kept. It brings
 * the polygon clipper along: fetch this module when there is something to mend.
 */
export function mendShape(geometry: Geometry | null, options: MendOptions): Mended {
  if (geometry === null) return { geometry, issues: [], refused: false };
  const members = membersOf(geometry);
  if (members.some(({ numbers }) => numbers === 'broken')) return refuse('geometry-position');
  if (members.some(({ numbers }) => numbers === 'not-finite')) return refuse('shape-not-finite');
  const placed = members.filter(({ numbers }) => numbers !== 'none');
  if (placed.length === 0) return { geometry: null, issues: [told('shape-empty')], refused: false };
  const picked = pick(geometry, placed, options.families);
  if (picked === null) return wrongFamily(geometry, options.families);
  const issues: Told[] = picked.left > 0 ? [told('shape-members-left', { count: picked.left })] : [];
  const heights = members.some(({ numbers }: Member) => numbers === 'height-not-finite');
  if (heights) issues.push(told('shape-heights-dropped'));
  const mended = mendPlain(heights ? withoutHeights(picked.geometry) : picked.geometry, options);
  return mended.refused ? mended : { ...mended, issues: [...issues, ...mended.issues] };
}

function mendPlain(geometry: Plain, options: MendOptions): Mended {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return mendSurface(geometry, options);
  if (geometry.type === 'Point') return { geometry, issues: [], refused: false };
  if (geometry.type === 'MultiPoint') {
    const coordinates = geometry.coordinates.filter(({ length }) => length > 0);
    return {
      geometry: coordinates.length === geometry.coordinates.length ? geometry : { ...geometry, coordinates },
      issues: [],
      refused: false,
    };
  }
  if (options.families.includes('line')) return mendLines(geometry);
  return surfaceFromLines(geometry, options) ?? wrongFamily(geometry, options.families);
}

function wrongFamily(geometry: Geometry, families: readonly GeometryFamily[]): Mended {
  const words = families.map((family) => familyWords[family]);
  const params: Issue['params'] = {
    found: geometry.type,
    expectedZh: words.map(({ zh }) => zh).join('、'),
    expectedEn: words.map(({ en }) => en).join(', '),
  };
  return refuse('geometry-family', params);
}
