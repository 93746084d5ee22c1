import type { Geometry } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import type { Tags } from './data.ts';

/** What a file gave, and what is to be said about it. */
export interface OsmAssets {
  readonly assets: readonly Asset[];
  readonly issues: readonly Issue[];
}

/** One element with its shape, before it is known what it becomes. */
export interface OsmShape {
  readonly id: string;
  readonly geometry: Geometry;
  readonly tags: Tags;
}
