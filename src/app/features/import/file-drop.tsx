import { useEffect, useState } from 'react';
import { startImport } from '../../commands/import-files.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { droppedFiles } from './picked-files.ts';

function holdsFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes files and folders dropped anywhere on the window, and says so while they are held over it. */
export function FileDrop() {
  const app = useApp();
  const { say } = useSpeech();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer || !holdsFile(event)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => startImport(app, files));
    };
    window.addEventListener('dragenter', drag);
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', drag);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [app]);
  return over ? <div className="drop-veil">{say('dropHere')}</div> : null;
}
