import { useMemo } from 'react';
import { kindById } from '../../../layers/registry.ts';
import { classChip } from '../../state/layer-looks.ts';
import { useScope, useSession } from '../../ui/use-app.ts';

/** How the cells of a kind's table show the class that map and legend give each asset; null where the kind is not coloured by a field. */
export function useClassChip(kindId: string): { readonly field: string; readonly of: NonNullable<ReturnType<typeof classChip>> } | null {
  const index = useScope((scope) => scope.index);
  const asked = useSession((session) => session.colourBy[kindId]);
  const theme = useSession((session) => session.theme);
  return useMemo(() => {
    const kind = kindById(kindId);
    const of = index && kind ? classChip(index, kind, asked, theme) : null;
    return of && asked ? { field: asked.field, of } : null;
  }, [index, kindId, asked, theme]);
}
