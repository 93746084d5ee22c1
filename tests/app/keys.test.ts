import { describe, expect, test } from 'vitest';
import { isMac, keycaps, type Stroke, strikes } from '../../src/app/keys/keycap.ts';
import { keyActs } from '../../src/app/keys/keys.ts';

const plain: Stroke = { key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('keys', () => {
  test('no key does two things', () => {
    const bound = keyActs.filter(({ run }) => run !== null).flatMap(({ keys }) => keys);
    expect(bound.filter((key, at) => bound.indexOf(key) !== at)).toEqual([]);
  });

  test('Ctrl on Windows, Command on a Mac, in binding and print', () => {
    expect(strikes({ ...plain, key: 'k', ctrlKey: true }, 'mod+k', false)).toBe(true);
    expect(strikes({ ...plain, key: 'k', ctrlKey: true }, 'mod+k', true)).toBe(false);
    expect(strikes({ ...plain, key: 'k', metaKey: true }, 'mod+k', true)).toBe(true);
    expect(keycaps('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keycaps('mod+shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(keycaps('+', false)).toEqual(['+']);
    expect([isMac('MacIntel'), isMac('Win32')]).toEqual([true, false]);
  });

  test('shift tells letters apart and does not matter for signs', () => {
    expect(strikes({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true }, 'mod+z', false)).toBe(false);
    expect(strikes({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true }, 'mod+shift+z', false)).toBe(true);
    expect(strikes({ ...plain, key: '?', shiftKey: true }, '?', false)).toBe(true);
    expect(strikes({ ...plain, key: 'n', ctrlKey: true }, 'n', false)).toBe(false);
    expect(strikes({ ...plain, key: 'n', altKey: true }, 'n', false)).toBe(false);
  });
});
