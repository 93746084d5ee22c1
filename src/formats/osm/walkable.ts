import type { Tags } from './data.ts';

/** Ways that people may walk where nothing else is said (design §4). A motorway stays out whatever its `foot` says. */
const walkableClasses = new Set([
  ...['footway', 'path', 'pedestrian', 'steps', 'living_street', 'residential', 'service', 'unclassified'],
  ...['tertiary', 'secondary', 'primary', 'trunk', 'tertiary_link', 'secondary_link', 'primary_link', 'trunk_link'],
  ...['track', 'bridleway', 'corridor', 'cycleway', 'road'],
]);

const footOut = new Set(['no', 'private', 'use_sidepath']);
const footIn = new Set(['yes', 'designated', 'permissive', 'destination']);
const accessOut = new Set(['no', 'private']);

/** True for a way of the walking network. `foot` decides before `access`; oneway is for vehicles; an outline (`area=yes`) is no line. */
export function isWalkable(tags: Tags): boolean {
  if (!walkableClasses.has(tags.highway ?? '') || tags.area === 'yes') return false;
  const foot = tags.foot ?? '';
  if (footOut.has(foot)) return false;
  return footIn.has(foot) || !accessOut.has(tags.access ?? '');
}
