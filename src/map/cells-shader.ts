/** Cells in a row of the class texture; with the least size that WebGL 2 promises (2048 rows) it holds four million. */
export const textureSide = 2048;

/**
 * Looks up the class of the vertex's cell; a cell without a look leaves the picture. The eye is subtracted before anything is enlarged, so that
 * near it no digits are lost: both are 32-bit numbers and their difference is exact there.
 */
export const cellsVertex = `#version 300 es
precision highp float;
precision highp int;
uniform highp usampler2D u_classes;
uniform mat4 u_matrix;
uniform vec2 u_eye;
uniform uint u_looks_count;
in vec2 a_position;
in uint a_cell;
flat out uint v_class;
void main() {
  v_class = texelFetch(u_classes, ivec2(a_cell % ${textureSide}u, a_cell / ${textureSide}u), 0).r;
  gl_Position = v_class < u_looks_count ? u_matrix * vec4(a_position - u_eye, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

/** The tile of the class's look, laid over the screen from where the origin of the mesh stands, so that it goes with the map. */
export const cellsFragment = `#version 300 es
precision highp float;
precision highp int;
uniform mediump sampler2DArray u_looks;
uniform vec2 u_anchor;
uniform float u_tile;
flat in uint v_class;
out vec4 colour;
void main() {
  vec2 at = (gl_FragCoord.xy - u_anchor) / u_tile;
  vec4 look = texture(u_looks, vec3(at.x, -at.y, float(v_class)));
  colour = vec4(look.rgb * look.a, look.a);
}`;
