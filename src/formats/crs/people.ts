/**
 * People of China in millions by the nearest meridian of a 3° zone and by latitude: our own rough estimate, the provinces of the census of
 * 2020 laid out over the grid by eye. Good for the order of candidates and nothing else.
 */
const southernLats = [18, 24, 28, 32, 36, 40] as const;

const millions: Readonly<Record<number, readonly number[]>> = {
  75: [0, 0, 0, 0, 4, 1],
  78: [0, 0, 0, 0, 3, 1],
  81: [0, 0, 0, 0, 1, 6],
  84: [0, 0, 0, 0, 0, 3],
  87: [0, 0, 1, 0, 0, 9],
  90: [0, 0, 1, 0, 0, 2],
  93: [0, 0, 0, 0, 0, 1],
  96: [0, 0, 1, 1, 0, 1],
  99: [3, 8, 1, 0, 1, 1],
  102: [9, 25, 8, 3, 12, 1],
  105: [4, 20, 75, 20, 15, 1],
  108: [30, 40, 50, 45, 8, 6],
  111: [30, 25, 35, 35, 35, 8],
  114: [95, 40, 65, 95, 65, 8],
  117: [20, 35, 50, 75, 95, 20],
  120: [3, 35, 110, 60, 30, 15],
  123: [0, 0, 3, 0, 4, 40],
  126: [0, 0, 0, 0, 0, 45],
  129: [0, 0, 0, 0, 0, 12],
  132: [0, 0, 0, 0, 0, 6],
  135: [0, 0, 0, 0, 0, 1],
};

/** Nowhere is without people: half a million stand for what the table rounds away. */
const leastMillions = 0.5;
const zones = Object.keys(millions).length;

/** How much likelier than the average meridian the one of `meridian` is at a latitude; 1 on average over all of them. */
export function peopleShare(meridian: number, lat: number): number {
  const band = Math.max(
    0,
    southernLats.findLastIndex((south) => lat >= south),
  );
  const at = (each: number): number => (millions[each]?.[band] ?? 0) + leastMillions;
  const all = Object.keys(millions).reduce((sum, each) => sum + at(Number(each)), 0);
  return (at(3 * Math.round(meridian / 3)) * zones) / all;
}
