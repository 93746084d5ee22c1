import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, Handler } from 'hono';

export interface FolderOptions {
  /** Part of the request path that stands for the folder. */
  readonly prefix: string;
  /** Names outside the pattern do not exist for a visitor. */
  readonly pattern?: RegExp;
  /** File given for the folder itself. */
  readonly index?: string;
  /** Files below this path carry a hash of their content in their name and may be kept for ever. */
  readonly hashedUnder?: string;
}

type Encoding = 'br' | 'gzip' | 'identity';

interface Loaded {
  readonly mtimeMs: number;
  readonly size: number;
  readonly etag: string;
  readonly bodies: Map<Encoding, Uint8Array<ArrayBuffer>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};
const compressible = new Set(['.html', '.js', '.mjs', '.css', '.json', '.geojson', '.svg', '.wasm', '.txt', '.md']);
const smallestCompressed = 1024;
const compressors = {
  // Quality 5 is within a tenth of the best size and fast enough for the first visitor to wait for it.
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
};

/** Answers with files of one folder: entity tags, compression made once per file content, never a path outside the folder. */
export function folderFiles(folder: string, options: FolderOptions): Handler {
  const cache = new Map<string, Loaded>();
  return async (context) => {
    const name = requestedName(context.req.path, options);
    const file = name === null ? null : join(folder, name);
    const loaded = file === null ? null : await load(file, cache);
    if (name === null || file === null || loaded === null) return context.text('Not found', 404);
    return reply(context, loaded, extname(file), cacheControl(name, options));
  };
}

/** Path inside the folder, or null where the request names nothing that may be read: hidden files, other folders, broken escapes. */
function requestedName(path: string, options: FolderOptions): string | null {
  const decoded = decode(path.slice(options.prefix.length));
  if (decoded === null || /[\0\\:]/.test(decoded)) return null;
  const name = decoded === '' ? (options.index ?? '') : decoded;
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part.startsWith('.'))) return null;
  if (options.pattern && !options.pattern.test(name)) return null;
  const relative = normalize(name);
  return relative.startsWith(`..${sep}`) ? null : relative;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

async function load(file: string, cache: Map<string, Loaded>): Promise<Loaded | null> {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return null;
  const known = cache.get(file);
  if (known && known.mtimeMs === info.mtimeMs && known.size === info.size) return known;
  const bytes = new Uint8Array(await readFile(file));
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const loaded = { mtimeMs: info.mtimeMs, size: info.size, etag, bodies: new Map([['identity' as Encoding, bytes]]) };
  cache.set(file, loaded);
  return loaded;
}

async function reply(context: Context, loaded: Loaded, extension: string, control: string): Promise<Response> {
  const encoding = chosenEncoding(context.req.header('accept-encoding') ?? '', extension, loaded.size);
  // Each encoding is its own representation and so has its own tag.
  const etag = `"${loaded.etag}-${encoding}"`;
  context.header('ETag', etag);
  context.header('Vary', 'Accept-Encoding');
  context.header('Cache-Control', control);
  if (matches(context.req.header('if-none-match'), etag)) return context.body(null, 304);
  context.header('Content-Type', types[extension] ?? 'application/octet-stream');
  if (encoding !== 'identity') context.header('Content-Encoding', encoding);
  return context.body(await encodedBody(loaded, encoding));
}

async function encodedBody(loaded: Loaded, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const known = loaded.bodies.get(encoding);
  if (known) return known;
  const plain = loaded.bodies.get('identity') ?? new Uint8Array();
  const body = encoding === 'identity' ? plain : new Uint8Array(await compressors[encoding](plain));
  loaded.bodies.set(encoding, body);
  return body;
}

function chosenEncoding(accepted: string, extension: string, size: number): Encoding {
  if (size < smallestCompressed || !compressible.has(extension)) return 'identity';
  const names = accepted
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

function cacheControl(name: string, options: FolderOptions): string {
  const hashed = options.hashedUnder !== undefined && name.split(sep).join('/').startsWith(options.hashedUnder);
  return hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}
