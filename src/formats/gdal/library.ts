import { Cancelled, type Host } from '../../core/result.ts';

/** What we use of the library: a file system in memory and calls by name. */
export interface GdalModule {
  readonly FS: {
    mkdir(path: string): void;
    rmdir(path: string): void;
    unlink(path: string): void;
    readdir(path: string): string[];
    writeFile(path: string, bytes: Uint8Array): void;
    readFile(path: string): Uint8Array;
    analyzePath(path: string): { readonly exists: boolean };
  };
  readonly HEAPU32: Uint32Array;
  ccall(
    name: string,
    gives: 'number' | 'string' | null,
    takes: readonly ('number' | 'string')[],
    values: readonly (number | string | null)[],
  ): unknown;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, at: number, size: number): void;
  _malloc(size: number): number;
  _free(at: number): void;
}

export interface GdalModuleOptions {
  print(line: string): void;
  printErr(line: string): void;
  locateFile(name: string): string;
  wasmBinary?: ArrayBuffer;
  getPreloadedPackage?(): ArrayBuffer;
}

/** The program and what it looks up (40 MB): files of their own in the build, fetched when the first file needs them. */
const assets = {
  wasm: new URL('../../../node_modules/gdal3.js/dist/package/gdal3WebAssembly.wasm', import.meta.url),
  data: new URL('../../../node_modules/gdal3.js/dist/package/gdal3WebAssembly.data', import.meta.url),
};
/** Sizes that progress is counted by; a server that compresses tells none. */
const sizes = { wasm: 28_219_835, data: 11_595_145 };

let loaded: Promise<GdalModule> | undefined;

/** GDAL, loaded once and kept. A load that failed or was cancelled is tried anew the next time. */
export function gdalLibrary(host: Host): Promise<GdalModule> {
  loaded ??= load(host).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(host: Host): Promise<GdalModule> {
  const { default: make } = await import('gdal3.js/build/package/gdal3WebAssembly.js');
  const create = make as (options: GdalModuleOptions) => Promise<GdalModule>;
  const quiet = { print: () => {}, printErr: () => {} };
  // Where its files lie on disk (command line, tests) the library reads them itself.
  if (assets.wasm.protocol === 'file:') {
    const path = (name: string) => decodeURIComponent((name.endsWith('.wasm') ? assets.wasm : assets.data).pathname);
    return started(await create({ ...quiet, locateFile: path }));
  }
  const total = sizes.wasm + sizes.data;
  const wasm = await fetched(assets.wasm, host, (bytes) => bytes / total);
  const data = await fetched(assets.data, host, (bytes) => (sizes.wasm + bytes) / total);
  return started(await create({ ...quiet, locateFile: (name) => name, wasmBinary: wasm, getPreloadedPackage: () => data }));
}

async function fetched(url: URL, host: Host, share: (bytes: number) => number): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`${url.pathname}: ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    size += step.value.length;
    host.progress(Math.min(1, share(size)));
    if (host.cancelled()) {
      await reader.cancel();
      throw new Cancelled();
    }
  }
  return new Blob(parts as BlobPart[]).arrayBuffer();
}

function started(library: GdalModule): GdalModule {
  library.ccall('GDALAllRegister', null, [], []);
  for (const [name, value] of settings) library.ccall('CPLSetConfigOption', null, ['string', 'string'], [name, value]);
  return library;
}

/** Folders of what it looks up, inside its own file system; no threads there. */
const settings = [
  ['GDAL_DATA', '/usr/share/gdal'],
  ['PROJ_LIB', '/usr/share/proj'],
  ['GDAL_NUM_THREADS', '0'],
] as const;
