import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { useEffect, useMemo } from 'react';
import type { ImportPlan, PlannedRow } from '../../../formats/import/spec.ts';
import type { Theme } from '../../../layers/kind.ts';
import { candidateLooks, type GhostSet, type MapGhosts, type PlanPart, planLooks, planParts } from '../../../map/ghosts.ts';
import type { Ghost } from '../../../workers/import-protocol.ts';
import type { App } from '../../services.ts';
import { type ImportState, type LayerDraft, type RowFilter, rowKey, rowPasses, showsCandidates } from '../../state/import.ts';
import { useApp, useImport, useSession } from '../../ui/use-app.ts';
import { ghostStore } from './ghost-store.ts';
import { attachImportHands } from './hands.ts';
import { ghostBox, sameReading } from './readings.ts';
import { shortReading } from './words.ts';

const collections = new WeakMap<Ghost, FeatureCollection>();

function collectionOf(shapes: readonly (Geometry | null)[]): FeatureCollection {
  const features = shapes.flatMap((geometry): Feature[] => (geometry ? [{ type: 'Feature', geometry, properties: {} }] : []));
  return { type: 'FeatureCollection', features };
}

function shapesOf(ghost: Ghost): FeatureCollection {
  const known = collections.get(ghost) ?? collectionOf(ghost.shapes);
  collections.set(ghost, known);
  return known;
}

type Scanned = Pick<ImportState, 'drafts' | 'pointed' | 'asked'>;

const labels = new WeakMap<Ghost, GhostSet['label']>();

/** The same object each time, so that the map writes nothing anew. */
function labelOf(ghost: Ghost): GhostSet['label'] {
  const known = labels.get(ghost) ?? { text: shortReading(ghost.reading), at: ghost.at };
  labels.set(ghost, known);
  return known;
}

/** Ghosts of one layer: every candidate while it is asked, else where it will lie. */
function draftSets(state: Scanned, draft: LayerDraft, at: number, theme: Theme): GhostSet[] {
  const { finding, ghosts } = draft.places;
  if (!finding || draft.choice.kind === null) return [];
  const all = showsCandidates(state, draft, at);
  const looks = candidateLooks[theme];
  return ghosts.flatMap((ghost, place) => {
    if (!all && !sameReading(ghost.reading, finding)) return [];
    const look = looks[place % looks.length];
    if (!look) return [];
    const strong = state.pointed?.draft === at && state.pointed.ghost === place;
    const label = all ? labelOf(ghost) : null;
    return [{ id: `${at}-${place}`, look, shapes: shapesOf(ghost), label, strong }];
  });
}

/** What the map shows of the question: ghosts from below to above, the one pointed at last. */
function ghostsOfScan(state: Scanned, theme: Theme): MapGhosts {
  const sets = state.drafts.flatMap((draft, at) => draftSets(state, draft, at, theme));
  return [...sets.filter(({ strong }) => !strong), ...sets.filter(({ strong }) => strong)];
}

function partsOf(plan: ImportPlan, filter: RowFilter, leftOut: ReadonlySet<string>): Readonly<Record<PlanPart, FeatureCollection>> {
  const shapes: Record<PlanPart, (Geometry | null)[]> = { new: [], changed: [], was: [], missing: [] };
  for (const row of plan.rows) {
    if (row.status === 'same' || row.status === 'refused' || !rowPasses(row, filter) || leftOut.has(rowKey(row))) continue;
    if (row.status === 'missing') shapes.missing.push(row.before?.geometry ?? null);
    else shapes[row.status].push(row.after?.geometry ?? null);
    if (row.status === 'changed' && row.before?.geometry !== row.after?.geometry) shapes.was.push(row.before?.geometry ?? null);
  }
  return {
    new: collectionOf(shapes.new),
    changed: collectionOf(shapes.changed),
    was: collectionOf(shapes.was),
    missing: collectionOf(shapes.missing),
  };
}

/** The row in hand, as it is and as it would be. */
function activeSets(row: PlannedRow | undefined, theme: Theme): GhostSet[] {
  if (!row) return [];
  const looks = planLooks[theme];
  const sets: GhostSet[] = [];
  const add = (id: string, part: PlanPart, geometry: Geometry | null | undefined): void => {
    if (geometry) sets.push({ id, look: looks[part], shapes: collectionOf([geometry]), label: null, strong: true });
  };
  if (row.status === 'missing') add('active', 'missing', row.before?.geometry);
  else {
    add('active-was', 'was', row.before?.geometry === row.after?.geometry ? null : row.before?.geometry);
    add('active', row.status === 'new' ? 'new' : 'changed', row.after?.geometry ?? row.before?.geometry);
  }
  return sets;
}

function useGhosts(): MapGhosts {
  const theme = useSession((session) => session.theme);
  const state = useImport((all) => all);
  const { step, plan, filter, leftOut, drafts, pointed, asked, activeRow } = state;
  const scan = useMemo(
    () => (step === 'scan' || step === 'columns' ? ghostsOfScan({ drafts, pointed, asked }, theme) : []),
    [step, drafts, pointed, asked, theme],
  );
  const parts = useMemo(() => (step === 'preview' && plan ? partsOf(plan, filter, leftOut) : null), [step, plan, filter, leftOut]);
  const rows = useMemo(
    () =>
      parts
        ? [...planParts]
            .reverse()
            .map((part) => ({ id: `plan-${part}`, look: planLooks[theme][part], shapes: parts[part], label: null, strong: false }))
        : [],
    [parts, theme],
  );
  const active = useMemo(
    () => activeSets(step === 'preview' && activeRow !== null ? plan?.rows[activeRow] : undefined, theme),
    [step, plan, activeRow, theme],
  );
  return useMemo(() => [...scan, ...rows, ...active], [scan, rows, active]);
}

/** The camera goes to where the layers may lie as soon as that is known, so that no ghost is looked for. */
function fitAll(app: App, drafts: readonly LayerDraft[]): void {
  const ghosts = drafts.flatMap(({ choice, places }) => (choice.kind === null ? [] : places.ghosts.slice(0, 3)));
  const box = ghostBox(ghosts);
  // Candidates half a world apart cannot be seen together: the likeliest alone.
  const wide = box !== null && (box[2] - box[0] > 5 || box[3] - box[1] > 5);
  const shown = wide ? ghostBox(ghosts.slice(0, 1)) : box;
  if (shown) app.map.current?.fit(shown);
}

/** Puts what the import is about on the map, and lets it be clicked there; the map is bare of it when the import ends. */
export function useImportMap(): void {
  const app = useApp();
  const ghosts = useGhosts();
  const sources = useImport((state) => state.sources);
  useEffect(() => {
    ghostStore.setState({ ghosts });
  }, [ghosts]);
  useEffect(() => () => ghostStore.setState({ ghosts: null }), []);
  useEffect(() => {
    if (sources.length > 0) fitAll(app, app.importing.getState().drafts);
  }, [app, sources]);
  useEffect(() => {
    const map = app.map.current;
    return map ? attachImportHands(app, map) : undefined;
  }, [app]);
}
