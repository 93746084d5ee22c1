import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { intersection } from '../../src/analysis/coverage/clip.ts';
import { prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import { questionOf } from '../../src/analysis/coverage/question.ts';
import { serviceArea } from '../../src/analysis/coverage/service.ts';
import { aloneAreas, coveredAreas } from '../../src/analysis/coverage/straight.ts';
import { readCityFolder } from '../../src/cli/folder.ts';
import { silentHost } from '../../src/core/result.ts';
import { sheet } from '../scenes/coverage.ts';

/** The demo city without its streets: official coverage does not ask for them. */
async function demoCity() {
  const { city } = await readCityFolder(fileURLToPath(new URL('../../data/geojson', import.meta.url)), 'data/geojson');
  const { columns } = coverageColumns(city);
  const prepared = await prepareCoverage({ ...columns, lines: { ...columns.lines, lineStart: new Uint32Array(1) } }, silentHost);
  const question = questionOf(prepared, sheet('park-2022'));
  return { prepared, served: question.served, pieces: question.land().pieces };
}

const total = (areas: Iterable<number>): number => [...areas].reduce((sum, area) => sum + area, 0);

test('the demo city’s covered land differs from 256 chords a quadrant by less than a millionth, and no compound by more than the chords do', async () => {
  const { prepared, served, pieces } = await demoCity();
  const { columns, clip } = prepared;
  const ours = coveredAreas(prepared, served, pieces);
  const service = serviceArea(columns.greens, served, columns.plane, clip, 1024);
  const theirs = clip.area(
    intersection(
      pieces.flatMap(({ paths }) => paths),
      service,
    ),
  );
  expect(theirs).toBeGreaterThan(1e7);
  expect(Math.abs(total(ours) / theirs - 1)).toBeLessThan(1e-6);
  const partly = [...pieces.keys()].filter((i) => (ours[i] as number) > 1 && (ours[i] as number) < (pieces[i]?.area ?? 0) - 1);
  expect(partly.length).toBeGreaterThan(50);
  // A chord lies up to 2.4 mm off its arc, over the 100 m of border that a compound may have with a service area.
  for (const i of partly.slice(0, 4)) {
    expect(Math.abs((ours[i] as number) - clip.area(intersection(pieces[i]?.paths ?? [], service)))).toBeLessThan(0.24);
  }
});

test('what each park of the demo city serves alone is what the city loses without it', async () => {
  const { prepared, served, pieces } = await demoCity();
  const weighed = (areas: readonly number[]): number => total(areas.map((area, i) => area * (pieces[i]?.perM2 ?? 0)));
  const all = weighed(coveredAreas(prepared, served, pieces));
  const alone = await aloneAreas(prepared, served, pieces, silentHost);
  expect(alone.length).toBeGreaterThan(100);
  for (let k = 0; k < alone.length; k += 10) {
    const others = served.filter((_, other) => other !== k);
    expect(Math.abs((alone[k] as number) - (all - weighed(coveredAreas(prepared, others, pieces))))).toBeLessThan(1e-3);
  }
});
