/** The library as it was compiled; `library.ts` says what it makes. */
declare module 'gdal3.js/build/package/gdal3WebAssembly.js' {
  const create: (options: object) => Promise<unknown>;
  export default create;
}
