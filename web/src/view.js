// The picture: sigma.js draws all nodes and edges by WebGL; overlay.js draws names and what is looked at on top of it.

import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { createNodeBorderProgram } from "@sigma/node-border";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { createEdgeArrowProgram, EdgeRectangleProgram, EdgeLineProgram } from "sigma/rendering";

import { relationOf, typeOf } from "./data.js";
import { debounced } from "./dom.js";
import { Overlay } from "./overlay.js";

/** From so many edges on they are thin lines without heads, and vanish while the picture moves if the machine is slow. */
const MANY_EDGES = 40000;
const HEAD = { extremity: "target", lengthToThicknessRatio: 5, widenessToThicknessRatio: 4 };
const SLOW_FRAME_MS = 50;
const NEAR_EDGE_PX = 6;

/** Whether the browser can draw at all. */
export function hasWebGL() {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
  } catch {
    return false;
  }
}

/** Smallest and largest radius in pixels, by the room that each of `n` nodes has on the stage. */
function radii(n, stage) {
  const side = Math.min(700, stage.offsetWidth, stage.offsetHeight);
  const room = side / Math.sqrt(Math.max(n, 1));
  return [Math.min(6, Math.max(0.9, 0.16 * room)), Math.min(side / 29, Math.max(5, 0.55 * room))];
}

export class View {
  /** `on` has node(i), edge(e) and nothing(), for clicks. `free()` gives the part of the stage that no panel covers. */
  constructor(g, filters, stage, on, free) {
    this.g = g;
    this.filters = filters;
    this.stage = stage;
    this.free = free;
    this.on = on;
    this.hovered = { node: -1, edge: -1 };
    this.readColors();
    const [least, most] = radii(g.n, stage);
    this.radius = Float64Array.from(g.mentions, (m) => least + (most - least) * Math.sqrt(Math.max(m - 1, 0) / Math.max(g.mostMentions - 1, 1)));
    this.sigma = new Sigma(this.makeGraph(), stage, this.settings());
    this.sigma.createCanvasContext("overlay", { beforeLayer: "mouse" });
    this.sigma.resize(true);
    this.overlay = new Overlay(this);
    this.sigma.on("afterRender", () => this.overlay.draw());
    this.listen();
    this.watchSpeed();
    this.fit(1);
    this.sigma.scheduleRender();
  }

  makeGraph() {
    const { g } = this;
    const graph = new MultiDirectedGraph();
    for (let i = 0; i < g.n; ++i) graph.addNode(i, { x: g.x[i], y: g.y[i], size: this.radius[i], color: typeOf(g, i).color });
    const many = g.m > MANY_EDGES;
    for (let e = 0; e < g.m; ++e) {
      if (g.source[e] === g.target[e]) continue;  // the overlay draws loops
      const kind = many ? "thin" : (g.curve[e] === 0 ? "straight" : "bent") + (relationOf(g, e).symmetric ? "" : "Arrow");
      graph.addDirectedEdgeWithKey(e, g.source[e], g.target[e], { type: kind, size: many ? 1 : 2, curvature: g.curve[e] });
    }
    return graph;
  }

