import { describe, expect, test } from 'vitest';
import { hashOfSession, sessionFromHash } from '../../src/app/state/hash.ts';
import { firstSession, type Session } from '../../src/app/state/session.ts';

const session: Session = {
  ...firstSession,
  lang: 'en',
  theme: 'dark',
  cityId: 'kept-1',
  view: { lon: 117.12345, lat: 36.19001, zoom: 14.25 },
  hiddenKinds: new Set(['road', 'gate']),
  shown: 'walk',
  selection: new Set(['park/way/12'] as const),
  workspace: 'coverage',
  area: '370902',
  basis: 'managing',
  tableKind: 'toilet',
};

describe('the hash', () => {
  test('opens the same thing for someone else', () => {
    expect({ ...firstSession, ...sessionFromHash(hashOfSession(session)) }).toEqual(session);
  });

  test('keeps that nothing is hidden apart from not saying', () => {
    expect(sessionFromHash(hashOfSession({ ...session, hiddenKinds: new Set() })).hiddenKinds).toEqual(new Set());
    expect(sessionFromHash('#lang=en').hiddenKinds).toBeUndefined();
  });

  test.each(['#view=117,36', '#view=1e9,36,12', '#view=x,y,z', '#view=181,36,12', '#lang=fr', '#theme=pink', '#select=nothing', '#', ''])(
    'leaves out what makes no sense: %s',
    (hash) => {
      expect(sessionFromHash(hash)).toEqual({});
    },
  );
});
