/**
 * Both programs fetch their track by `gl_VertexID` (vertex pulling): no attributes, one draw call each, cheap also in
 * software GL. `u_tracks` holds two texels per track, `u_draw` one per thing to draw: slot, and cell | fade << 16.
 */
const fetch = /* glsl */ `#version 300 es
precision highp float;
precision highp usampler2D;
uniform highp sampler2D u_tracks;
uniform usampler2D u_draw;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_now;
uniform float u_centre;
uniform float u_dim;

const float deadReckoning = 60.0;

uvec2 drawn(int i) {
  return texelFetch(u_draw, ivec2(i & 1023, i >> 10), 0).rg;
}

vec4 motion(int slot) {
  return texelFetch(u_tracks, ivec2((slot & 511) * 2, slot >> 9), 0);
}

float reportedAt(int slot) {
  return texelFetch(u_tracks, ivec2((slot & 511) * 2 + 1, slot >> 9), 0).r;
}

// Where the track is now, in the copy of the world that is nearest to the centre of the screen.
vec2 placeOf(int slot, vec4 m) {
  vec2 place = m.xy + m.zw * clamp(u_now - reportedAt(slot), 0.0, deadReckoning);
  place.x += floor(u_centre - place.x + 0.5);
  return place;
}

vec2 pixelOf(vec2 place) {
  vec4 clip = u_matrix * vec4(place, 0.0, 1.0);
  return (clip.xy / clip.w * 0.5 + 0.5) * u_viewport;
}

vec4 clipOf(vec2 pixel) {
  return vec4(pixel / u_viewport * 2.0 - 1.0, 0.0, 1.0);
}

vec2 cornerOf(int vertex) {
  float right = vertex == 1 || vertex == 2 || vertex == 4 ? 1.0 : 0.0;
  float top = vertex == 2 || vertex == 4 || vertex == 5 ? 1.0 : 0.0;
  return vec2(right, top);
}
`;

export const symbolVertex = /* glsl */ `${fetch}
uniform float u_cell;
uniform float u_columns;
uniform float u_dots;
uniform float u_dot;
out vec2 v_texel;
out float v_fade;

void main() {
  uvec2 item = drawn(gl_VertexID / 6);
  int slot = int(item.r);
  vec2 corner = cornerOf(gl_VertexID % 6);
  // Whole pixels keep the symbols sharp.
  float cell = float(item.g & 0xffffu);
  // Of a dot only the middle of its cell is drawn: tens of thousands of them cost what their pixels cost.
  float side = cell < u_dots ? u_dot : u_cell;
  vec2 pixel = floor(pixelOf(placeOf(slot, motion(slot))) + 0.5) + (corner - 0.5) * side;
  vec2 middle = (vec2(mod(cell, u_columns), floor(cell / u_columns)) + 0.5) * u_cell;
  v_texel = middle + vec2(corner.x - 0.5, 0.5 - corner.y) * side;
  v_fade = float((item.g >> 16) & 0xffu) / 255.0 * u_dim;
  gl_Position = clipOf(pixel);
}`;

export const symbolFragment = /* glsl */ `#version 300 es
precision highp float;
uniform sampler2D u_atlas;
in vec2 v_texel;
in float v_fade;
out vec4 colour;

void main() {
  colour = texelFetch(u_atlas, ivec2(v_texel), 0) * v_fade;
}`;

/** The line ahead of a moving track: where it is in `u_ahead` seconds, at most `u_longest` pixels away. */
export const leaderVertex = /* glsl */ `${fetch}
uniform float u_ahead;
uniform float u_longest;
uniform float u_ratio;
out float v_across;
out float v_fade;

void main() {
  uvec2 item = drawn(gl_VertexID / 6);
  int slot = int(item.r);
  vec4 m = motion(slot);
  if ((item.g >> 24) == 0u || m.zw == vec2(0.0)) {
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
    return;
  }
  vec2 corner = cornerOf(gl_VertexID % 6);
  vec2 place = placeOf(slot, m);
  vec2 from = pixelOf(place);
  vec2 way = pixelOf(place + m.zw * u_ahead) - from;
  float far = length(way);
  vec2 along = far > 0.0 ? way / far : vec2(0.0);
  vec2 across = vec2(-along.y, along.x) * (corner.y * 2.0 - 1.0) * u_ratio;
  v_across = corner.y * 2.0 - 1.0;
  v_fade = float((item.g >> 16) & 0xffu) / 255.0 * u_dim;
  gl_Position = clipOf(from + along * min(far, u_longest) * corner.x + across);
}`;

export const leaderFragment = /* glsl */ `#version 300 es
precision highp float;
uniform vec3 u_colour;
in float v_across;
in float v_fade;
out vec4 colour;

void main() {
  float alpha = (1.0 - abs(v_across)) * v_fade * 0.9;
  colour = vec4(u_colour * alpha, alpha);
}`;
