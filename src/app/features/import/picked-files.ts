import type { PickedFile } from '../../state/import.ts';

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder is read in portions until an empty one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** More than so many files in a dropped folder are a mistake of the hand, not a data set. */
const mostFiles = 2000;

async function collect(entry: FileSystemEntry, path: string, into: PickedFile[]): Promise<void> {
  if (into.length >= mostFiles) return;
  const name = `${path}${entry.name}`;
  if (entry.isFile) into.push({ name, file: await fileOf(entry as FileSystemFileEntry) });
  else for (const child of await entriesOf(entry as FileSystemDirectoryEntry)) await collect(child, `${name}/`, into);
}

/** The files of a drop, those of dropped folders with their paths. Must be called while the drop is being handled. */
export function droppedFiles(data: DataTransfer): Promise<readonly PickedFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  return (async () => {
    const into: PickedFile[] = [];
    // A drop made by a program has files and no entries.
    if (entries.every((entry) => entry === null)) return pickedFiles(plain);
    for (const entry of entries) if (entry) await collect(entry, '', into);
    return into;
  })();
}

/** Files of an input, of a chosen folder with their paths. */
export function pickedFiles(files: Iterable<File>): readonly PickedFile[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}
