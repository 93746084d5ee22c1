import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../server/app.ts';
import { listenFrom } from '../server/listen.ts';
import { bigCity, writeCity } from './big-city.ts';

/** `PORT=4500 node tools/run.mjs bench/serve-big-city.ts`: the built app with the city of 100,000 assets in place of the demo city. */
const root = join(import.meta.dirname, '..');
const geojson = writeCity(bigCity());
const app = createApp({ dist: join(root, 'dist'), geojson, rules: join(root, 'data/rules') });
const result = await listenFrom(app, Number(process.env.PORT ?? 4500), (port) => console.log(`Port ${port} is taken`));
console.log(result.ok ? `${result.server.address}   city folder: ${geojson}` : result.reason);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    rmSync(geojson, { recursive: true, force: true });
    process.exit(0);
  });
}
