import { expect, test } from 'vitest';
import { Cancelled, type Host, silentHost } from '../../src/core/result.ts';
import { heldOf, preparedOf } from '../../src/workers/held.ts';
import { answerCircle } from '../../src/workers/jobs/circle.ts';
import { circleBase, plainParams, sheetOf } from '../scenes/circle.ts';
import { box, city, point, street } from '../scenes/draw.ts';

const town = city([
  street('s', [
    [0, 0],
    [400, 0],
  ]),
  box('residential', 'a', [0, 10], [100, 110], { people: 300 }),
  point('facility', 'm', [350, 20], { type: 'market' }),
]);
const of = { cityId: 'demo', revision: 0 };
const held = () => heldOf(of, town);
const gone: Host = { progress: () => {}, cancelled: () => true };

test('what stopped while nobody waited for it any more is begun again by the very next caller', async () => {
  const own = held();
  await expect(preparedOf(own, gone, () => false)).rejects.toBeInstanceOf(Cancelled);
  expect((await preparedOf(own, silentHost, () => true)).prepared.network.edgeCount).toBe(1);
});

test.each(['default', 'wheelchair'] as const)('so is the network of the circle (%s)', async (profile) => {
  const own = held();
  const params = { ...plainParams, profile };
  const job = { of, job: 1, sheet: sheetOf([{ id: 'market', limitMin: 15 }]), params, time: circleBase.time };
  const tell = () => {};
  const stopped = answerCircle(
    own,
    job,
    () => false,
    () => true,
    tell,
  );
  await expect(stopped).rejects.toBeInstanceOf(Cancelled);
  const { rows } = await answerCircle(
    own,
    job,
    () => true,
    () => false,
    tell,
  );
  expect(rows[0]?.kinds.market?.status).toBe('reached');
});
