// What is drawn over sigma's picture by 2D canvas: names, loops, and the nodes and edges that are looked at.

import { isFact, predicateOf, relationOf, typeOf } from "./data.js";
import { KEPT_CLEAR_PX, Labels, Taken } from "./labels.js";
import { short, spoken } from "./words.js";

const MOST_LABELS = 160;
const MOST_EDGE_LABELS = 60;
const MOST_LOOPS = 1000;
const MOST_KEPT_CLEAR = 500;
const TRIES_PER_LABEL = 4;  // in a crowd most names find no room, and trying takes time too

export const wording = (g, e) => (relationOf(g, e).open && predicateOf(g, e)) || spoken(relationOf(g, e).name);

export class Overlay {
  constructor(view) {
    this.view = view;
    this.g = view.g;
    this.context = view.sigma.getCanvases().overlay.getContext("2d");
    this.labels = new Labels(view.g, view.font);
    this.px = new Float64Array(view.g.n);
    this.py = new Float64Array(view.g.n);
    this.focused = null;
    this.loops = [];
    for (let e = 0; e < this.g.m && this.loops.length < MOST_LOOPS; ++e) if (this.g.source[e] === this.g.target[e]) this.loops.push(e);
  }

  /** Places on the screen. sigma's way from graph to screen is a similarity, so three points tell all of it. */
  project() {
    const { sigma } = this.view;
    const { x: bx, y: by } = sigma.getBBox();
    const span = Math.max(bx[1] - bx[0], by[1] - by[0]) || 1;
    const o = sigma.graphToViewport({ x: bx[0], y: by[0] });
    const a = sigma.graphToViewport({ x: bx[0] + span, y: by[0] });
    const b = sigma.graphToViewport({ x: bx[0], y: by[0] + span });
    const [xx, xy, yx, yy] = [(a.x - o.x) / span, (a.y - o.y) / span, (b.x - o.x) / span, (b.y - o.y) / span];
    const { g, px, py } = this;
    for (let i = 0; i < g.n; ++i) {
      const [x, y] = [g.x[i] - bx[0], g.y[i] - by[0]];
      px[i] = o.x + x * xx + y * yx;
      py[i] = o.y + x * xy + y * yy;
    }
    this.scale = sigma.scaleSize(1);
    ({ width: this.width, height: this.height } = sigma.getDimensions());
  }

  radius(i) {
    return this.view.radius[i] * this.scale;
  }

  visible(i, margin = 0) {
    return this.view.filters.nodeOn[i] && this.px[i] > -margin && this.px[i] < this.width + margin && this.py[i] > -margin && this.py[i] < this.height + margin;
  }

  draw() {
    const { context } = this;
    this.project();
    context.clearRect(0, 0, this.width, this.height);
    this.taken = new Taken();
    this.keepClear(this.focused ? this.focused.nodes : this.g.byImportance);
    const { node, edge } = this.view.hovered;
    const focused = this.focused;
    if (focused) this.drawFocus(focused);
    else this.drawLoops();
    if (edge >= 0 && this.view.filters.edgeOn[edge]) this.drawHoveredEdge(edge);
    if (node >= 0 && this.view.filters.nodeOn[node]) this.drawHoveredNode(node);
    if (focused) this.drawFocusLabels(focused);
    else if (node < 0) this.drawLabels();
    else this.drawLabels(new Set([node]));
  }

  /** No name over a circle that can be seen. */
  keepClear(nodes) {
    let kept = 0;
    for (const i of nodes) {
      const r = this.radius(i) * 0.8;
      if (r < KEPT_CLEAR_PX || !this.visible(i, 40)) continue;
      this.taken.take(this.px[i] - r, this.py[i] - r, this.px[i] + r, this.py[i] + r, true);
      if (++kept >= MOST_KEPT_CLEAR) return;
    }
  }

  // --- edges

  /** The bow's control point, or the middle of a straight line. */
  control(e) {
    const { g, px, py } = this;
    const [s, t] = [g.source[e], g.target[e]];
    const [dx, dy] = [px[t] - px[s], py[t] - py[s]];
    return [(px[s] + px[t]) / 2 + dy * g.curve[e], (py[s] + py[t]) / 2 - dx * g.curve[e]];
  }

  middle(e) {
    const { g, px, py } = this;
    const [s, t] = [g.source[e], g.target[e]];
    if (s === t) return [px[s], py[s] - this.radius(s) - 26];
    const [cx, cy] = this.control(e);
    return [(px[s] + px[t]) / 4 + cx / 2, (py[s] + py[t]) / 4 + cy / 2];
  }

