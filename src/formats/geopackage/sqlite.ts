import type { Database, PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';

export type { Database };

let loading: Promise<Sqlite3Static> | undefined;

/** SQLite as WebAssembly, fetched once; the package finds its own `.wasm` in Node and in a worker. */
export function loadSqlite(): Promise<Sqlite3Static> {
  loading ??= import('@sqlite.org/sqlite-wasm').then((module) => module.default());
  return loading;
}

/** A database in memory, empty or opened from the bytes of a file; for reading nothing in the file can change or call anything. */
export function openDatabase({ oo1, capi, wasm }: Sqlite3Static, bytes?: Uint8Array): Database {
  const db = new oo1.DB(':memory:', 'c');
  if (bytes === undefined) return db;
  const data = wasm.allocFromTypedArray(unjournaled(bytes));
  const code = capi.sqlite3_deserialize(handle(db), 'main', data, bytes.length, bytes.length, capi.SQLITE_DESERIALIZE_FREEONCLOSE);
  if (code !== capi.SQLITE_OK) throw new Error(`SQLite code ${code}`);
  capi.sqlite3_db_config(handle(db), capi.SQLITE_DBCONFIG_DEFENSIVE, 1, 0);
  capi.sqlite3_db_config(handle(db), capi.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, 0);
  return db;
}

function handle(db: Database): number {
  if (db.pointer === undefined) throw new Error('The database is closed.');
  return db.pointer as number;
}

/**
 * Files that a program left in write-ahead mode cannot be opened from memory: bytes 18 and 19 say so and nothing else does. What stands in a
 * file beside (`-wal`) is not part of these bytes either way.
 */
function unjournaled(bytes: Uint8Array): Uint8Array {
  if (bytes[18] !== 2 && bytes[19] !== 2) return bytes;
  const copy = bytes.slice();
  copy.set([1, 1], 18);
  return copy;
}

/** A value as SQLite has it; whole numbers beyond 2^53 come as bigint. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** The first column of the first row; null where there is none. */
export function oneValue(db: Database, sql: string, bind: readonly SqlValue[] = []): SqlValue {
  const [first] = allRows(db, sql, bind);
  return first === undefined ? null : (Object.values(first)[0] ?? null);
}

/** All rows of a small query by column name. */
export function allRows(db: Database, sql: string, bind: readonly SqlValue[] = []): Record<string, SqlValue>[] {
  return db.exec({ sql, bind: [...bind], rowMode: 'object', returnValue: 'resultRows' }) as Record<string, SqlValue>[];
}

/** A name as SQL text: quoted, with quotes inside doubled. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Steps through a statement; it is closed whatever happens. */
export async function eachRow(db: Database, sql: string, visit: (statement: PreparedStatement) => Promise<void>): Promise<void> {
  const statement = db.prepare(sql);
  try {
    while (statement.step()) await visit(statement);
  } finally {
    statement.finalize();
  }
}