  settings() {
    const bent = (arrowHead) => createEdgeCurveProgram({ curvatureAttribute: "curvature", defaultCurvature: 0, arrowHead, drawLabel: () => {} });
    const nothing = () => {};
    const node = createNodeBorderProgram({
      borders: [{ size: { value: 1.2, mode: "pixels" }, color: { attribute: "border" } }, { size: { fill: true }, color: { attribute: "color" } }],
      drawLabel: nothing,
      drawHover: nothing,
    });
    return {
      renderLabels: false,
      renderEdgeLabels: false,
      defaultDrawNodeHover: nothing,
      defaultDrawNodeLabel: nothing,
      defaultNodeType: "circle",
      nodeProgramClasses: { circle: node },
      nodeHoverProgramClasses: { circle: node },
      edgeProgramClasses: {
        thin: EdgeLineProgram, straight: EdgeRectangleProgram, straightArrow: createEdgeArrowProgram(HEAD), bent: bent(null), bentArrow: bent(HEAD),
      },
      minEdgeThickness: this.g.m > 5000 ? 0.6 : 1.2,
      minCameraRatio: 0.002,
      maxCameraRatio: 4,
      stagePadding: 56,
      zoomDuration: 180,
      inertiaDuration: 250,
      allowInvalidContainer: true,
      nodeReducer: (key, data) => ({ ...data, border: this.colors.paper, hidden: !this.filters.nodeOn[key] }),
      edgeReducer: (key, data) => ({ ...data, color: this.colors.edge, hidden: !this.filters.edgeOn[key] }),
    };
  }

  readColors() {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    this.colors = { paper: color("--paper"), ink: color("--ink"), soft: color("--soft"), accent: color("--accent"), strong: color("--edge-strong") };
    this.colors.edge = color(this.g.m > 5000 ? "--edge-many" : "--edge");
    this.font = getComputedStyle(document.body).fontFamily;
  }

