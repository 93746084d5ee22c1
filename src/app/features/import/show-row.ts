import { boxOf } from '../../../core/geo/degree-box.ts';
import type { PlannedRow } from '../../../formats/import/spec.ts';
import type { App } from '../../services.ts';

/** Brings the camera to a row's thing, as it is and as it would be, where neither is on screen. */
export function showRow(app: App, { before, after }: PlannedRow): void {
  const map = app.map.current;
  const box = boxOf([before?.geometry ?? null, after?.geometry ?? null]);
  if (!map || !box) return;
  const [west, south, east, north] = map.box();
  const isSeen = box[0] >= west && box[1] >= south && box[2] <= east && box[3] <= north;
  const isTiny = (box[2] - box[0]) * 40 < east - west && (box[3] - box[1]) * 40 < north - south && box[2] - box[0] > 0;
  if (isSeen && !isTiny) return;
  map.fit(box);
}
