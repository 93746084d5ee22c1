import { describe, expect, test } from 'vitest';
import type { Metric } from '../../../src/analysis/coverage/spec.ts';
import { changeOf } from '../../../src/core/edit.ts';
import { createComputeApi } from '../../../src/workers/compute.ts';
import { sheet } from '../../scenes/coverage.ts';
import { box, city, street } from '../../scenes/draw.ts';

const rule = sheet('park-2022');
const of = { cityId: 'drawn', revision: 0 };
const park = box('park', 'park', [700, 10], [800, 110]);
const moved = { ...park, geometry: box('park', 'park', [1500, 10], [1600, 110]).geometry };
const rest = [
  street('s', [
    [-100, 0],
    [2500, 0],
  ]),
  ...Array.from({ length: 8 }, (_, i) => box('residential', `h${i}`, [i * 300, 10], [i * 300 + 80, 90], { people: 100 + i })),
  box('park', 'other', [2300, 10], [2400, 110]),
];

describe('gaps of a what-if', () => {
  test.each<Metric>(['walk', 'straight'])(
    'are those of the city changed like that (%s), and gone when it is taken back',
    async (metric) => {
      const api = createComputeApi();
      api.load(of, city([park, ...rest]));
      const gaps = async (live: boolean) => {
        const reply = await api.gaps({ of, sheet: rule, metric, live });
        return reply.status === 'done' ? reply.value : reply;
      };
      const asItIs = await gaps(false);
      await api.liveStart({ of, sheet: rule });
      await api.liveApply({ of, changes: [changeOf(park, moved)], revision: 1 });
      const other = createComputeApi();
      other.load(of, city([moved, ...rest]));
      const anew = await other.gaps({ of, sheet: rule, metric, live: false });
      const tried = await gaps(true);
      expect(anew).toMatchObject({ status: 'done', value: tried });
      expect(tried).not.toEqual(asItIs);
      expect(await gaps(false)).toEqual(asItIs);
      await api.liveApply({ of, changes: [], revision: 2 });
      expect(await gaps(true)).toEqual(asItIs);
    },
  );
});
