import { describe, expect, test } from 'vitest';
import { lines, metres, of, text } from './demo.ts';

const streets = of('street').map((thing) => ({ thing, line: lines(thing.geometry)[0] ?? [] }));

describe('the walking network', () => {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let top = key;
    while ((parent.get(top) ?? top) !== top) top = parent.get(top) ?? top;
    parent.set(key, top);
    return top;
  };
  for (const { line } of streets) {
    for (let i = 1; i < line.length; i++) parent.set(root(String(line[i - 1])), root(String(line[i])));
  }

  test('hangs together over shared vertices, but for the islet meant to stand alone', () => {
    const apart = new Map<string, string[]>();
    for (const { thing, line } of streets) {
      const key = root(String(line[0]));
      apart.set(key, [...(apart.get(key) ?? []), text(thing, 'name')]);
    }
    const sizes = [...apart.values()].sort((a, b) => b.length - a.length);
    expect(sizes).toHaveLength(2);
    expect(sizes[1]).toEqual(['示意湖心岛步道']);
  });

  test('has a vertex at every gate', () => {
    const vertices = new Set(streets.flatMap(({ line }) => line.map(String)));
    for (const gate of of('gate'))
      expect(gate.geometry?.type === 'Point' && vertices.has(String(gate.geometry.coordinates)), String(gate.id)).toBe(true);
  });

  test('has no piece of no length', () => {
    const tooShort = streets.filter(({ line }) =>
      line.some((p, i) => {
        const [a, b] = [metres(line[i - 1] ?? []), metres(p)];
        return i > 0 && Math.hypot(a.x - b.x, a.y - b.y) < 0.1;
      }),
    );
    expect(tooShort.map(({ thing }) => text(thing, 'name'))).toEqual([]);
  });
});

describe('barriers', () => {
  type Line = number[][];
  const crosses = (a: Line, b: Line): boolean =>
    a.some((p1, i) => {
      const p0 = a[i - 1];
      return (
        p0 !== undefined &&
        b.some((q1, k) => {
          const q0 = b[k - 1];
          if (!q0) return false;
          const [s, t, u, v] = [metres(p0), metres(p1), metres(q0), metres(q1)];
          const side = (o: typeof s, d: typeof s, p: typeof s): number => Math.sign((d.x - o.x) * (p.y - o.y) - (d.y - o.y) * (p.x - o.x));
          return side(s, t, u) !== side(s, t, v) && side(u, v, s) !== side(u, v, t);
        })
      );
    });

  test('the railways are crossed in tunnels only, and seldom', () => {
    for (const rail of of('rail')) {
      const over = streets.filter(({ line }) => crosses(line, lines(rail.geometry)[0] ?? []));
      expect(over.length, text(rail, 'name')).toBeGreaterThan(2);
      expect(over.length).toBeLessThan(16);
      for (const { thing } of over) expect(thing.properties, text(thing, 'name')).toMatchObject({ tunnel: true, layer: -1 });
    }
  });

  test('rivers are crossed on bridges only', () => {
    for (const river of of('water').filter((w) => w.properties.type === 'river')) {
      const over = streets.filter(({ line }) => crosses(line, lines(river.geometry)[0] ?? [])).map(({ thing }) => thing);
      expect(over.length, text(river, 'name')).toBeGreaterThan(3);
      expect(
        over
          .filter((t) => t.properties.bridge !== true && t.properties.tunnel !== true)
          .map((t) => `${text(t, 'name')} over ${text(river, 'name')}`),
      ).toEqual([]);
    }
  });
});

describe('the frame', () => {
  /** Mean longitude or latitude of a named street inside the middle of the town. */
  const place = (name: string, axis: 0 | 1): number => {
    const points = streets.filter(({ thing }) => text(thing, 'name') === name).flatMap(({ line }) => line);
    expect(points.length, name).toBeGreaterThan(0);
    return points.reduce((sum, p) => sum + (p[axis] ?? 0), 0) / points.length;
  };

  test('N–S streets stand in order west to east', () => {
    const names = [
      '长城西路',
      '学院路',
      '长城路',
      '望岳西路',
      '迎胜路',
      '龙潭路',
      '校场街',
      '㴎河东路',
      '青年路',
      '虎山路',
      '岱道庵路',
      '温泉路',
      '天烛峰路',
      '双龙路',
      '博阳路',
    ];
    const at = names.map((name) => place(name, 0));
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  test('E–W streets stand in order south to north', () => {
    const names = ['泮河大街', '泰山大街', '南湖大街', '灵山大街', '东湖路', '东岳大街', '唐王街', '岱宗大街'];
    const at = names.map((name) => place(name, 1));
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });
});
