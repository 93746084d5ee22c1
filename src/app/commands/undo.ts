import type { Issue } from '../../core/issue.ts';
import type { Project } from '../../store/project.ts';
import { sayIssue } from '../../text/app.ts';
import { editInWords } from '../../text/edit.ts';
import type { App } from '../services.ts';
import { openProjectOf } from '../state/city.ts';
import { notify } from '../state/notices.ts';

function refused(app: App, issues: readonly Issue[]): void {
  const { lang } = app.session.getState();
  const [first] = issues;
  if (first) notify(app.notices, 'warn', 'stepRefused', { reason: sayIssue(first, lang) });
}

function step(app: App, direction: 'undo' | 'redo'): void {
  const project: Project | null = openProjectOf(app.cities.getState());
  const edit = direction === 'undo' ? project?.undoable() : project?.redoable();
  if (!project || !edit) return;
  const issues = project[direction]();
  if (issues.length > 0) refused(app, issues);
  else notify(app.notices, 'done', direction === 'undo' ? 'undone' : 'redone', { step: editInWords(edit, app.session.getState().lang) });
}

/** Takes the last edit back, or brings back what was taken; says which, or why it does not fit any more. */
export function undo(app: App): void {
  step(app, 'undo');
}
export function redo(app: App): void {
  step(app, 'redo');
}
