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

/** Limits map, table and every number to a unit (null: to nothing) and brings the camera there. A unit that is not drawn moves no camera. */
export function limitTo(app: App, code: string | null): void {
  app.session.setState({ area: code });
  const { index } = app.scope.getState();
  const unit = code === null ? undefined : index?.tree(app.session.getState().basis).nodes.get(code)?.asset;
  const box = unit && index?.box(unit);
  if (box) app.map.current?.fit(coveredPart(box, boxOf([index?.city.info.extent])));
}

/** Changes the basis (口径). A unit that the other basis does not have is let go. */
export function takeBasis(app: App, basis: AreaBasis): void {
  const { index } = app.scope.getState();
  const { area } = app.session.getState();
  const known = area !== null && index?.tree(basis).nodes.has(area);
  app.session.setState({ basis, area: known ? area : null });
}
