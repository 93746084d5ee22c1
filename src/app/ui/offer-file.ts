/** Hands a file to the browser to keep. */
export function offerFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name of some words, without what file systems refuse. */
export function fileNameOf(parts: readonly string[], extension: string): string {
  return `${parts.join('_').replace(/[\\/:*?"<>|\s]+/g, '_')}.${extension}`;
}
