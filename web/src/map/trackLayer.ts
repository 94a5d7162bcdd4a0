import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import type { Theme } from "../state/settings";
import { type Filters, maskOf } from "../tracks/filters";
import { type Picture, texelStride } from "../tracks/picture";
import { aheadMinutes, metresPerPixel } from "./adapter";
import { Atlas, dotCells, rings } from "./atlas";
import { DrawList, wantsDots } from "./drawList";
import { leaderFragment, leaderVertex, symbolFragment, symbolVertex } from "./shaders";
import { palettes } from "./symbols";

const textureWidth = 1024;
const tracksPerRow = textureWidth / (texelStride / 4);
const leaderLongestCss = 48;
/** While the node is lost everything is older than it looks. */
const dimWhenLost = 0.55;

export interface View {
  theme: Theme;
  filters: Filters;
  selectedUid: string | undefined;
  hovered: number | undefined;
  lost: boolean;
}

interface Program {
  program: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
}

/** Draws every track with two draw calls (lines ahead, symbols) from textures that hold the picture. */
export class TrackLayer implements CustomLayerInterface {
  readonly id = "tracks";
  readonly type = "custom";
  readonly renderingMode = "2d";
  readonly list = new DrawList();
  /** Grows each time the list of drawn tracks is built again. */
  listVersion = 0;

  #map: MapLibre | undefined;
  #view: View;
  #atlas: Atlas | undefined;
  #atlasUploaded = 0;
  #symbols: Program | undefined;
  #leaders: Program | undefined;
  #empty: WebGLVertexArrayObject | null = null;
  #tracks: WebGLTexture | null = null;
  #tracksRows = 0;
  #draw: WebGLTexture | null = null;
  #drawRows = 0;
  #atlasTexture: WebGLTexture | null = null;
  #builtFor = "";
  #listDirty = true;
  #dots = false;

  constructor(
    readonly picture: Picture,
    view: View,
  ) {
    this.#view = view;
  }

