import type { Asset } from '../../../core/asset.ts';
import type { Project, ProjectEvent } from '../../../store/project.ts';

/** What was done to each project since somebody first asked, oldest first. */
const logs = new WeakMap<Project, { events: ProjectEvent[]; readonly listeners: Set<() => void> }>();

/** Follows a project from the first call on: its log is kept for all cards. */
function logOf(project: Project): { readonly events: readonly ProjectEvent[]; readonly listeners: Set<() => void> } {
  const known = logs.get(project);
  if (known) return known;
  const log = { events: [] as ProjectEvent[], listeners: new Set<() => void>() };
  logs.set(project, log);
  project.subscribe((event) => {
    log.events.push(event);
    for (const tell of log.listeners) tell();
  });
  return log;
}

/** Tells the events that touched an asset, newest first, now and whenever one more comes. Returns the way to stop. */
export function historyOf(project: Project, { kind, id }: Asset, tell: (events: readonly ProjectEvent[]) => void): () => void {
  const log = logOf(project);
  const touches = ({ edit }: ProjectEvent) => edit.changes.some((change) => change.kind === kind && change.id === id);
  const update = () => tell(log.events.filter(touches).toReversed());
  log.listeners.add(update);
  update();
  return () => log.listeners.delete(update);
}
