import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { familyLayers } from '../../src/layers/derive/style.ts';
import type { Kind } from '../../src/layers/kind.ts';
import { kindById } from '../../src/layers/registry.ts';
import { drawn } from '../../src/map/declared.ts';
import { dressed } from '../../src/map/dress.ts';
import { drawnFeature, type PlacedAsset } from '../../src/map/features.ts';

const plain = { theme: 'light' as const, passing: new Map(), looks: {} };

function kindOf(id: string): Kind {
  const kind = kindById(id);
  if (!kind) throw new Error(id);
  return kind;
}

function layer(kind: string, family: 'polygon' | 'line' | 'point', part: string): LayerSpecification {
  const found = familyLayers(kindOf(kind), family, 'light').find(({ id }) => id === `${kind}:${part}`);
  if (!found) throw new Error(`${kind}:${part}`);
  return drawn(found);
}

/** A paint value as the specification itself reads it, for a feature made of an asset. */
function painted({ type, paint }: LayerSpecification, name: string, lifecycle: string | null): unknown {
  const asset: Asset = { kind: 'park', id: 'a', geometry: { type: 'Point', coordinates: [117, 36] }, values: { lifecycle } };
  const feature = drawnFeature(asset as PlacedAsset, 0);
  const spec = (latest as unknown as Record<string, Record<string, never>>)[`paint_${type}`]?.[name];
  const value = (paint as Readonly<Record<string, unknown>> | undefined)?.[name];
  const read = createExpression(value, spec as never);
  if (read.result === 'error') throw new Error(JSON.stringify(read.value));
  return String(read.value.evaluate({ zoom: 15 }, feature as never));
}

describe('what does not stand today', () => {
  const idle = { ...plain, idle: new Set(['park', 'toilet']) };

  test('is a hollow surface, its edge as it was', () => {
    const fill = dressed(layer('park', 'polygon', 'fill'), 'park', idle);
    const live = Number(painted(fill, 'fill-opacity', null));
    for (const state of ['planned', 'retired']) expect(Number(painted(fill, 'fill-opacity', state))).toBeLessThan(live / 4);
    expect(painted(fill, 'fill-opacity', 'in-use')).toBe(String(live));
    const outline = layer('park', 'polygon', 'outline');
    expect(dressed(outline, 'park', idle)).toEqual(outline);
  });

  test('is a hollow point: the colours of edge and inside change places', () => {
    const dot = dressed(layer('toilet', 'point', 'dot'), 'toilet', idle);
    expect(painted(dot, 'circle-color', 'retired')).toBe(painted(dot, 'circle-stroke-color', null));
    expect(painted(dot, 'circle-stroke-color', 'retired')).toBe(painted(dot, 'circle-color', null));
    expect(painted(dot, 'circle-color', 'retired')).not.toBe(painted(dot, 'circle-color', null));
  });

  test('is so under the looks of the user as well, and nothing else of a kind without any is touched', () => {
    const looks = { park: { opacity: 0.5, classes: null } };
    const fill = layer('park', 'polygon', 'fill');
    const faint = Number(painted(dressed(fill, 'park', { ...plain, looks }), 'fill-opacity', null));
    expect(Number(painted(dressed(fill, 'park', { ...idle, looks }), 'fill-opacity', null))).toBeCloseTo(faint);
    expect(Number(painted(dressed(fill, 'park', { ...idle, looks }), 'fill-opacity', 'planned'))).toBeLessThan(faint / 4);
    expect(dressed(fill, 'park', { ...plain, idle: new Set(['toilet']) })).toBe(fill);
  });
});
