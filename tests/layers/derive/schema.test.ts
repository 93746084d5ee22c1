import { expect, test } from 'vitest';
import { featureSchema, type JsonSchema } from '../../../src/layers/derive/schema.ts';
import type { Kind } from '../../../src/layers/kind.ts';
import { building } from '../../../src/layers/kinds/building.ts';
import { segment } from '../../../src/layers/kinds/segment.ts';
import { street } from '../../../src/layers/kinds/street.ts';

function property(kind: Kind, key: string): JsonSchema | undefined {
  return featureSchema(kind).properties?.properties?.properties?.[key];
}

test('values', () => {
  expect(property(segment, 'pci')).toMatchObject({ type: ['number', 'null'], minimum: 0, maximum: 100 });
  expect(property(segment, 'class')).toMatchObject({ type: 'string', enum: ['expressway', 'arterial', 'secondary', 'branch', 'lane'] });
  expect(property(segment, 'maintenanceGrade')?.anyOf).toEqual([{ type: 'string', enum: ['1', '2', '3'] }, { type: 'null' }]);
  expect(property(segment, 'works')).toMatchObject({ type: ['array', 'null'], items: { type: 'string' } });
  expect(property(street, 'nodes')).toMatchObject({ items: { type: ['string', 'number'] } });
  expect(property(building, 'heightM')?.description).toBe('Height [m]');
});

test('geometry: the families of the kind, and null only where it may be unplaced', () => {
  const types = (kind: Kind): unknown => {
    const geometry = featureSchema(kind).properties?.geometry;
    const placed = geometry?.anyOf?.[0] ?? geometry;
    return [placed?.properties?.type?.enum, geometry?.anyOf?.length ?? 1];
  };
  expect(types(segment)).toEqual([['LineString', 'MultiLineString'], 2]);
  expect(types(building)).toEqual([['Polygon', 'MultiPolygon'], 1]);
});
