import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { listenFrom, listenOn } from '../../server/listen.ts';

const home = mkdtempSync(join(tmpdir(), 'xiutu-server-'));
const folders = { dist: join(home, 'dist'), geojson: join(home, 'geojson'), rules: join(home, 'rules') };
for (const folder of [...Object.values(folders), join(folders.dist, 'assets')]) mkdirSync(folder, { recursive: true });

const page = '<!doctype html><title>绣图</title>';
const park = JSON.stringify({
  type: 'FeatureCollection',
  features: Array.from({ length: 200 }, (_, id) => ({ type: 'Feature', id, geometry: null })),
});
writeFileSync(join(home, 'secret.json'), '{"secret":true}');
writeFileSync(join(folders.dist, 'index.html'), page);
writeFileSync(join(folders.dist, '.sources'), 'hidden');
writeFileSync(join(folders.dist, 'assets/main-abc123.js'), `${'/* long */'.repeat(200)}export {};`);
writeFileSync(join(folders.dist, 'assets/font.woff2'), new Uint8Array(4000));
writeFileSync(join(folders.geojson, 'park.geojson'), park);
writeFileSync(join(folders.geojson, 'README.md'), '# data');
writeFileSync(join(folders.rules, 'park-2022.json'), '{"id":"park-2022"}');

afterAll(() => rmSync(home, { recursive: true, force: true }));

const app = createApp(folders);

async function body(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe('files', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', page],
    ['/index.html', 'text/html; charset=utf-8', page],
    ['/data/geojson/park.geojson', 'application/geo+json; charset=utf-8', park],
    ['/data/rules/park-2022.json', 'application/json; charset=utf-8', '{"id":"park-2022"}'],
  ])('%s is served as %s', async (path, type, text) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(text);
  });

  test('health answers', async () => {
    expect(await (await app.request('/api/health')).json()).toEqual({ status: 'ok', storage: 'snapshot' });
  });

  test.each([
    '/nothing.js',
    '/data/geojson/gate.geojson',
    '/data/geojson/README.md',
    '/data/other/park.geojson',
    '/data/',
    '/api/edits',
    '/.sources',
    '/assets',
  ])('%s is not found', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });

  test('only reading is allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await app.request('/data/rules/park-2022.json', { method })).status).toBe(404);
  });
});

describe('what is sent', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['gzip;q=1.0, br;q=0', 'gzip', gunzipSync],
  ] as const)('accepting "%s" gets %s that unpacks to the file', async (accepted, encoding, unpack) => {
    const response = await app.request('/data/geojson/park.geojson', { headers: { 'accept-encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const packed = await body(response);
    expect(packed.length).toBeLessThan(park.length / 5);
    expect(unpack(packed).toString('utf8')).toBe(park);
  });

  test('fonts and tiny files go as they are', async () => {
    const headers = { 'accept-encoding': 'br' };
    expect((await app.request('/assets/font.woff2', { headers })).headers.get('content-encoding')).toBeNull();
    expect((await app.request('/data/rules/park-2022.json', { headers })).headers.get('content-encoding')).toBeNull();
  });

  test('a known file is not sent again until it changes', async () => {
    const url = '/data/rules/park-2022.json';
    const etag = (await app.request(url)).headers.get('etag') ?? '';
    const again = await app.request(url, { headers: { 'if-none-match': `"other", W/${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    writeFileSync(join(folders.rules, 'park-2022.json'), '{"id":"park-2022","version":"2"}');
    const changed = await app.request(url, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(await changed.json()).toEqual({ id: 'park-2022', version: '2' });
  });

  test('names with a hash may be kept for ever, everything else is asked for again', async () => {
    expect((await app.request('/assets/main-abc123.js')).headers.get('cache-control')).toContain('immutable');
    expect((await app.request('/')).headers.get('cache-control')).toBe('no-cache');
  });

  test('the city folder says which files it has, and no others', async () => {
    const { files } = (await (await app.request('/data/geojson/index.json')).json()) as { files: string[] };
    expect(files).toContain('park.geojson');
    expect(files).not.toContain('README.md');
    for (const name of files) expect((await app.request(`/data/geojson/${name}`)).status).toBe(200);
  });

  test.each(['/', '/data/geojson/park.geojson', '/api/health', '/nothing'])('%s carries the security headers', async (path) => {
    const headers = (await app.request(path)).headers;
    const policy = (headers.get('content-security-policy') ?? '').split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https://*.tianditu.gov.cn",
        "connect-src 'self' blob: data: https://*.tianditu.gov.cn",
        "font-src 'self' data:",
        "frame-ancestors 'none'",
      ]),
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

/** A request whose path is sent as written: fetch would straighten the dots before they reach the server. */
function rawStatus(port: number, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpGet({ host: '127.0.0.1', port, path }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
  });
}

describe('listening', () => {
  test('no path leads out of the folders', async () => {
    const result = await listenOn(app, 0);
    if (!result.ok) throw new Error(result.reason);
    const paths = [
      '/../secret.json',
      '/assets/../../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/%2e%2e%2fsecret.json',
      '/..%5csecret.json',
      '/data/rules/..%2f..%2fsecret.json',
      '/data/geojson/%2e%2e%2fsecret.json',
      '/data/rules/..%252fsecret.json',
      '/%00/../secret.json',
      '/%',
      '//secret.json',
      `/${encodeURIComponent(join(home, 'secret.json'))}`,
    ];
    for (const path of paths) {
      const { status, text } = await rawStatus(result.server.port, path);
      expect(text, path).not.toContain('secret');
      expect(status, path).toBeGreaterThanOrEqual(400);
    }
    await result.server.close();
  });

  test('a taken port is an answer; the next free one is found and the taken one named', async () => {
    const first = await listenOn(app, 0);
    if (!first.ok) throw new Error(first.reason);
    const { port } = first.server;
    expect(await listenOn(app, port)).toEqual({ ok: false, port, reason: 'EADDRINUSE' });
    const taken: number[] = [];
    const second = await listenFrom(app, port, (at) => taken.push(at));
    if (!second.ok) throw new Error(second.reason);
    expect(taken[0]).toBe(port);
    expect(second.server.port).toBeGreaterThan(port);
    expect((await fetch(`${second.server.address}api/health`)).status).toBe(200);
    await first.server.close();
    await second.server.close();
  });

  test('the address is of this machine only', async () => {
    const result = await listenOn(app, 0);
    if (!result.ok) throw new Error(result.reason);
    expect(result.server.address).toBe(`http://127.0.0.1:${result.server.port}/`);
    await result.server.close();
  });
});
