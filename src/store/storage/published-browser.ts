import { createStore, promisifyRequest } from 'idb-keyval';
import { AlreadyPublished, byTime, type Published, readPublished } from '../published.ts';

/** A database of its own: cities come and go, what was published of them is only ever added to. */
const store = createStore('xiutu-published', 'runs');

const keyOf = (cityId: string, id: string) => [cityId, id];
/** Arrays sort above strings, which makes an empty one the end of a prefix. */
const ofCity = (cityId: string) => IDBKeyRange.bound([cityId], [cityId, []]);

/** The published runs of one city, kept in this browser. */
export function browserPublished(cityId: string): Published {
  return {
    append: (run) =>
      store('readwrite', async (objects) => {
        const key = keyOf(cityId, run.id);
        if ((await promisifyRequest(objects.getKey(key))) !== undefined) throw new AlreadyPublished(run.id);
        objects.put(run, key);
        await promisifyRequest(objects.transaction);
      }),
    async list() {
      const saved = await store('readonly', (objects) => promisifyRequest<unknown[]>(objects.getAll(ofCity(cityId))));
      const runs = saved.flatMap((run) => readPublished(run) ?? []);
      return { runs: runs.sort(byTime), unread: saved.length - runs.length };
    },
  };
}

/** What was published of a city goes with it when the city is taken out of this browser. */
export async function forgetPublished(cityId: string): Promise<void> {
  await store('readwrite', (objects) => {
    objects.delete(ofCity(cityId));
    return promisifyRequest(objects.transaction);
  });
}
