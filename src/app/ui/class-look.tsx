import { type ClassLook, type CoverageClass, classLooks } from '../../map/meaning.ts';
import { useSession } from './use-app.ts';

/** The fill of a coverage class for HTML: the same ground, dots and strokes as on the map. */
function classBackground({ ground, mark, pattern }: ClassLook): string {
  if (pattern === 'hatch') return `repeating-linear-gradient(-45deg, ${mark} 0 1px, ${ground} 1px 4px)`;
  if (pattern === 'dots') return `radial-gradient(circle at 2px 2px, ${mark} 1px, transparent 1.2px) 0 0 / 4px 4px, ${ground}`;
  return ground;
}

export function useClassBackground(name: CoverageClass): { readonly background: string; readonly outline: string } {
  const look = useSession((session) => classLooks[session.theme][name]);
  return { background: classBackground(look), outline: look.outline };
}

/** A small square of the class's fill, for legends and rows; the word beside it says what it means. */
export function ClassSwatch({ name }: { readonly name: CoverageClass }) {
  const { background, outline } = useClassBackground(name);
  return <span className="class-swatch" aria-hidden="true" style={{ background, borderColor: outline }} />;
}

/** The same for a look that is no class of coverage. */
export function LookSwatch({ look }: { readonly look: ClassLook }) {
  return <span className="class-swatch" aria-hidden="true" style={{ background: classBackground(look), borderColor: look.outline }} />;
}
