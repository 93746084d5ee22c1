import type { Box } from '../../../core/geo/rings.ts';
import type { App } from '../../services.ts';

/** Brings a box into the part of the map that the card leaves free. */
export function fitBeside(app: App, [west, south, east, north]: Box): void {
  const card = document.querySelector('.asset-card')?.getBoundingClientRect();
  const stage = document.querySelector('.stage-map')?.getBoundingClientRect();
  const covered = card && stage ? (card.right - stage.left) / stage.width : 0;
  // More than half covered (a narrow window): what is left is too small to aim at.
  const widened = covered > 0 && covered < 0.5 ? ((east - west) * covered) / (1 - covered) : 0;
  app.map.current?.fit([west - widened, south, east, north]);
}
