import type { AreaBasis } from '../../core/area.ts';
import { boxOf } from '../../core/geo/degree-box.ts';
import type { Box } from '../../core/geo/rings.ts';
import type { App } from '../services.ts';

/** The part of a unit that the data cover; the whole unit where they cover none of it. */
function coveredPart(unit: Box, data: Box | null): Box {
  if (!data) return unit;
  const [west, south, east, north] = [0, 1, 2, 3].map((side) => (side < 2 ? Math.max : Math.min)(unit[side] ?? 0, data[side] ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return west < east && south < north ? [west, south, east, north] : unit;
}

/** The unit that everything is limited to into view; without a limit, or where the unit is not drawn, the camera stays. */
export function showLimit(app: App): void {
  const { area, basis } = app.session.getState();
  const { index } = app.scope.getState();
  const unit = area === null ? undefined : index?.tree(basis).nodes.get(area)?.asset;
  const box = unit && index?.box(unit);
  if (box) app.map.current?.fit(coveredPart(box, boxOf([index?.city.info.extent])));
}

/** Limits map, table and every number to a unit (null: to nothing) and brings the camera there. */
export function limitTo(app: App, code: string | null): void {
  app.session.setState({ area: code });
  showLimit(app);
}

/** Changes the basis (口径). A unit that the other basis does not have is let go. */
export function takeBasis(app: App, basis: AreaBasis): void {
  const { index } = app.scope.getState();
  const { area } = app.session.getState();
  const known = area !== null && index?.tree(basis).nodes.has(area);
  app.session.setState({ basis, area: known ? area : null });
}
