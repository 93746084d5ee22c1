import type { MendDoubt, MendOptions, Path, StreetFault, Vertex } from './spec.ts';
import { moveNode, repairOf } from './steps.ts';
import { apart, type Draft, draftOn, groundM, nodeAt, type Streets } from './streets.ts';

/** Edges `from` … `to - 1` of a line are over-short, those before and after are not. */
interface Run {
  readonly from: number;
  readonly to: number;
}

function runsOf(streets: Streets, path: Path, shortM: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let i = 0; i + 1 < path.length; i++) {
    const isShort = groundM(streets, apart(path[i] as Vertex, path[i + 1] as Vertex), path[i] as Vertex) < shortM;
    if (isShort && from < 0) from = i;
    if (!isShort && from >= 0) runs.push({ from, to: i });
    if (!isShort) from = -1;
  }
  if (from >= 0) runs.push({ from, to: path.length - 1 });
  return runs;
}

/** The runs of over-short edges of a line, one fault for each. */
export function shortEdgesOf(streets: Streets, line: number, { shortM }: MendOptions): StreetFault[] {
  const path = streets.pathOf(line);
  return path ? runsOf(streets, path, shortM).map((run) => faultOf(streets, line, path, run, shortM)) : [];
}

function faultOf(streets: Streets, line: number, path: Path, run: Run, shortM: number): StreetFault {
  const draft = draftOn(streets);
  const doubt = mend(streets, draft, line, path, run, shortM);
  const repair = repairOf(streets, draft);
  const at = path[run.from] as Vertex;
  let metres = Infinity;
  for (let i = run.from; i < run.to; i++) metres = Math.min(metres, groundM(streets, apart(path[i] as Vertex, path[i + 1] as Vertex), at));
  const told = repair === null ? 'levels' : doubt;
  return { code: 'short-edge', lines: [line], at: [at.x, at.y], to: null, metres, gapM: null, repair, sure: told === null, doubt: told };
}

/** Leaves out what nothing joins; where both ends of a short edge are junctions, or the whole line is that short, they become one. */
function mend(streets: Streets, draft: Draft, line: number, path: Path, run: Run, shortM: number): MendDoubt | null {
  const isFixed = (index: number) => index === 0 || index === path.length - 1 || isJoined(streets, line, path, index);
  const kept = thinned(streets, path, run, shortM, isFixed);
  if (kept.length < path.length) {
    draft.set(line, kept);
    return null;
  }
  const [a, b] = [nodeAt(streets, { line, index: run.from }), nodeAt(streets, { line, index: run.from + 1 })];
  const isWhole = path.length === 2;
  // A line that short with a loose end is a crumb; with two, it is all that there is.
  if (isWhole && (a.length === 1 || b.length === 1)) {
    draft.set(line, null);
    return a.length === 1 && b.length === 1 ? 'vanishes' : null;
  }
  // Its loose end goes to the junction, else the junction with fewer lines to the other.
  const target = path[b.length > a.length ? run.from + 1 : run.from] as Vertex;
  moveNode(draft, b.length > a.length ? a : b, target);
  const isOneNode = a.some((spot) => spot.line === line && spot.index === run.from + 1);
  return isOneNode || a.length === 1 || b.length === 1 ? null : 'junctions';
}

/** Whether any other vertex than its own repeats joins a vertex. */
function isJoined(streets: Streets, line: number, path: Path, index: number): boolean {
  const { x, y } = path[index] as Vertex;
  return nodeAt(streets, { line, index }).some((spot) => {
    const isRepeat = spot.line === line && path[spot.index]?.x === x && path[spot.index]?.y === y && Math.abs(spot.index - index) <= 1;
    return !isRepeat;
  });
}

/** The path without those vertices of a run that stand nearer than `shortM` to the one kept before and that nothing joins. */
function thinned(streets: Streets, path: Path, run: Run, shortM: number, isFixed: (index: number) => boolean): Path {
  const isNear = (a: number, b: number) => groundM(streets, apart(path[a] as Vertex, path[b] as Vertex), path[a] as Vertex) < shortM;
  const kept = [run.from];
  for (let index = run.from + 1; index <= run.to; index++) {
    while (kept.length > 0 && isNear(kept.at(-1) as number, index)) {
      const last = kept.at(-1) as number;
      if (!isFixed(index) || isFixed(last)) break;
      kept.pop();
    }
    const last = kept.at(-1);
    if (last === undefined || isFixed(index) || !isNear(last, index)) kept.push(index);
  }
  return [...path.slice(0, run.from), ...kept.map((index) => path[index] as Vertex), ...path.slice(run.to + 1)];
}
