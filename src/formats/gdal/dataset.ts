import type { GdalModule } from './library.ts';

/** Where files lie inside the library. */
const inFolder = '/xiutu-in';
const outFile = '/xiutu-out.geojson';

/** The library refused; `reason` is its own sentence, in English. */
export class GdalRefusal extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'GdalRefusal';
    this.reason = reason;
  }
}

export interface GdalLayer {
  readonly name: string;
  /** Code or WKT of its system; undefined where it has none. */
  readonly system: string | undefined;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

export interface InnerFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens files that belong together, gives them to `work`, and leaves nothing behind, whatever happens. */
export async function withDataset<T>(
  library: GdalModule,
  files: readonly InnerFile[],
  open: string,
  work: (dataset: Dataset) => Promise<T>,
): Promise<T> {
  const folders = putFiles(library, files);
  let pointer = 0;
  try {
    library.ccall('CPLErrorReset', null, [], []);
    const vectorTellingErrors = 4 | 64;
    pointer = library.ccall(
      'GDALOpenEx',
      'number',
      ['string', 'number', 'number', 'number', 'number'],
      [`${inFolder}/${open}`, vectorTellingErrors, 0, 0, 0],
    ) as number;
    if (pointer === 0) throw new GdalRefusal(lastError(library));
    return await work(new Dataset(library, pointer));
  } finally {
    if (pointer !== 0) library.ccall('GDALClose', null, ['number'], [pointer]);
    for (const folder of folders.reverse()) emptyFolder(library, folder);
    if (library.FS.analyzePath(outFile).exists) library.FS.unlink(outFile);
  }
}

function putFiles({ FS }: GdalModule, files: readonly InnerFile[]): string[] {
  const folders = [
    inFolder,
    ...new Set(files.flatMap(({ name }) => (name.includes('/') ? [`${inFolder}/${name.slice(0, name.lastIndexOf('/'))}`] : []))),
  ];
  for (const folder of folders) FS.mkdir(folder);
  for (const { name, bytes } of files) FS.writeFile(`${inFolder}/${name}`, bytes);
  return folders;
}

function emptyFolder({ FS }: GdalModule, folder: string): void {
  for (const name of FS.readdir(folder)) if (name !== '.' && name !== '..') FS.unlink(`${folder}/${name}`);
  FS.rmdir(folder);
}

function lastError(library: GdalModule): string {
  return String(library.ccall('CPLGetLastErrorMsg', 'string', [], []));
}

/** One open file with its layers. */
export class Dataset {
  private readonly library: GdalModule;
  private readonly pointer: number;

  constructor(library: GdalModule, pointer: number) {
    this.library = library;
    this.pointer = pointer;
  }

  layers(): GdalLayer[] {
    const info = JSON.parse(this.info(['-json', '-so', '-al']) || '{}') as { readonly layers?: readonly LayerInfo[] };
    return (info.layers ?? []).map(({ name, geometryFields = [], fields = [] }, index) => ({
      name,
      system: wktOf(geometryFields[0]?.coordinateSystem?.wkt ?? (geometryFields.length > 0 ? this.toldSystem(index) : undefined)),
      fields: fields.map((field) => ({ name: field.name, type: field.type })),
    }));
  }

  private info(words: readonly string[]): string {
    const options = this.options('GDALVectorInfoOptionsNew', words);
    const text = this.library.ccall('GDALVectorInfo', 'string', ['number', 'number'], [this.pointer, options]) as string;
    this.library.ccall('GDALVectorInfoOptionsFree', null, ['number'], [options]);
    return text;
  }

  /** The system as the report for people tells it: of MIF the other report leaves it out. */
  private toldSystem(layer: number): string | undefined {
    const told = /^Layer SRS WKT:\n([\s\S]*?)\n(?! |\])/m.exec(this.info(['-so', '-al']).split(/^Layer name: /m)[layer + 1] ?? '')?.[1];
    return told?.includes('[') ? told : undefined;
  }

  /** One layer as GeoJSON in the numbers of the file: nothing is projected. `keepsIds`: identities of the file come along. */
  geoJson(layer: string, keepsIds: boolean): Uint8Array {
    const words = ['-f', 'GeoJSON', '-lco', 'RFC7946=NO', '-lco', 'COORDINATE_PRECISION=15', ...(keepsIds ? ['-preserve_fid'] : []), layer];
    const options = this.options('GDALVectorTranslateOptionsNew', words);
    const { library } = this;
    if (library.FS.analyzePath(outFile).exists) library.FS.unlink(outFile);
    library.ccall('CPLErrorReset', null, [], []);
    const list = library._malloc(4);
    library.HEAPU32[list >> 2] = this.pointer;
    const takes = ['string', 'number', 'number', 'number', 'number', 'number'] as const;
    const made = library.ccall('GDALVectorTranslate', 'number', takes, [outFile, 0, 1, list, options, 0]) as number;
    library._free(list);
    library.ccall('GDALVectorTranslateOptionsFree', null, ['number'], [options]);
    if (made === 0) throw new GdalRefusal(lastError(library));
    library.ccall('GDALClose', null, ['number'], [made]);
    const failure = 3;
    if ((library.ccall('CPLGetLastErrorType', 'number', [], []) as number) >= failure) throw new GdalRefusal(lastError(library));
    return library.FS.readFile(outFile);
  }

  /** Options of one of the library's programs, out of the words of its command line. */
  private options(maker: string, words: readonly string[]): number {
    const { library } = this;
    const texts = words.map((word) => {
      const size = library.lengthBytesUTF8(word) + 1;
      const at = library._malloc(size);
      library.stringToUTF8(word, at, size);
      return at;
    });
    const list = library._malloc(4 * (texts.length + 1));
    library.HEAPU32.set([...texts, 0], list >> 2);
    const options = library.ccall(maker, 'number', ['number', 'number'], [list, 0]) as number;
    for (const at of [...texts, list]) library._free(at);
    return options;
  }
}

/** A system that is registered is told by its code, which says more than its definition. */
function wktOf(wkt: string | undefined): string | undefined {
  const code = wkt === undefined ? undefined : /ID\["EPSG",(\d+)\]\]\s*$/.exec(wkt)?.[1];
  return code === undefined ? wkt : `EPSG:${code}`;
}

interface LayerInfo {
  readonly name: string;
  readonly geometryFields?: readonly { readonly coordinateSystem?: { readonly wkt?: string } | null }[];
  readonly fields?: readonly { readonly name: string; readonly type: string }[];
}
