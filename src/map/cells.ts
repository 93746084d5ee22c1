import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { CellMesh } from '../core/geo/cell-mesh.ts';
import { mercatorX, mercatorY } from '../core/geo/mercator.ts';
import { cellsProgram, classTexture, engage, lookTexture, type MeshArray, meshArray, writeRows } from './cells-gl.ts';
import { textureSide } from './cells-shader.ts';
import { cellsView, changedRows } from './cells-view.ts';
import type { MapImage } from './pattern.ts';

/**
 * Many polygons coloured by class. The mesh goes to the graphics card once; a new answer is a few rows of a small texture that holds the class of
 * each cell, so that colours follow the mouse however many there are. Compared by identity, member by member.
 */
export interface CellsLayer {
  readonly id: string;
  readonly type: 'cells';
  readonly mesh: CellMesh;
  /** Class of each cell: the place of its look; a cell of any other class is not drawn. */
  readonly classes: Uint8Array;
  /** Tiles that repeat without a seam, all of one size, at two pixels per CSS pixel. */
  readonly looks: readonly MapImage[];
}

/** A layer of cells on the map: `show` takes another state of the same mesh. */
export interface CellsDrawing extends CustomLayerInterface {
  show(layer: CellsLayer): void;
}

type Gl = WebGL2RenderingContext;

const uniformNames = ['u_classes', 'u_looks', 'u_looks_count', 'u_matrix', 'u_eye', 'u_anchor', 'u_tile'] as const;

/** What the graphics card holds of a layer. */
interface Resources {
  readonly program: WebGLProgram;
  readonly uniforms: Readonly<Record<(typeof uniformNames)[number], WebGLUniformLocation | null>>;
  readonly mesh: MeshArray;
  readonly classes: WebGLTexture;
  written: Uint8Array | null;
  looks: WebGLTexture | null;
  looksOf: readonly MapImage[] | null;
}

function makeResources(gl: Gl, { mesh }: CellsLayer): Resources {
  const program = cellsProgram(gl);
  return {
    program,
    uniforms: Object.fromEntries(uniformNames.map((name) => [name, gl.getUniformLocation(program, name)])) as Resources['uniforms'],
    mesh: meshArray(gl, program, mesh),
    classes: classTexture(gl, mesh.cells),
    written: null,
    looks: null,
    looksOf: null,
  };
}

function freeResources(gl: Gl, { program, mesh, classes, looks }: Resources): void {
  gl.deleteVertexArray(mesh.array);
  for (const buffer of mesh.buffers) gl.deleteBuffer(buffer);
  gl.deleteTexture(classes);
  gl.deleteTexture(looks);
  gl.deleteProgram(program);
}

/** Rows of the class texture that are to be written anew. */
function rowsToWrite(written: Uint8Array | null, classes: Uint8Array): readonly [number, number] | null {
  if (written) return written === classes ? null : changedRows(written, classes, textureSide);
  return classes.length > 0 ? [0, Math.ceil(classes.length / textureSide) - 1] : null;
}

/** Brings both textures to the state wanted and leaves them bound: only rows in which a class is another are written. */
function writeTextures(gl: Gl, held: Resources, { classes, looks }: CellsLayer): void {
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, held.classes);
  const rows = rowsToWrite(held.written, classes);
  if (rows) writeRows(gl, classes, rows);
  held.written = classes;
  gl.activeTexture(gl.TEXTURE1);
  if (held.looksOf !== looks) {
    gl.deleteTexture(held.looks);
    held.looks = lookTexture(gl, looks);
    held.looksOf = looks;
  }
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, held.looks);
}

function draw(gl: Gl, held: Resources, { mesh, looks }: CellsLayer, map: MapLibreMap, matrix: ArrayLike<number>): void {
  const { lng, lat } = map.getCenter();
  const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
  const tile = ((looks[0]?.width ?? 2) / 2) * map.getPixelRatio();
  const view = cellsView(mesh.origin, { matrix, centre: [mercatorX(lng), mercatorY(lat)], width, height }, tile);
  const at = held.uniforms;
  gl.uniform1i(at.u_classes, 0);
  gl.uniform1i(at.u_looks, 1);
  gl.uniform1ui(at.u_looks_count, looks.length);
  gl.uniformMatrix4fv(at.u_matrix, false, view.matrix);
  gl.uniform2f(at.u_eye, ...view.eye);
  gl.uniform2f(at.u_anchor, ...view.anchor);
  gl.uniform1f(at.u_tile, tile);
  gl.bindVertexArray(held.mesh.array);
  gl.drawElements(gl.TRIANGLES, mesh.corners.length, gl.UNSIGNED_INT, 0);
  gl.bindVertexArray(null);
}

/**
 * The layer as MapLibre takes it. Nothing is drawn or written outside `render`, so that MapLibre's own notion of the drawing context holds. A map
 * that has lost its context adds the layer anew (`city-map.ts`), which makes everything again.
 */
export function cellsDrawing(first: CellsLayer): CellsDrawing {
  let layer = first;
  let on: MapLibreMap | null = null;
  let held: Resources | null = null;
  return {
    id: first.id,
    type: 'custom',
    renderingMode: '2d',
    show(next) {
      layer = next;
      on?.triggerRepaint();
    },
    onAdd(map) {
      on = map;
    },
    onRemove(_map, gl) {
      if (held) freeResources(gl, held);
      held = null;
      on = null;
    },
    render(gl, { defaultProjectionData }: CustomRenderMethodInput) {
      if (!on || layer.mesh.corners.length === 0) return;
      held ??= makeResources(gl, layer);
      engage(gl, held.program);
      writeTextures(gl, held, layer);
      draw(gl, held, layer, on, defaultProjectionData.mainMatrix);
    },
  };
}
