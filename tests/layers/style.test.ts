import { createExpression, featureFilter, type StyleSpecification, v8, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { legendOf } from '../../src/layers/derive/legend.ts';
import { assetLayers, type DrawLayer, familyLayers } from '../../src/layers/derive/style.ts';
import type { Kind } from '../../src/layers/kind.ts';
import { kindById, kinds } from '../../src/layers/registry.ts';
import { symbols } from '../../src/layers/symbols.ts';
import { contrast, difference, type Sight } from './colours.ts';

const themes = ['light', 'dark'] as const;
/** Ground of the built-in basemap. */
const grounds = { light: '#f6f5f1', dark: '#14181b' };

function kindOf(id: string): Kind {
  const kind = kindById(id);
  if (!kind) throw new Error(`no kind ${id}`);
  return kind;
}

/** The style specification's own validation takes what we call a layer, once it has a source. */
function asStyle(layers: readonly DrawLayer[]): StyleSpecification {
  const sourced = layers.map(({ kind, ...layer }) => ({ ...layer, source: kind }));
  const sources = Object.fromEntries(
    layers.map(({ kind }) => [kind, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }]),
  );
  return { version: 8, sources, layers: sourced } as unknown as StyleSpecification;
}

/** The colour a layer gives to a feature with these properties. */
function paintedColour(layer: DrawLayer, properties: Record<string, unknown>): string {
  const name = `${layer.type}-color` as const;
  const spec = { ...(v8 as unknown as Record<string, Record<string, object>>)[`paint_${layer.type}`]?.[name] };
  const expression = createExpression(layer.paint[name], `paint.${name}`, spec as Parameters<typeof createExpression>[2]);
  if (expression.result === 'error') throw new Error(expression.value.map((error) => error.message).join());
  const colour: unknown = expression.value.evaluate({ zoom: 14 }, { type: 'Point', properties });
  const [r = 0, g = 0, b = 0] = (colour as { rgb: number[] }).rgb;
  return `#${[r, g, b]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

describe.each(themes)('%s layers', (theme) => {
  const layers = assetLayers(kinds, theme);

  test('are valid by the style specification, with unique ids', () => {
    expect(validateStyleMin(asStyle(layers)).map((error) => error.message)).toEqual([]);
    expect(new Set(layers.map((layer) => layer.id)).size).toBe(layers.length);
  });

  test('come as surfaces, lines, points', () => {
    const rank = { outline: 0, fill: 0, line: 1, dot: 2, symbol: 2 };
    const ranks = layers.map((layer) => rank[layer.id.split(':')[1] as keyof typeof rank]);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const fills = layers.filter((layer) => layer.type === 'fill').map((layer) => kindOf(layer.kind).order);
    expect(fills).toEqual(fills.toSorted((a, b) => a - b));
  });

  test('draw each family of a kind and nothing else', () => {
    const drawn = (kind: string, type: 'Point' | 'LineString' | 'Polygon'): string[] =>
      layers
        .filter(
          (layer) =>
            layer.kind === kind && featureFilter(layer.filter as never, 'layers[0].filter').filter({ zoom: 14 }, { type, properties: {} }),
        )
        .map((layer) => layer.id);
    expect(drawn('park', 'Polygon')).toEqual(['park:fill', 'park:outline']);
    expect(drawn('park', 'Point')).toEqual(['park:dot', 'park:symbol']);
    expect(drawn('park', 'LineString')).toEqual([]);
    expect(drawn('area', 'Polygon')).toEqual(['area:outline']);
    expect(drawn('rail', 'LineString')).toEqual(['rail:line']);
  });

  test('paint a class as the legend shows it', () => {
    const kind = kindOf('lighting');
    const dot = familyLayers(kind, 'point', theme)[0] as DrawLayer;
    const swatches = legendOf(kind, theme);
    expect(swatches.map((entry) => entry.label.zh)).toEqual(['路灯', '景观亮化', '其他']);
    for (const { value, swatch } of swatches) expect(paintedColour(dot, { type: value })).toBe(swatch.colour);
    expect(paintedColour(dot, { type: 'torch' })).toBe(swatches[2]?.swatch.colour);
  });

  test('stand off the ground: points and lines 3:1, symbols 3:1 on their dot', () => {
    const faint = kinds.flatMap((kind) => {
      const needs = kind.geometry[0] !== 'polygon' && kind.group !== 'base';
      return legendOf(kind, theme).flatMap(({ swatch }) => {
        const pairs = [
          ...(needs ? [contrast(swatch.colour, grounds[theme])] : []),
          ...(kind.icon ? [contrast(swatch.colour, swatch.halo)] : []),
        ];
        return pairs.some((ratio) => ratio < 3) ? [kind.id] : [];
      });
    });
    expect(faint).toEqual([]);
  });

  test('are told apart by colour-blind eyes, by symbol or by dash', () => {
    const sights: readonly Sight[] = ['usual', 'protan', 'deutan'];
    const shown = kinds
      .filter((kind) => kind.group !== 'base')
      .flatMap((kind) => legendOf(kind, theme).map((entry) => ({ kind, ...entry.swatch })));
    const alike = shown.flatMap((a, at) =>
      shown.slice(at + 1).flatMap((b) => {
        const sameShape = a.kind !== b.kind && a.family === b.family && a.icon === b.icon && String(a.dash) === String(b.dash);
        const worst = Math.min(...sights.map((sight) => difference(a.colour, b.colour, sight)));
        return sameShape && worst < 10 ? [`${a.kind.id} ~ ${b.kind.id}: ${worst.toFixed(1)}`] : [];
      }),
    );
    expect(alike).toEqual([]);
  });
});

test('colours are written in full and symbols exist, one per kind', () => {
  const colours = kinds.flatMap((kind) => [kind.style.colour, ...(kind.style.classes?.of.map((one) => one.colour) ?? [])]);
  for (const { light, dark } of colours) for (const colour of [light, dark]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  const icons = kinds.flatMap((kind) => (kind.icon ? [kind.icon] : []));
  expect(icons.filter((icon) => symbols[icon] === undefined)).toEqual([]);
  expect(new Set(icons).size).toBe(icons.length);
  for (const path of Object.values(symbols)) expect(path).toMatch(/^[Mm][\dMLHVCSQTAZmlhvcsqtaz.,\s-]+$/);
  expect(Object.keys(symbols).filter((icon) => !icons.includes(icon))).toEqual([]);
});

test('classes of a kind are choices of its field', () => {
  for (const kind of kinds) {
    const { classes } = kind.style;
    const field = kind.fields.find((one) => one.key === classes?.field);
    const values =
      field && 'choices' in field ? field.choices.map((choice) => choice.value) : field?.type === 'boolean' ? [true, false] : [];
    expect((classes?.of ?? []).filter((one) => !values.some((value) => value === one.value))).toEqual([]);
  }
});
