/** `index.json` of a published city folder: the names of the files in it. Made by the server; a static copy of a folder may leave it out. */
export interface FolderIndex {
  readonly files: readonly string[];
}

export const folderIndexFile = 'index.json';
