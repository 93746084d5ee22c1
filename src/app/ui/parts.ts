import type { ComponentType } from 'react';
import { BasemapPicker } from '../features/basemap/basemap-picker.tsx';
import { AssetCard } from '../features/card/asset-card.tsx';
import { CheatSheet } from '../features/keys/cheat-sheet.tsx';
import { LayerPanel } from '../features/layers/layer-panel.tsx';
import { ClassLegend } from '../features/map/class-legend.tsx';
import { SearchPalette } from '../features/search/search-palette.tsx';
import { TablePanel } from '../features/table/table-panel.tsx';
import { MapTools } from '../features/tools/map-tools.tsx';
import { GuidedTour } from '../features/tour/tour.tsx';

/** Parts of the screen that come together, after the first streets and parks: one file to fetch and not fifty. */
export const parts = {
  basemap: BasemapPicker,
  card: AssetCard,
  keys: CheatSheet,
  layers: LayerPanel,
  legend: ClassLegend,
  search: SearchPalette,
  table: TablePanel,
  tools: MapTools,
  tour: GuidedTour,
} satisfies Readonly<Record<string, ComponentType>>;
