import { silentHost } from '../../../src/core/result.ts';
import type { OsmData } from '../../../src/formats/osm/data.ts';
import { readOsmXml } from '../../../src/formats/osm/xml.ts';

export type SceneTags = Readonly<Record<string, string>>;

/** A small drawn map. Positions are in units of 0.001° from 7° E, 43° N. */
export interface Scene {
  readonly nodes: Readonly<Record<string, readonly [x: number, y: number, tags?: SceneTags]>>;
  readonly ways?: readonly { readonly id: number; readonly refs: readonly number[]; readonly tags?: SceneTags }[];
  readonly relations?: readonly { readonly id: number; readonly members: readonly Member[]; readonly tags?: SceneTags }[];
  readonly bounds?: readonly [number, number, number, number];
}

export type Member = readonly [type: 'node' | 'way' | 'relation', ref: number, role: string];

export const degrees = (x: number, y: number): [number, number] => [Math.round(7e7 + x * 1e4) / 1e7, Math.round(43e7 + y * 1e4) / 1e7];

export interface SceneNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags: SceneTags;
}

export function sceneNodes(scene: Scene): SceneNode[] {
  return Object.entries(scene.nodes).map(([id, [x, y, tags]]) => {
    const [lon, lat] = degrees(x, y);
    return { id: Number(id), lon, lat, tags: tags ?? {} };
  });
}

/** The scene as elements of OSM XML, in the order nodes, ways, relations. */
export function xmlElements(scene: Scene): string[] {
  const nodes = sceneNodes(scene).map(({ id, lon, lat, tags }) => `<node id="${id}" lat="${lat}" lon="${lon}">${tagXml(tags)}</node>`);
  const ways = (scene.ways ?? []).map(({ id, refs, tags }) => {
    const inside = refs.map((ref) => `<nd ref="${ref}"/>`).join('');
    return `<way id="${id}">${inside}${tagXml(tags ?? {})}</way>`;
  });
  const relations = (scene.relations ?? []).map(({ id, members, tags }) => {
    const inside = members.map(([type, ref, role]) => `<member type="${type}" ref="${ref}" role="${role}"/>`).join('');
    return `<relation id="${id}">${inside}${tagXml(tags ?? {})}</relation>`;
  });
  return [...nodes, ...ways, ...relations];
}

export function sceneXml(scene: Scene, elements = xmlElements(scene)): string {
  const [minlon, minlat] = degrees(scene.bounds?.[0] ?? 0, scene.bounds?.[1] ?? 0);
  const [maxlon, maxlat] = degrees(scene.bounds?.[2] ?? 0, scene.bounds?.[3] ?? 0);
  const bounds = scene.bounds === undefined ? '' : `<bounds minlat="${minlat}" minlon="${minlon}" maxlat="${maxlat}" maxlon="${maxlon}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n${[bounds, ...elements].join('\n')}\n</osm>\n`;
}

function tagXml(tags: SceneTags): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return Object.entries(tags)
    .map(([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>`)
    .join('');
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function readScene(scene: Scene): Promise<OsmData> {
  return readOsmXml(bytesOf(sceneXml(scene)), 'scene.osm', silentHost);
}

/** One way over two nodes, for rules that look at tags alone. */
export function oneWay(tags: SceneTags): Scene {
  return { nodes: { 1: [0, 0], 2: [1, 0] }, ways: [{ id: 1, refs: [1, 2], tags }] };
}

/** A closed square way in a large extent. */
export function oneSquare(tags: SceneTags): Scene {
  return {
    nodes: { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1] },
    ways: [{ id: 1, refs: [1, 2, 3, 4, 1], tags }],
    bounds: [-50, -50, 50, 50],
  };
}

export function onePoint(tags: SceneTags): Scene {
  return { nodes: { 1: [0, 0, tags], 2: [1, 0] } };
}
