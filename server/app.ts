import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { folderFiles } from './files.ts';
import { healthReply } from './health.ts';

export interface AppFolders {
  /** The built app. */
  readonly dist: string;
  /** The city shown first: one FeatureCollection per kind, and city.json. */
  readonly geojson: string;
  /** Rule sheets. */
  readonly rules: string;
}

/** MapLibre starts its worker from the app's own files; maps and prints need images as data and blob addresses. Nothing foreign is loaded. */
const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  workerSrc: ["'self'", 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'", 'blob:', 'data:'],
  fontSrc: ["'self'", 'data:'],
  frameAncestors: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

/** Serves the built app, the demo city and the rule sheets; reads only, and only inside the three folders. */
export function createApp(folders: AppFolders): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy,
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      // The server speaks plain HTTP on the loopback address: a promise of HTTPS would be false.
      strictTransportSecurity: false,
    }),
  );
  app.get('/api/health', (context) => context.json(healthReply()));
  app.all('/api/*', (context) => context.json({ error: 'not-found' }, 404));
  app.get('/data/geojson/:name', folderFiles(folders.geojson, { prefix: '/data/geojson/', pattern: /^[a-z0-9-]+\.(geojson|json)$/ }));
  app.get('/data/rules/:name', folderFiles(folders.rules, { prefix: '/data/rules/', pattern: /^[a-z0-9-]+\.json$/ }));
  app.all('/data/*', (context) => context.json({ error: 'not-found' }, 404));
  app.get('/*', folderFiles(folders.dist, { prefix: '/', index: 'index.html', hashedUnder: 'assets/' }));
  return app;
}
