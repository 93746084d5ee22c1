import { type CellRings, cellMesh, meshBuffers } from '../../src/core/geo/cell-mesh.ts';

self.addEventListener('message', ({ data }: MessageEvent<CellRings>) => {
  const mesh = cellMesh(data);
  postMessage(mesh, { transfer: meshBuffers(mesh) as Transferable[] });
});
