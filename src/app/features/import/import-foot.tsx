import { Button } from 'antd';
import { changeCount, commitImport, isDecided, planNow } from '../../commands/import-commit.ts';
import { closeImport, openImport } from '../../commands/import-files.ts';
import { liesElsewhere } from '../../commands/import-home.ts';
import type { App } from '../../services.ts';
import { readyCity } from '../../state/city.ts';
import { asksCrs, type ImportState, noImport, takenDrafts } from '../../state/import.ts';
import { count } from '../../ui/format.ts';
import { type Speech, useApp, useImport, useSpeech } from '../../ui/use-app.ts';

/** What the one button of a step does, and why it cannot be pressed where it cannot. */
interface Way {
  readonly word: string;
  readonly go: () => unknown;
  readonly hindrance: string | null;
}

function hindranceOf(app: App, state: ImportState, { say }: Speech): string | null {
  if (takenDrafts(state).length === 0) return say('importNothingTaken');
  if (state.drafts.some(asksCrs)) return say('importCrsFirst');
  // As the command line refuses it: what lies wholly elsewhere is another city, or in another system.
  const city = readyCity(app.cities.getState());
  return state.target === 'here' && liesElsewhere(state, city) ? say('importElsewhere') : null;
}

function wayOf(app: App, state: ImportState, speech: Speech): Way | null {
  const { lang, say } = speech;
  switch (state.step) {
    case 'drop':
      return null;
    case 'scan': {
      const hindrance = hindranceOf(app, state, speech);
      // Nothing to decide: one Enter opens it.
      if (state.target === 'new' && isDecided(state)) return { word: say('importOpenNew'), go: () => commitImport(app), hindrance };
      return { word: say('importToColumns'), go: () => app.importing.setState({ step: 'columns', refusal: [] }), hindrance };
    }
    case 'columns':
      return { word: say('importToPreview'), go: () => planNow(app), hindrance: hindranceOf(app, state, speech) };
    case 'preview': {
      const changes = changeCount(state);
      const word = state.target === 'new' ? say('importOpenNew') : say('importCommit', { count: count(changes, lang) });
      return { word, go: () => commitImport(app), hindrance: changes === 0 ? say('importNoChange') : null };
    }
    case 'done':
      return { word: say('importAgain'), go: () => restart(app), hindrance: null };
  }
}

function restart(app: App): void {
  closeImport(app);
  app.importing.setState(noImport);
  openImport(app);
}

/** Back, and the one way on. */
export function ImportFoot() {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const state = useImport((all) => all);
  const busy = state.work !== null;
  const way = wayOf(app, state, speech);
  const isFree = way !== null && way.hindrance === null && !busy;
  const { step } = state;
  if (step === 'drop') return null;
  return (
    <footer className="import-foot">
      {way?.hindrance && <span className="import-warn">{way.hindrance}</span>}
      <span className="header-gap" />
      {step === 'done' && <Button onClick={() => closeImport(app)}>{say('close')}</Button>}
      {(step === 'columns' || step === 'preview') && (
        <Button disabled={busy} onClick={() => app.importing.setState({ step: step === 'preview' ? 'columns' : 'scan', refusal: [] })}>
          {say('importBack')}
        </Button>
      )}
      {way && (
        <Button className="import-next" type="primary" disabled={!isFree} data-testid="import-next" onClick={() => void way.go()}>
          {way.word}
        </Button>
      )}
    </footer>
  );
}
