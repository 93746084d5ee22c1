import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodingCandidates } from '../../src/formats/encoding.ts';
import { encodeGbk } from '../../src/formats/gbk.ts';
import { refusal } from './opening.ts';

/** Bytes of a text in Big5, by the decoder's own table turned around. */
const big5 = (() => {
  const table = new Map<string, [number, number]>();
  const decoder = new TextDecoder('big5');
  for (let lead = 0xa1; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, [lead, trail]);
    }
  }
  return (text: string) =>
    Uint8Array.from([...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : (table.get(letter) ?? [0x3f]))));
})();

function gbk(text: string): Uint8Array {
  const result = encodeGbk(text);
  if ('lacks' in result) throw new Error(result.lacks);
  return result.bytes;
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const best = (bytes: Uint8Array) => encodingCandidates(bytes)[0];

const simplified = [
  '岱岳区粥店街道',
  '徂汶景区',
  '堽城镇',
  '大津口乡',
  '擂鼓石大街',
  '青年路',
  '泰前街道',
  '联通',
  '公园',
  '目录',
  '名称,面积\n东湖公园,1200\n',
];
const traditional = ['岱嶽區東湖公園', '臺北市中正區', '湖山公園', '東嶽大街', '名稱,面積\n東湖公園,1200\n'];

describe('the same text in each encoding', () => {
  test.each([...simplified, ...traditional])('%j', (text) => {
    expect(best(utf8(text))).toMatchObject({ name: 'utf-8', reason: 'valid-utf8' });
    expect(best(gbk(text))?.name).toBe('gb18030');
    expect(best(gbk(text))?.confidence).toBeGreaterThan(0.9);
  });

  test.each(traditional)('%j in Big5', (text) => {
    const found = best(big5(text));
    expect(found?.name).toBe('big5');
    expect(found?.confidence).toBeGreaterThan(0.9);
    expect(decodeText(big5(text), 'auto', 'x').text).toBe(text);
  });

  test('rare letters that GBK lacks come in four bytes of GB 18030', () => {
    // 㴎河东路: 㴎 is 0x8231E234 (GB 18030-2005).
    const bytes = Uint8Array.from([...fourBytes('㴎'), ...gbk('河东路')]);
    expect(decodeText(bytes, 'auto', 'x')).toMatchObject({ text: '㴎河东路', encoding: { name: 'gb18030' } });
  });

  test.each([true, false])('UTF-16 without a mark, little end first: %s', (isLittle) => {
    const text = '名称\t宽度\r\n一号路\t12\r\n岱庙\u3000街道\t7\r\n';
    expect(best(utf16(text, isLittle))).toMatchObject({ name: isLittle ? 'utf-16le' : 'utf-16be', reason: 'zero-bytes' });
    const marked = Uint8Array.from([...(isLittle ? [0xff, 0xfe] : [0xfe, 0xff]), ...utf16(text, isLittle)]);
    expect(decodeText(marked, 'auto', 'x')).toMatchObject({ text, encoding: { reason: 'byte-order-mark' } });
  });

  test('ASCII alone is UTF-8, said as such; other languages in UTF-8 are not taken for Chinese', () => {
    expect(best(utf8('id,lon\n1,117\n'))).toEqual({ name: 'utf-8', confidence: 1, reason: 'ascii' });
    for (const text of ['Café de la Paix, Monaco', 'Straße', 'Москва', '東京タワー', '서울', 'Llívia · Andorra la Vella']) {
      expect(best(utf8(text))?.name).toBe('utf-8');
    }
  });

  test('letters late in a long file tell as well as early ones', () => {
    const head = 'lon,lat\n'.repeat(20_000);
    for (const [name, tail] of [
      ['gb18030', gbk('东湖公园\n')],
      ['big5', big5('東湖公園、臺北市\n')],
      ['utf-8', utf8('东湖公园\n')],
    ] as const) {
      expect(best(Uint8Array.from([...utf8(head), ...tail]))?.name).toBe(name);
    }
    // One long line, as JSON comes.
    expect(best(Uint8Array.from([...utf8('x'.repeat(100_000)), ...gbk('岱岳区粥店街道')]))?.name).toBe('gb18030');
  });
});

function fourBytes(letter: string): number[] {
  const decoder = new TextDecoder('gb18030');
  for (let second = 0x30; second <= 0x39; second++) {
    for (let third = 0x81; third <= 0xfe; third++) {
      for (let fourth = 0x30; fourth <= 0x39; fourth++) {
        for (const first of [0x81, 0x82]) {
          const bytes = [first, second, third, fourth];
          if (decoder.decode(Uint8Array.from(bytes)) === letter) return bytes;
        }
      }
    }
  }
  throw new Error(letter);
}

describe('what cannot be told is said', () => {
  test('a lone letter that several encodings have: the confidence is low and the others are named', () => {
    // 胜 in GBK is the bytes of ʤ in UTF-8.
    const { encoding } = decodeText(gbk('a,b\n1,胜\n'), 'auto', 'x');
    expect(encoding.confidence).toBeLessThan(0.9);
    expect(encoding.candidates?.map(({ name }) => name)).toEqual(expect.arrayContaining(['utf-8', 'gb18030']));
  });

  test('confidences sum to one, all candidates are valid, and the best comes first', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const found = encodingCandidates(bytes);
        for (const { name } of found) new TextDecoder(name, { fatal: true }).decode(bytes);
        const confidences = found.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        if (found.length > 0) expect(confidences.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1.0001);
      }),
      { numRuns: 300 },
    );
  });

  test('what a file declares decides doubt, and is set aside where the bytes deny it', () => {
    expect(encodingCandidates(gbk('路'), 'gbk')[0]).toMatchObject({ name: 'gbk', reason: 'declared' });
    expect(encodingCandidates(gbk('岱岳区粥店街道'), 'utf-8')[0]).toMatchObject({ name: 'gb18030' });
    expect(encodingCandidates(utf8('岱岳区粥店街道'), 'no-such-thing')[0]).toMatchObject({ name: 'utf-8' });
  });

  test('cut inside a letter, mixed, of another script, or not as asked: each one sentence', async () => {
    const text = utf8('名称\n东湖公园');
    const reading = (bytes: Uint8Array, wanted = 'auto') => refusal(Promise.resolve().then(() => decodeText(bytes, wanted, 'x.csv')));
    expect(await reading(text.subarray(0, -1))).toMatchObject({ code: 'cut-short' });
    expect(await reading(gbk('名称\n东湖公园').subarray(0, -1))).toMatchObject({ code: 'cut-short' });
    const mixed = Uint8Array.from([...gbk('名称,面积\n东湖公园,1\n'), 0xff, 0xff, 10, ...gbk('湖山公园\n')]);
    expect(await reading(mixed)).toMatchObject({ code: 'encoding-mixed', params: { encoding: 'gb18030', line: 3 } });
    expect(await reading(gbk('a\n东湖公园'), 'utf-8')).toMatchObject({ code: 'encoding-wrong', params: { line: 2 } });
    expect(await reading(text, 'klingon')).toMatchObject({ code: 'encoding-unknown' });
    const latin = Uint8Array.from(
      [..."Un caf\xe9 \xe0 la plage, o\xf9 l'on go\xfbte le mieux. ".repeat(9)].map((letter) => letter.charCodeAt(0)),
    );
    expect((await reading(latin)).code).toBe('encoding-other');
  });
});

describe('GBK', () => {
  test('every letter comes back through the decoder, and what is lacking is named', () => {
    const letters = fc.array(
      fc.integer({ min: 0x20, max: 0xffff }).filter((code) => code < 0xd800 || code > 0xdfff),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(letters, (codes) => {
        const text = String.fromCharCode(...codes);
        const result = encodeGbk(text);
        if ('bytes' in result) expect(new TextDecoder('gbk', { fatal: true }).decode(result.bytes)).toBe(text);
        else expect(text).toContain(result.lacks);
      }),
      { numRuns: 300 },
    );
    expect(encodeGbk('徂汶堽城渰')).toHaveProperty('bytes');
    expect(encodeGbk('㴎河')).toEqual({ lacks: '㴎' });
    expect(encodeGbk('公园🌳')).toEqual({ lacks: '🌳' });
  });

  test('as many letters as code page 936 has', () => {
    let count = 0;
    for (let code = 0x80; code < 0x10000; code++) {
      if (code < 0xd800 || code > 0xdfff) count += 'bytes' in encodeGbk(String.fromCharCode(code)) ? 1 : 0;
    }
    // Python's cp936 encodes as many, the same ones.
    expect(count).toBe(21_791);
  });
});
