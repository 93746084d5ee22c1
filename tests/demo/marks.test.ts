import { describe, expect, test } from 'vitest';
import { kindById } from '../../src/layers/registry.ts';
import { committed, everything, kindIds, of, text } from './demo.ts';

/** Figures that say something bad about a place. */
const badNews = ['pci', 'rqi', 'iri', 'crashes', 'complaints', 'speedKmh'];

describe('what is drawn says so', () => {
  test('every feature is marked synthetic with 示意 in its name, or names its source', () => {
    const unmarked = everything().filter(({ thing }) => {
      const drawn = thing.properties.synthetic === true && text(thing, 'name').includes('示意');
      const cited = thing.properties.synthetic === undefined && text(thing, 'source') !== '';
      return !drawn && !cited;
    });
    expect(unmarked).toEqual([]);
  });

  test('a cited thing on the map says that its place is drawn', () => {
    for (const { kind, thing } of everything()) {
      if (thing.properties.synthetic || thing.geometry === null) continue;
      expect(text(thing, 'positionNote'), `${kind} ${thing.id}`).toMatch(/示意|概化/);
    }
  });

  test('bad news hangs on drawn things only', () => {
    const bad = everything().filter(({ thing }) => badNews.some((key) => thing.properties[key] !== undefined));
    expect(bad.length).toBeGreaterThan(100);
    for (const { thing } of bad) expect(text(thing, 'name')).toContain('示意');
    for (const { thing } of bad.filter(({ kind }) => kind === 'intersection'))
      expect(text(thing, 'streets')).toMatch(/^示意[^、]+(、示意[^、]+)*$/);
  });

  test('boundaries are for internal use', () => {
    for (const area of of('area').filter((a) => a.geometry !== null))
      expect(text(area, 'note')).toContain('内部使用，边界示意，不作划界依据');
  });

  test('the folder says that it is synthetic', () => {
    expect(JSON.parse(String(committed.get('city.json')))).toMatchObject({
      schemaVersion: 1,
      areaCode: '370900',
      synthetic: true,
      builtUp: { type: 'Polygon' },
      extent: { type: 'Polygon' },
    });
  });
});

describe('declared kinds', () => {
  test('every file is a kind, every value a field of it', () => {
    for (const id of kindIds) {
      const kind = kindById(id);
      expect(kind, id).toBeDefined();
      const keys = new Set(kind?.fields.map((field) => field.key));
      const unknown = new Set(of(id).flatMap((thing) => Object.keys(thing.properties).filter((key) => !keys.has(key))));
      expect([...unknown], id).toEqual([]);
    }
  });

  test('choices take declared values', () => {
    const wrong: string[] = [];
    for (const { kind, thing } of everything()) {
      for (const field of kindById(kind)?.fields ?? []) {
        const value = thing.properties[field.key];
        if ((field.type !== 'choice' && field.type !== 'choices') || value === undefined || value === null) continue;
        const allowed = new Set(field.choices.map((choice) => choice.value));
        for (const one of Array.isArray(value) ? value : [value]) if (!allowed.has(String(one))) wrong.push(`${kind}.${field.key} ${one}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('ids are unique within a kind', () => {
    for (const id of kindIds) expect(new Set(of(id).map((thing) => thing.id)).size).toBe(of(id).length);
  });
});
