import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeSentence } from '../../src/text/sentence.ts';

const src = join(import.meta.dirname, '..', '..', 'src');

/** Codes that the sources of readers, import and folder name: first argument of badInput, or a member `code` or `reason`. */
function codesIn(folder: string): Set<string> {
  const codes = new Set<string>();
  for (const entry of readdirSync(join(src, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const match of text.matchAll(/(?:badInput\(|brokenIssue\(|\bcode: |\breason: |\? |: )'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g))
      codes.add(match[1] as string);
  }
  return codes;
}

/** Words with a hyphen in the same places that are no codes. */
const notCodes =
  /^(osm-pbf|level-crossing|on-street|multi-storey|primary-school|middle-school|health-station|elderly-care|bus-stop|culture-station|byte-order-mark|valid-utf8|not-utf8|utf-8|utf-16le|utf-16be|zero-bytes|common-letters|packed-dms|beijing-1954|xian-1980|wgs-84|gcj-02|bd-09|euc-kr|format-default|by-row|windows-874|windows-1252|language-byte|height-not-finite|arc-second|near-key|cut-apart|yyyy-mm-dd)$/;

test('every code of the formats has a sentence in both languages, different from the code', () => {
  const codes = [...codesIn('formats')].filter((code) => !notCodes.test(code));
  expect(codes.length).toBeGreaterThan(40);
  const unsaid = codes.filter((code) => codeSentence(code, {}, 'zh') === code || codeSentence(code, {}, 'en') === code);
  expect(unsaid).toEqual([]);
});

test('every reason for an encoding has a sentence', () => {
  const text = readFileSync(join(src, 'formats', 'encoding.ts'), 'utf8');
  const reasons = [...(/type EncodingReason =([^;]*);/.exec(text)?.[1] ?? '').matchAll(/'([a-z0-9-]+)'/g)].map(
    ([, reason]) => `encoding-${reason}`,
  );
  expect(reasons.length).toBeGreaterThan(5);
  for (const code of reasons) for (const lang of ['zh', 'en'] as const) expect(codeSentence(code, {}, lang)).not.toBe(code);
});