  show(view: View): void {
    if (view.theme !== this.#view.theme) this.#atlas = undefined;
    this.#view = view;
    this.#listDirty = true;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#symbols = link(gl, symbolVertex, symbolFragment);
    this.#leaders = link(gl, leaderVertex, leaderFragment);
    this.#empty = gl.createVertexArray();
    this.#tracks = makeTexture(gl);
    this.#draw = makeTexture(gl);
    this.#atlasTexture = makeTexture(gl);
    this.#tracksRows = 0;
    this.#drawRows = 0;
    this.#atlasUploaded = 0;
    this.#listDirty = true;
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    for (const texture of [this.#tracks, this.#draw, this.#atlasTexture]) gl.deleteTexture(texture);
    for (const program of [this.#symbols, this.#leaders]) if (program) gl.deleteProgram(program.program);
    gl.deleteVertexArray(this.#empty);
    this.#map = undefined;
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const map = this.#map;
    if (!map || !this.#symbols || !this.#leaders) return;
    const atlas = this.#currentAtlas(map);
    if (atlas.work()) this.#listDirty = true;
    this.#buildList(map, atlas);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    this.#uploadAtlas(gl, atlas);
    this.#uploadTracks(gl);
    if (this.list.count > 0) {
      gl.bindVertexArray(this.#empty);
      gl.disable(gl.CULL_FACE);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.SCISSOR_TEST);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      this.#drawWith(gl, this.#leaders, input, map, atlas, this.list.leadersFrom);
      this.#drawWith(gl, this.#symbols, input, map, atlas, 0);
      gl.bindVertexArray(null);
    }
    if (atlas.pending) map.triggerRepaint();
  }

  #currentAtlas(map: MapLibre): Atlas {
    const ratio = map.getPixelRatio();
    if (this.#atlas?.theme !== this.#view.theme || this.#atlas.ratio !== ratio) {
      this.#atlas = new Atlas(this.#view.theme, ratio);
      this.#atlasUploaded = 0;
      this.#listDirty = true;
    }
    return this.#atlas;
  }

  #buildList(map: MapLibre, atlas: Atlas): void {
    const { picture } = this;
    const dots = (this.#dots = wantsDots(map.getZoom(), this.list.shown, this.#dots));
    // A filter by age lets go of tracks as time goes by.
    const tick = this.#view.filters.maxAgeS === undefined ? 0 : Math.floor(picture.nowS());
    const builtFor = `${picture.membershipVersion} ${dots} ${tick}`;
    if (!this.#listDirty && builtFor === this.#builtFor) return;
    this.#listDirty = false;
    this.#builtFor = builtFor;
    const { selectedUid, hovered, filters } = this.#view;
    this.list.build({
      picture,
      mask: maskOf(filters, picture),
      dots,
      cellOf: (symbol) => atlas.cellOf(picture.sidcs[symbol]!),
      rings,
      selected: selectedUid === undefined ? undefined : picture.slotOf(selectedUid),
      hovered,
    });
    this.listVersion++;
    this.#drawRows = -Math.abs(this.#drawRows);
  }

  #uploadAtlas(gl: WebGL2RenderingContext, atlas: Atlas): void {
    gl.activeTexture(gl.TEXTURE2);
    gl.bindTexture(gl.TEXTURE_2D, this.#atlasTexture);
    if (this.#atlasUploaded === atlas.version) return;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, atlas.canvas);
    this.#atlasUploaded = atlas.version;
  }

  #uploadTracks(gl: WebGL2RenderingContext): void {
    const { picture } = this;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#tracks);
    const rows = Math.ceil(picture.capacity / tracksPerRow);
    if (rows !== this.#tracksRows) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, textureWidth, rows, 0, gl.RGBA, gl.FLOAT, picture.texels);
      this.#tracksRows = rows;
    } else if (picture.dirtyTo > 0) {
      const from = Math.floor(picture.dirtyFrom / tracksPerRow);
      const to = Math.ceil(picture.dirtyTo / tracksPerRow);
      const part = picture.texels.subarray(from * textureWidth * 4, to * textureWidth * 4);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, from, textureWidth, to - from, gl.RGBA, gl.FLOAT, part);
    }
    picture.dirtyFrom = 0;
    picture.dirtyTo = 0;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#draw);
    // Negative or zero rows: the list was built again since the last upload.
    if (this.#drawRows > 0) return;
    const { list } = this;
    const needed = Math.max(1, Math.ceil(list.items.length / 2 / textureWidth));
    if (needed === -this.#drawRows) {
      const used = Math.ceil(list.count / textureWidth);
      const part = list.items.subarray(0, used * textureWidth * 2);
      if (used > 0) {
        gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, textureWidth, used, gl.RG_INTEGER, gl.UNSIGNED_INT, part);
      }
    } else {
      const { items } = list;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG32UI, textureWidth, needed, 0, gl.RG_INTEGER, gl.UNSIGNED_INT, items);
    }
    this.#drawRows = needed;
  }

  #drawWith(
    gl: WebGL2RenderingContext,
    { program, uniform }: Program,
    input: CustomRenderMethodInput,
    map: MapLibre,
    atlas: Atlas,
    from: number,
  ): void {
    const ratio = map.getPixelRatio();
    gl.useProgram(program);
    gl.uniform1i(uniform("u_tracks"), 0);
    gl.uniform1i(uniform("u_draw"), 1);
    gl.uniform1i(uniform("u_atlas"), 2);
    gl.uniformMatrix4fv(uniform("u_matrix"), false, input.defaultProjectionData.mainMatrix as Float32Array);
    gl.uniform2f(uniform("u_viewport"), gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1f(uniform("u_now"), this.picture.nowS());
    gl.uniform1f(uniform("u_centre"), map.getCenter().lng / 360 + 0.5);
    gl.uniform1f(uniform("u_dim"), this.#view.lost ? dimWhenLost : 1);
    gl.uniform1f(uniform("u_cell"), atlas.cell);
    gl.uniform1f(uniform("u_columns"), atlas.columns);
    gl.uniform1f(uniform("u_dots"), dotCells);
    gl.uniform1f(uniform("u_dot"), atlas.dot);
    gl.uniform1f(uniform("u_ahead"), aheadMinutes(metresPerPixel(map.getZoom(), map.getCenter().lat)) * 60);
    gl.uniform1f(uniform("u_longest"), leaderLongestCss * ratio);
    gl.uniform1f(uniform("u_ratio"), 1.25 * ratio);
    gl.uniform3f(uniform("u_colour"), ...palettes[this.#view.theme].leader);
    if (from < this.list.count) gl.drawArrays(gl.TRIANGLES, from * 6, (this.list.count - from) * 6);
  }
}

function makeTexture(gl: WebGL2RenderingContext): WebGLTexture | null {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

function link(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error("no WebGL shader");
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? "shader");
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? "program");
  const known = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    uniform(name) {
      let location = known.get(name);
      if (location === undefined) {
        location = gl.getUniformLocation(program, name);
        known.set(name, location);
      }
      return location;
    },
  };
}