  strokeEdge(e, color, width) {
    const { context, g, px, py } = this;
    const [s, t] = [g.source[e], g.target[e]];
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = width;
    context.setLineDash(isFact(g, e) ? [] : [5, 4]);
    if (s === t) return this.strokeLoop(s);
    const [cx, cy] = this.control(e);
    const along = Math.hypot(px[t] - cx, py[t] - cy) || 1;
    const [ux, uy] = [(px[t] - cx) / along, (py[t] - cy) / along];
    const head = relationOf(g, e).symmetric ? 0 : 4 + 2.2 * width;
    const stop = this.radius(t) + 1;
    context.beginPath();
    context.moveTo(px[s], py[s]);
    context.quadraticCurveTo(cx, cy, px[t] - ux * (stop + head * 0.8), py[t] - uy * (stop + head * 0.8));
    context.stroke();
    context.setLineDash([]);
    if (head === 0) return;
    const [tx, ty] = [px[t] - ux * stop, py[t] - uy * stop];
    context.beginPath();
    context.moveTo(tx, ty);
    context.lineTo(tx - ux * head - uy * head * 0.45, ty - uy * head + ux * head * 0.45);
    context.lineTo(tx - ux * head + uy * head * 0.45, ty - uy * head - ux * head * 0.45);
    context.fill();
  }

  strokeLoop(i) {
    const { context, px, py } = this;
    const r = this.radius(i);
    const size = 6 + r * 0.6;
    context.beginPath();
    context.arc(px[i], py[i] - r - size * 0.6, size, Math.PI * 0.75, Math.PI * 2.25);
    context.stroke();
    context.setLineDash([]);
  }

  drawLoops() {
    for (const e of this.loops) {
      if (this.view.filters.edgeOn[e] && this.visible(this.g.source[e])) this.strokeEdge(e, this.view.colors.edge, 1.4);
    }
  }

  /** The shown edge nearest to a point, no further than `most` pixels, or -1. */
  nearestEdge(x, y, most) {
    const { g, px, py } = this;
    const pool = this.focused ? this.focused.edges : null;
    let best = -1;
    let least = most * most;
    const consider = (e) => {
      const [s, t] = [g.source[e], g.target[e]];
      if (!this.view.filters.edgeOn[e] || s === t) return;
      const bow = 0.5 * Math.abs(g.curve[e]) * (Math.abs(px[s] - px[t]) + Math.abs(py[s] - py[t])) + most;
      if (x < Math.min(px[s], px[t]) - bow || x > Math.max(px[s], px[t]) + bow) return;
      if (y < Math.min(py[s], py[t]) - bow || y > Math.max(py[s], py[t]) + bow) return;
      const d = this.distance(e, x, y);
      if (d < least) [best, least] = [e, d];
    };
    if (pool) pool.forEach(consider);
    else for (let e = 0; e < g.m; ++e) consider(e);
    return best;
  }

  /** Squared distance of a point to an edge, a bow taken as eight straight pieces. */
  distance(e, x, y) {
    const { g, px, py } = this;
    const [s, t] = [g.source[e], g.target[e]];
    if (g.curve[e] === 0) return toSegment(x, y, px[s], py[s], px[t], py[t]);
    const [cx, cy] = this.control(e);
    let least = Infinity;
    let [ax, ay] = [px[s], py[s]];
    for (let step = 1; step <= 8; ++step) {
      const k = step / 8;
      const [bx, by] = [(1 - k) ** 2 * px[s] + 2 * k * (1 - k) * cx + k * k * px[t], (1 - k) ** 2 * py[s] + 2 * k * (1 - k) * cy + k * k * py[t]];
      least = Math.min(least, toSegment(x, y, ax, ay, bx, by));
      [ax, ay] = [bx, by];
    }
    return least;
  }

  // --- nodes

  drawNode(i, ring) {
    const { context, px, py } = this;
    const r = Math.max(this.radius(i), 3);
    context.beginPath();
    context.arc(px[i], py[i], r, 0, 7);
    context.fillStyle = typeOf(this.g, i).color;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = this.view.colors.paper;
    context.stroke();
    if (!ring) return;
    context.beginPath();
    context.arc(px[i], py[i], r + 3.5, 0, 7);
    context.lineWidth = 2.5;
    context.strokeStyle = this.view.colors.accent;
    context.stroke();
  }

  drawFocus({ nodes, edges, main, ringed }) {
    const shown = edges.filter((e) => this.view.filters.edgeOn[e]);
    const width = shown.length > 400 ? 1 : 1.8;
    for (const e of shown) this.strokeEdge(e, this.view.colors.strong, width);
    for (const i of nodes) if (this.visible(i, 40) && !main.includes(i)) this.drawNode(i, false);
    for (const i of main) if (this.visible(i, 40)) this.drawNode(i, ringed.includes(i));
  }

