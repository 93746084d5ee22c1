/** Who may import whom: each folder beside itself. The same table as in ARCHITECTURE.md. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  layers: ['core'],
  text: ['core', 'layers'],
  wire: ['core', 'layers'],
  analysis: ['core'],
  formats: ['core', 'layers'],
  store: ['core', 'layers', 'formats', 'wire'],
  report: ['core', 'layers', 'analysis', 'formats', 'text'],
  workers: ['core', 'layers', 'analysis', 'formats', 'report', 'text'],
  map: ['core', 'layers', 'store', 'text'],
  cli: ['core', 'layers', 'analysis', 'formats', 'report', 'text'],
  server: ['core', 'layers', 'formats', 'analysis', 'wire', 'report', 'text'],
  app: ['core', 'layers', 'text', 'wire', 'analysis', 'formats', 'store', 'report', 'workers', 'map'],
};

/** Doors in the walls between folders: these files may import this folder too. */
export const folderExceptions: readonly { readonly files: RegExp; readonly folder: string; readonly onlyDynamic: boolean }[] = [
  { files: /^src\/analysis\/[^/]+\/adapter\.ts$/, folder: 'layers', onlyDynamic: false },
  { files: /^src\/cli\/(serve|backup|restore|user)\.ts$/, folder: 'server', onlyDynamic: true },
];

/** Packages that only these files may import. */
export const packageHomes: readonly { readonly packages: RegExp; readonly files: RegExp; readonly what: string }[] = [
  { what: 'React', packages: /^(react|react-dom|antd|@ant-design\/.*|zustand)(\/|$)/, files: /^src\/(app\/|map\/view\.tsx$)/ },
  { what: 'map libraries', packages: /^(maplibre-gl|@deck\.gl\/[^/]+)(\/|$)/, files: /^src\/map\// },
  { what: 'Turf', packages: /^@turf\//, files: /^src\/(map\/|formats\/|analysis\/coverage\/reference\.ts$)/ },
  { what: 'database clients', packages: /^(pg|kysely|@electric-sql\/[^/]+)(\/|$)/, files: /^server\/db\// },
  { what: 'GDAL', packages: /^gdal3\.js(\/|$)/, files: /^src\/formats\/gdal\// },
  { what: 'Node', packages: /^node:/, files: /^(server\/|src\/cli\/)/ },
];

/** Files that may name files of `data`, to read them from disk: what runs without a browser. */
export const readByCommands = /^(server|src\/cli)\//;
