import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { folderIndexFile } from '../src/wire/folder-index.ts';
import { folderFiles } from './files.ts';
import { folderIndex } from './folder-index.ts';
import { healthReply } from './health.ts';
import { tiandituHosts } from './map-hosts.ts';

export interface AppFolders {
  /** The built app. */
  readonly dist: string;
  /** The city shown first: one FeatureCollection per kind, and city.json. */
  readonly geojson: string;
  /** Rule sheets. */
  readonly rules: string;
}

/**
 * MapLibre starts its worker from the app's own files; maps and prints need images as data and blob addresses. Nothing foreign is loaded but
 * tiles of background maps, from the hosts named here; which of them are asked at all is the user's choice, and none is at first.
 */
function contentSecurityPolicy(mapHosts: readonly string[]) {
  const tiles = [tiandituHosts, ...mapHosts];
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    workerSrc: ["'self'", 'blob:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:', ...tiles],
    connectSrc: ["'self'", 'blob:', 'data:', ...tiles],
    fontSrc: ["'self'", 'data:'],
    frameAncestors: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    objectSrc: ["'none'"],
  };
}

/** Names of the files of a city folder. */
const cityFile = /^[a-z0-9-]+\.(geojson|json)$/;

/**
 * Serves the built app, the demo city and the rule sheets; reads only, and only inside the three folders. `mapHosts` are origins of background
 * maps that the screen may read.
 */
export function createApp(folders: AppFolders, mapHosts: readonly string[] = []): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: contentSecurityPolicy(mapHosts),
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      // The server speaks plain HTTP on the loopback address: a promise of HTTPS would be false.
      strictTransportSecurity: false,
    }),
  );
  app.get('/api/health', (context) => context.json(healthReply()));
  app.all('/api/*', (context) => context.json({ error: 'not-found' }, 404));
  app.get(`/data/geojson/${folderIndexFile}`, folderIndex(folders.geojson, cityFile));
  app.get('/data/geojson/:name', folderFiles(folders.geojson, { prefix: '/data/geojson/', pattern: cityFile }));
  app.get('/data/rules/:name', folderFiles(folders.rules, { prefix: '/data/rules/', pattern: /^[a-z0-9-]+\.json$/ }));
  app.all('/data/*', (context) => context.json({ error: 'not-found' }, 404));
  app.get('/*', folderFiles(folders.dist, { prefix: '/', index: 'index.html', hashedUnder: 'assets/' }));
  return app;
}
