import type { CellMesh } from '../core/geo/cell-mesh.ts';
import { cellsFragment, cellsVertex, textureSide } from './cells-shader.ts';
import type { MapImage } from './pattern.ts';

type Gl = WebGL2RenderingContext;

function compiled(gl: Gl, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error('no shader');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

export function cellsProgram(gl: Gl): WebGLProgram {
  const program = gl.createProgram();
  gl.attachShader(program, compiled(gl, gl.VERTEX_SHADER, cellsVertex));
  gl.attachShader(program, compiled(gl, gl.FRAGMENT_SHADER, cellsFragment));
  gl.linkProgram(program);
  // A lost context links nothing, and is no mistake.
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`cells: ${gl.getProgramInfoLog(program) ?? 'no program'}`);
  }
  return program;
}

/** Takes a program for what is drawn next. MapLibre turns and multiplies what it unpacks; ours comes as it is. */
export function engage(gl: Gl, program: WebGLProgram): void {
  // By `call`: what begins with `use` passes for a hook of React.
  gl.useProgram.call(gl, program);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
}

export function classTexture(gl: Gl, cells: number): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8UI, textureSide, Math.max(1, Math.ceil(cells / textureSide)));
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  return texture;
}

export function lookTexture(gl: Gl, looks: readonly MapImage[]): WebGLTexture {
  const { width, height } = looks[0] ?? { width: 1, height: 1 };
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA8, width, height, Math.max(1, looks.length));
  for (const [place, { data }] of looks.entries()) {
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, place, width, height, 1, gl.RGBA, gl.UNSIGNED_BYTE, data);
  }
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  return texture;
}

/** Writes classes `from` row to row into the bound texture, the last row filled up: the texture has no short ones. */
export function writeRows(gl: Gl, classes: Uint8Array, [first, last]: readonly [number, number]): void {
  const rows = last - first + 1;
  const [from, to] = [first * textureSide, (last + 1) * textureSide];
  const whole = to <= classes.length ? classes.subarray(from, to) : new Uint8Array(rows * textureSide);
  if (to > classes.length) whole.set(classes.subarray(from));
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, first, textureSide, rows, gl.RED_INTEGER, gl.UNSIGNED_BYTE, whole);
}

function upload(gl: Gl, target: number, data: Float32Array | Uint32Array): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(target, buffer);
  gl.bufferData(target, data as BufferSource, gl.STATIC_DRAW);
  return buffer;
}

/** The triangles of a mesh on the graphics card. */
export interface MeshArray {
  readonly array: WebGLVertexArrayObject;
  readonly buffers: readonly WebGLBuffer[];
}

export function meshArray(gl: Gl, program: WebGLProgram, mesh: CellMesh): MeshArray {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  const positions = upload(gl, gl.ARRAY_BUFFER, mesh.positions);
  const position = gl.getAttribLocation(program, 'a_position');
  gl.enableVertexAttribArray(position);
  gl.vertexAttribPointer(position, 2, gl.FLOAT, false, 0, 0);
  const cells = upload(gl, gl.ARRAY_BUFFER, mesh.cellOf);
  const cell = gl.getAttribLocation(program, 'a_cell');
  gl.enableVertexAttribArray(cell);
  gl.vertexAttribIPointer(cell, 1, gl.UNSIGNED_INT, 0, 0);
  const corners = upload(gl, gl.ELEMENT_ARRAY_BUFFER, mesh.corners);
  gl.bindVertexArray(null);
  return { array, buffers: [positions, cells, corners] };
}