  drawHoveredEdge(e) {
    this.strokeEdge(e, this.view.colors.accent, 2.4);
    const { source, target } = this.g;
    for (const i of [source[e], target[e]]) this.drawNode(i, false);
    for (const i of [source[e], target[e]]) this.drawLabelOf(i, 13, 600, true);
    this.drawEdgeLabel(e, true);
  }

  drawHoveredNode(i) {
    if (!this.focused) {
      const edges = this.g.edgesOf.subarray(this.g.firstEdge[i], this.g.firstEdge[i + 1]);
      for (const e of edges.length > 2000 ? edges.subarray(0, 2000) : edges) if (this.view.filters.edgeOn[e]) this.strokeEdge(e, this.view.colors.strong, 1.6);
    }
    this.drawNode(i, true);
    this.drawLabelOf(i, 14, 600, true);
  }

  // --- names

  fontSize(i) {
    const r = this.radius(i);
    return r < 5 ? 11 : r < 9 ? 12 : r < 15 ? 13 : 15;
  }

  write({ text, x, y, size }, weight, color) {
    const { context } = this;
    context.font = `${weight} ${size}px ${this.view.font}`;
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.view.colors.paper;
    context.strokeText(text, x, y);
    context.fillStyle = color;
    context.fillText(text, x, y);
  }

  drawLabelOf(i, size, weight, must) {
    const place = this.labels.place(this.taken, this, i, this.px[i], this.py[i], Math.max(this.radius(i), 3), size, must);
    if (place) this.write(place, weight, this.view.colors.ink);
    return place !== null;
  }

  drawLabels(done = new Set()) {
    const { g } = this;
    const most = Math.min(MOST_LABELS, Math.max(12, Math.round((this.width * this.height) / 7000)));
    const small = g.n > 300 ? 2.2 : 0;
    let drawn = 0;
    let tries = 0;
    for (const i of g.byImportance) {
      if (!this.visible(i, 30) || done.has(i) || this.radius(i) < small) continue;
      if (this.drawLabelOf(i, this.fontSize(i), 500, false)) ++drawn;
      if (drawn >= most || ++tries >= most * TRIES_PER_LABEL) break;
    }
  }

  drawFocusLabels({ nodes, edges, main }) {
    for (const i of main) if (this.visible(i, 40)) this.drawLabelOf(i, 15, 650, true);
    let drawn = 0;
    for (const i of nodes) {
      if (drawn >= MOST_LABELS) break;
      if (!main.includes(i) && this.visible(i, 40) && this.drawLabelOf(i, 13, 500, false)) ++drawn;
    }
    if (edges.length <= MOST_EDGE_LABELS) for (const e of edges) if (this.view.filters.edgeOn[e]) this.drawEdgeLabel(e, false);
  }

  /** Along the line, where it is long enough; `must`: over all else. */
  drawEdgeLabel(e, must) {
    const { g, px, py, context } = this;
    const [s, t] = [g.source[e], g.target[e]];
    const text = short(wording(g, e), 24);
    const size = 11;
    context.font = `500 ${size}px ${this.view.font}`;
    const width = context.measureText(text).width;
    const [dx, dy] = [px[t] - px[s], py[t] - py[s]];
    if (!must && s !== t && Math.hypot(dx, dy) - this.radius(s) - this.radius(t) - 14 < width) return;
    const [x, y] = this.middle(e);
    const angle = s === t ? 0 : Math.atan2(dx < 0 ? -dy : dy, Math.abs(dx));  // never upside down
    if (!this.takeAlong(x, y, width / 2, angle, must)) return;
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.fillStyle = this.view.colors.paper;
    context.fillRect(-width / 2 - 3, -size * 0.6, width + 6, size * 1.2);  // the line makes room for its name
    this.write({ text, x: -width / 2, y: size * 0.36, size }, 500, must ? this.view.colors.ink : this.view.colors.soft);
    context.restore();
  }

  /** Room for a slanted text, as a row of squares. */
  takeAlong(x, y, half, angle, must) {
    const steps = Math.max(1, Math.ceil(half / 7));
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const squares = [];
    for (let i = -steps; i <= steps; ++i) {
      const [cx, cy] = [x + (i / steps) * half * cos, y + (i / steps) * half * sin];
      squares.push([cx - 6, cy - 6, cx + 6, cy + 6]);
    }
    if (!must && squares.some((one) => !this.taken.isFree(...one))) return false;
    for (const one of squares) this.taken.take(...one, true);
    return true;
  }
}

function toSegment(x, y, ax, ay, bx, by) {
  const [dx, dy] = [bx - ax, by - ay];
  const k = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return (x - ax - k * dx) ** 2 + (y - ay - k * dy) ** 2;
}
