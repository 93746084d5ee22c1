import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readWkb, writeWkb } from '../../../src/formats/wkb.ts';
import { anyGeometry } from './tools.ts';

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

describe('well-known binary', () => {
  it('reads what it wrote, to the last bit', () => {
    fc.assert(
      fc.property(anyGeometry, (geometry) => {
        expect(readWkb(writeWkb(geometry))).toEqual({ geometry, measured: false });
      }),
    );
  });

  // Bytes by PostGIS and by the standard's own examples.
  const point = { type: 'Point', coordinates: [1, 2] };
  const known: readonly (readonly [string, string, Geometry | null, boolean])[] = [
    ['little-endian', '0101000000000000000000f03f0000000000000040', point as Geometry, false],
    ['big-endian', '00000000013ff00000000000004000000000000000', point as Geometry, false],
    ['EWKB with SRID', '0101000020e6100000000000000000f03f0000000000000040', point as Geometry, false],
    [
      'EWKB with Z and M',
      '01010000c0000000000000f03f000000000000004000000000000008400000000000001040',
      { type: 'Point', coordinates: [1, 2, 3] },
      true,
    ],
    [
      'ISO ZM',
      '01b90b0000000000000000f03f000000000000004000000000000008400000000000001040',
      { type: 'Point', coordinates: [1, 2, 3] },
      true,
    ],
    ['ISO M', '01d1070000000000000000f03f00000000000000400000000000001040', point as Geometry, true],
    ['an empty point', '0101000000000000000000f87f000000000000f87f', null, false],
    ['an empty polygon', '010300000000000000', null, false],
    [
      'members of either byte order',
      '0104000000020000000101000000000000000000f03f000000000000004000000000013ff00000000000004000000000000000',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [1, 2],
        ],
      },
      false,
    ],
    [
      'a surface of straight parts',
      '010c000000010000000103000000010000000200000000000000000000000000000000000000000000000000f03f000000000000f03f',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 1],
            ],
          ],
        ],
      },
      false,
    ],
  ];
  it.each(known)('reads %s', (_, hex, geometry, measured) => {
    expect(readWkb(bytes(hex))).toEqual({ geometry, measured });
  });

  it('refuses curves, other members, and counts that the bytes cannot hold', () => {
    expect(readWkb(bytes('010800000000000000'))).toEqual({ code: 'geometry-curved', params: { type: 'CircularString' } });
    expect(readWkb(bytes('010400000001000000010200000001000000000000000000f03f0000000000000040'))).toMatchObject({ code: 'wkb-broken' });
    expect(readWkb(bytes('0102000000ffffffff'))).toMatchObject({ code: 'wkb-broken' });
    expect(readWkb(bytes('0107000000ffffff7f0101'))).toMatchObject({ code: 'wkb-broken' });
    expect(readWkb(new Uint8Array())).toMatchObject({ code: 'wkb-broken' });
    const nested = `${'010700000001000000'.repeat(200)}0101000000000000000000f03f0000000000000040`;
    expect(readWkb(bytes(nested))).toMatchObject({ code: 'geometry-nested' });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(anyGeometry, fc.nat(), fc.nat(255), (geometry, at, value) => {
        const wkb = writeWkb(geometry);
        wkb[at % wkb.length] = value;
        readWkb(wkb);
        readWkb(wkb.subarray(0, at % wkb.length));
      }),
    );
  });
});