  listen() {
    const { sigma } = this;
    sigma.on("clickNode", ({ node }) => this.on.node(Number(node)));
    sigma.on("clickStage", ({ event }) => {
      const e = this.edgeAt(event.x, event.y);
      if (e >= 0) this.on.edge(e);
      else this.on.nothing();
    });
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.show([Number(node)], true);
    });
    sigma.on("enterNode", ({ node }) => this.hover({ node: Number(node), edge: -1 }));
    sigma.on("leaveNode", () => this.hover({ node: -1, edge: -1 }));
    let at = null;
    const look = debounced(() => {
      if (at && this.hovered.node < 0) this.hover({ node: -1, edge: this.edgeAt(at.x, at.y) });
    });
    sigma.getMouseCaptor().on("mousemovebody", ({ x, y }) => {
      at = { x, y };
      if (!sigma.getMouseCaptor().isMoving) look();
    });
    this.stage.addEventListener("mouseleave", () => this.hover({ node: -1, edge: -1 }));
  }

  /** Edges vanish while the picture moves where drawing them takes too long: the picture must follow the hand. */
  watchSpeed() {
    let last = 0;
    let slow = 0;
    this.frames = { count: 0, ms: 0 };
    this.sigma.getCamera().on("updated", () => {
      const now = performance.now();
      const took = now - last;
      last = now;
      if (took > 500) return;  // a new movement begins
      ++this.frames.count;
      this.frames.ms += took;
      slow = took > SLOW_FRAME_MS ? slow + 1 : 0;
      if (slow >= 4 && this.g.m > 5000 && !this.sigma.getSetting("hideEdgesOnMove")) this.sigma.setSetting("hideEdgesOnMove", true);
    });
  }

  hover(what) {
    if (what.node === this.hovered.node && what.edge === this.hovered.edge) return;
    this.hovered = what;
    this.stage.style.cursor = what.node >= 0 || what.edge >= 0 ? "pointer" : "";
    this.overlay.draw();
  }

  edgeAt(x, y) {
    return this.overlay.nearestEdge(x, y, NEAR_EDGE_PX);
  }

  /** {nodes: Set, edges: [e], main: [i], ringed: [i]} to stand out against the rest, or null. */
  focus(what) {
    this.overlay.focused = what;
    this.stage.classList.toggle("dimmed", what !== null);
    this.overlay.draw();
  }

  refresh() {
    this.sigma.refresh();
  }

  recolor() {
    this.readColors();
    this.sigma.refresh();
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, { duration: this.duration });
  }

  pan(x, y) {
    const { sigma } = this;
    const camera = sigma.getCamera();
    const { width, height } = sigma.getDimensions();
    const to = sigma.viewportToFramedGraph({ x: width / 2 + x, y: height / 2 + y });
    camera.animate({ x: to.x, y: to.y }, { duration: this.duration });
  }

  get duration() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 220;
  }

  /** The whole graph, or what the filters leave of it. */
  fit(duration = this.duration) {
    const shown = [];
    for (let i = 0; i < this.g.n; ++i) if (this.filters.nodeOn[i]) shown.push(i);
    this.show(shown, true, 0.4, duration);
  }

  /** Moves nodes into the part of the stage that no panel covers; `zoomed`: as large as they fit. */
  show(nodes, zoomed = false, closest = 0.35, duration = this.duration) {
    const { sigma } = this;
    const camera = sigma.getCamera();
    const box = this.boxOf(nodes);
    if (box === null) return;
    const { width, height } = sigma.getDimensions();
    const free = this.free();
    const [freeWidth, freeHeight] = [Math.max(free.right - free.left, 80), Math.max(free.bottom - free.top, 80)];
    const origin = sigma.framedGraphToViewport({ x: 0, y: 0 });
    const scale = Math.hypot(sigma.framedGraphToViewport({ x: 1, y: 0 }).x - origin.x, sigma.framedGraphToViewport({ x: 1, y: 0 }).y - origin.y);
    const [low, high] = [sigma.framedGraphToViewport({ x: box.x0, y: box.y1 }), sigma.framedGraphToViewport({ x: box.x1, y: box.y0 })];
    const margin = 40;
    const inside = low.x >= free.left + 2 * margin && high.x <= free.right - 2 * margin && low.y >= free.top + margin && high.y <= free.bottom - margin;
    if (inside && !zoomed) return;
    const wanted = Math.max((high.x - low.x) / (freeWidth * 0.78), (high.y - low.y) / (freeHeight * 0.78)) * camera.ratio;
    const ratio = camera.getBoundedRatio(zoomed ? Math.max(wanted, closest) : Math.max(wanted, camera.ratio));
    const newScale = (scale * camera.ratio) / ratio;
    const off = { x: (free.left + free.right - width) / 2, y: (free.top + free.bottom - height) / 2 };
    camera.animate({ x: (box.x0 + box.x1) / 2 - off.x / newScale, y: (box.y0 + box.y1) / 2 + off.y / newScale, ratio }, { duration });
  }

  boxOf(nodes) {
    const box = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
    for (const node of nodes) {
      const { x, y } = this.sigma.getNodeDisplayData(node);
      box.x0 = Math.min(box.x0, x);
      box.x1 = Math.max(box.x1, x);
      box.y0 = Math.min(box.y0, y);
      box.y1 = Math.max(box.y1, y);
    }
    return nodes.length === 0 ? null : box;
  }

  /** The neighbour of `node` that lies in the direction (dx, dy) of the screen, or -1. */
  neighbourTowards(node, neighbours, dx, dy) {
    let best = -1;
    let least = Infinity;
    for (const other of neighbours) {
      const [x, y] = [this.g.x[other] - this.g.x[node], this.g.y[node] - this.g.y[other]];
      const along = x * dx + y * dy;
      const across = Math.abs(x * dy - y * dx);
      if (along <= 0 || across > 2 * along) continue;
      const cost = along + 2 * across;
      if (cost < least) [best, least] = [other, cost];
    }
    return best;
  }

  /** The picture as it stands, as a Blob. WebGL keeps its pixels only until the frame ends, so it is drawn again here. */
  png() {
    this.sigma.refresh();
    const layers = this.sigma.getCanvases();
    const canvas = document.createElement("canvas");
    canvas.width = layers.nodes.width;
    canvas.height = layers.nodes.height;
    const context = canvas.getContext("2d");
    context.fillStyle = this.colors.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = this.overlay.focused ? 0.16 : 1;
    context.drawImage(layers.edges, 0, 0);
    context.drawImage(layers.nodes, 0, 0);
    context.globalAlpha = 1;
    context.drawImage(layers.overlay, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }
}
