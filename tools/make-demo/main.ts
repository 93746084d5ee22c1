import { fileURLToPath } from 'node:url';
import { makeCity } from './city.ts';
import { writeFiles } from './write.ts';

const folder = fileURLToPath(new URL('../../data/geojson', import.meta.url));
const files = makeCity();
writeFiles(files, folder);
const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.error(`${files.size} files, ${(bytes / 1e6).toFixed(1)} MB in data/geojson`);
