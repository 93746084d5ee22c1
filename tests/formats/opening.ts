import { BadInput, type Issue } from '../../src/core/issue.ts';
import { type Host, silentHost } from '../../src/core/result.ts';
import type { Source, SourceLayer } from '../../src/formats/format.ts';
import { openSource } from '../../src/formats/open.ts';
import { issueSentence } from '../../src/text/sentence.ts';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Opens files given as name and content. */
export function open(
  files: Readonly<Record<string, string | Uint8Array>>,
  encoding = 'auto',
  host: Host = silentHost,
): Promise<readonly Source[]> {
  const named = Object.entries(files).map(([name, content]) => ({ name, bytes: typeof content === 'string' ? bytesOf(content) : content }));
  return openSource(named, { encoding }, host);
}

/** The only layer of the only thing in a file. */
export async function onlyLayer(name: string, content: string | Uint8Array, encoding = 'auto'): Promise<SourceLayer> {
  const sources = await open({ [name]: content }, encoding);
  const layers = sources.flatMap((source) => source.layers);
  if (layers.length !== 1) throw new Error(`${layers.length} layers`);
  return layers[0] as SourceLayer;
}

/** The one issue that refuses a reading, which has a sentence in both languages that names the file. */
export async function refusal(reading: Promise<unknown>): Promise<Issue> {
  const error = await reading.then(
    () => new Error('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BadInput)) throw error;
  if (error.issues.length !== 1) throw new Error(`${error.issues.length} issues`);
  const [issue] = error.issues as [Issue];
  for (const lang of ['zh', 'en'] as const) {
    const sentence = issueSentence(issue, lang);
    if (!sentence.startsWith(issue.file ?? '?') || sentence.endsWith(issue.code) || /\{\w+\}/.test(sentence))
      throw new Error(`no sentence: ${sentence}`);
  }
  return issue;
}
