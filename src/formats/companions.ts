import type { FormatId, NamedBytes } from './format.ts';

/** Files that belong together. `main` gives the thing its name; `format` is set where the name alone tells it. */
export interface Group {
  readonly main: NamedBytes;
  readonly files: readonly NamedBytes[];
  readonly format?: FormatId;
}

interface Family {
  /** Endings that may lead, the first that is there does. */
  readonly leads: readonly string[];
  readonly parts: readonly string[];
}

/** Parts that only make sense beside their lead; ESRI's and QGIS's index files are taken along and left unread. */
const families: readonly Family[] = [
  {
    leads: ['.shp', '.dbf'],
    parts: [
      '.dbf',
      '.shx',
      '.prj',
      '.cpg',
      '.qpj',
      '.sbn',
      '.sbx',
      '.qix',
      '.fbn',
      '.fbx',
      '.ain',
      '.aih',
      '.ixs',
      '.mxs',
      '.atx',
      '.cst',
    ].concat(['.shp.xml', '.qmd', '.lyr', '.fields.csv']),
  },
  { leads: ['.tab'], parts: ['.dat', '.map', '.id', '.ind'] },
  { leads: ['.mif'], parts: ['.mid'] },
  { leads: ['.gpkg'], parts: ['.gpkg-wal', '.gpkg-shm'] },
];

/** Endings of parts that nobody hands over alone on purpose, with what they want beside them. */
const orphans: Readonly<Record<string, string>> = {
  '.shx': '.shp',
  '.prj': '.shp',
  '.cpg': '.shp',
  '.sbn': '.shp',
  '.sbx': '.shp',
  '.mid': '.mif',
  '.map': '.tab',
  '.id': '.tab',
};

/** The ending that a part without its lead wants; undefined for files that stand alone. */
export function wantsBeside(name: string): string | undefined {
  const ending = /\.[^./]+$/.exec(name.toLowerCase())?.[0];
  return ending !== undefined && Object.hasOwn(orphans, ending) ? orphans[ending] : undefined;
}

/** Folder of a File Geodatabase that a path leads through: `x/城市.gdb` of `x/城市.gdb/a0001.gdbtable`. */
function geodatabaseOf(name: string): string | undefined {
  return /^(.*?\.gdb)\/[^/]+$/i.exec(name)?.[1];
}

function endsWith(file: NamedBytes, ending: string): boolean {
  return file.name.toLowerCase().endsWith(ending);
}

function stem(file: NamedBytes, ending: string): string {
  return file.name.slice(0, -ending.length).toLowerCase();
}

/** Files in the order given, those that belong together in one group; endings and names are compared without regard to case. */
export function groupFiles(files: readonly NamedBytes[]): readonly Group[] {
  const taken = new Set<NamedBytes>();
  const groups = new Map<NamedBytes, Group>();
  for (const group of [...geodatabases(files), ...families.flatMap((family) => familyGroups(family, files))]) {
    if (group.files.some((file) => taken.has(file))) continue;
    for (const file of group.files) taken.add(file);
    const first = files.find((file) => group.files.includes(file)) as NamedBytes;
    groups.set(first, group);
  }
  return files.flatMap((file) => {
    const group = groups.get(file);
    if (group !== undefined) return [group];
    return taken.has(file) ? [] : [{ main: file, files: [file] }];
  });
}

function geodatabases(files: readonly NamedBytes[]): Group[] {
  const folders = new Map<string, NamedBytes[]>();
  for (const file of files) {
    const folder = geodatabaseOf(file.name);
    if (folder === undefined) continue;
    const list = folders.get(folder);
    if (list === undefined) folders.set(folder, [file]);
    else list.push(file);
  }
  return [...folders].map(([folder, members]) => ({
    main: { name: folder, bytes: members[0]?.bytes ?? new Uint8Array() },
    files: members,
    format: 'filegdb',
  }));
}

function familyGroups({ leads, parts }: Family, files: readonly NamedBytes[]): Group[] {
  return leads.flatMap((lead) => {
    const leading = files.filter((file) => endsWith(file, lead));
    return leading.map((main): Group => {
      const base = stem(main, lead);
      const beside = files.filter((file) => file !== main && parts.some((part) => endsWith(file, part) && stem(file, part) === base));
      return { main, files: [main, ...beside] };
    });
  });
}
