import type { Asset } from '../src/core/asset.ts';
import { silentHost } from '../src/core/result.ts';
import { emptyCity } from '../src/formats/city-folder.ts';
import { exportAssets } from '../src/formats/export.ts';
import { importFiles, withAssets } from '../src/formats/import.ts';
import { writableFormats } from '../src/formats/registry.ts';
import type { Kind } from '../src/layers/kind.ts';
import { kindById } from '../src/layers/registry.ts';
import { say, timed } from './time.ts';

const records = 20_000;
/** As many as sacramento-parking-data has. */
const rows = 44_108;

/** Things of one kind on a lattice over the town. */
function things(count: number): Asset[] {
  return Array.from({ length: count }, (_, i): Asset => {
    const coordinates = [117 + (i % 200) / 1000, 36.1 + Math.floor(i / 200) / 1000];
    return {
      kind: 'parking',
      id: `p${i}`,
      geometry: { type: 'Point', coordinates },
      values: { name: `示意停车场${i}`, address: `示意路${i}号` },
    };
  });
}

/** Reading, proposing and planning rows (the preview), putting them into a city, and every format written and read; counts are checked. */
export async function benchImport(): Promise<void> {
  const kind = kindById('parking') as Kind;
  const city = emptyCity('示意城');
  const { files } = await exportAssets(things(rows), kind, { file: 'parking.csv', lang: 'zh' });
  const read = () => importFiles(files, { kind: 'parking', crs: 'EPSG:4326' }, city, silentHost);
  const { timing, answer } = await timed(3, read);
  const put = answer.flatMap((imported) => imported.put);
  say(`preview of ${rows} rows of CSV`, timing, `${put.length === rows ? 'all taken' : `ONLY ${put.length} TAKEN`} (asked: 2,000 ms)`);
  say('commit of them in memory', (await timed(5, () => withAssets(city, put))).timing, '(asked: 3,000 ms)');
  const some = things(records);
  for (const { format, ending } of writableFormats()) {
    const written = await timed(1, () => exportAssets(some, kind, { file: `parking${ending}`, lang: 'zh' }));
    say(`${format.name}: write ${records}`, written.timing);
    const crs = ending === '.dxf' ? {} : { crs: 'EPSG:4326' };
    const back = await timed(1, () => importFiles(written.answer.files, { kind: 'parking', ...crs }, city, silentHost));
    const count = back.answer.reduce((sum, imported) => sum + imported.put.length, 0);
    say(`${format.name}: read and plan ${records}`, back.timing, count === records ? 'same count' : `COUNT ${count}`);
  }
}
