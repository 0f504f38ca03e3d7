// Puts the parts together: the address says what is looked at, and everything follows it.

import { documentName, edgesAround, nameOf, otherEnd, readGraph } from "./data.js";
import { Combobox } from "./combobox.js";
import { $, announce, h } from "./dom.js";
import { Facts } from "./facts.js";
import { Filters } from "./filters.js";
import { Legend } from "./legend.js";
import { Panel } from "./panel.js";
import { shortestPath } from "./path.js";
import { Place } from "./place.js";
import { Search } from "./search.js";
import { startTheme } from "./theme.js";
import { hasWebGL, View } from "./view.js";
import { count, short } from "./words.js";

/** A neighbourhood of so many is moved into sight whole; of a larger one only the node itself. */
const MOST_FRAMED = 40;

class App {
  constructor(g) {
    this.g = g;
    this.now = {};
    this.filters = new Filters(g);
    this.search = new Search(g);
    this.facts = new Facts(g);
    this.panel = new Panel(g, this.facts, this.filters, this.search, {
      close: () => this.place.go({}),
      startPath: (from) => this.startPath(from),
      path: (from, to) => this.place.go({ path: [from, to] }),
      center: (node) => this.view?.show([node], true),
    });
    this.legend = new Legend(g, this.filters);
    this.place = new Place(g, (where) => this.look(where));
    this.title();
    startTheme(() => this.view?.recolor());
    this.startView();
    this.startControls();
    this.filters.onChange(() => {
      this.view?.refresh();
      this.look(this.now, false);
    });
    this.arriving = true;  // who comes by a link sees what it names, as large as it fits
    this.place.read();
  }

  title() {
    const { g } = this;
    const title = g.documents.length === 1 ? short(documentName(g, 0), 120) : count(g.documents.length, "document");
    $("title").textContent = title;
    $("title").title = title;
    document.title = `${title} \u2014 quipu`;
  }

  startView() {
    if (this.g.n === 0) return this.message("This graph is empty", "No names were found in the documents, or the choice of what to write left none.");
    if (!hasWebGL()) {
      return this.message("No picture here", "This browser cannot draw with WebGL, or it is switched off. Search, filters, facts and paths work all the same.");
    }
    try {
      this.view = new View(this.g, this.filters, $("graph"), {
        node: (node) => this.place.go(this.panel.waiting >= 0 ? { path: [this.panel.waiting, node] } : { node }),
        edge: (edge) => this.place.go({ edge }),
        nothing: () => this.place.go({}),
      }, () => this.freeArea());
    } catch (error) {
      this.message("No picture here", `The picture could not be drawn (${error.message}). Search, filters, facts and paths work all the same.`);
    }
  }

  message(title, text) {
    $("message").replaceChildren(h("h2", {}, title), h("p", {}, text));
    $("message").hidden = false;
  }

  /** The part of the stage, in its own pixels, that the panel does not cover. */
  freeArea() {
    const stage = $("graph").getBoundingClientRect();
    const free = { left: 0, top: 0, right: stage.width, bottom: stage.height - 40 };
    if (!this.panel.open) return free;
    const panel = $("panel").getBoundingClientRect();
    if (panel.width > stage.width * 0.8) free.bottom = Math.max(panel.top - stage.top, 120);
    else free.right = panel.left - stage.left;
    return free;
  }

  /** Shows what `where` names: {node}, {edge}, {path: [from, to]}, {about} or nothing. */
  look(where, move = true) {
    this.now = where;
    if (move && where.node !== undefined) this.showInFilters(where.node);
    this.panel.waiting = -1;
    let focus = null;
    if (where.node !== undefined) focus = this.lookAtNode(where.node);
    else if (where.edge !== undefined) focus = this.lookAtEdge(where.edge);
    else if (where.path) focus = this.lookAtPath(...where.path);
    else if (where.about) this.panel.about($("licences").textContent.trim());
    else this.panel.close();
    if (this.toPanel) $("panel").querySelector("h2")?.focus();  // from the search on, to read or to go on by arrows
    this.toPanel = false;
    this.view?.focus(focus);
    if (focus && move) this.view?.show(focus.nodes.size <= MOST_FRAMED ? [...focus.nodes] : focus.main, focus.main.length > 1 || this.arriving);
    this.arriving = false;
  }

  lookAtNode(node) {
    this.panel.node(node);
    if (!this.filters.nodeOn[node]) return null;
    const edges = [...edgesAround(this.g, node)].filter((e) => this.filters.edgeOn[e]);
    return { nodes: new Set([node, ...edges.map((e) => otherEnd(this.g, e, node))]), edges, main: [node], ringed: [node] };
  }

  lookAtEdge(edge) {
    this.panel.edge(edge);
    if (!this.filters.edgeOn[edge]) return null;
    const ends = [...new Set([this.g.source[edge], this.g.target[edge]])];
    return { nodes: new Set(ends), edges: [edge], main: ends, ringed: [] };
  }

  lookAtPath(from, to) {
    const edges = from >= 0 && to >= 0 ? shortestPath(this.g, from, to, (e) => this.filters.edgeOn[e]) : null;
    this.panel.path(from, to, edges);
    if (!edges || from < 0 || to < 0) return null;
    const nodes = [from];
    for (const e of edges) nodes.push(otherEnd(this.g, e, nodes.at(-1)));
    announce(`Path of ${count(edges.length, "step")} from ${nameOf(this.g, from)} to ${nameOf(this.g, to)}`);
    return { nodes: new Set(nodes), edges, main: nodes, ringed: [from, to] };
  }

  startControls() {
    new Combobox($("search"), this.search, this.g, (node) => {
      document.body.classList.remove("with-side");
      this.toPanel = true;
      this.place.go({ node });
    });
    $("panel").addEventListener("mouseover", (event) => {
      const fact = event.target.closest("[data-edge]");
      this.view?.hover({ node: -1, edge: fact ? Number(fact.dataset.edge) : -1 });
    });
    $("panel").addEventListener("mouseleave", () => this.view?.hover({ node: -1, edge: -1 }));
    const press = (id, action) => $(id).addEventListener("click", action);
    press("nearer", () => this.view?.zoom(1.5));
    press("further", () => this.view?.zoom(1 / 1.5));
    press("fit", () => this.view?.fit());
    press("find-path", () => this.startPath());
    press("about", () => this.place.go({ about: true }));
    press("png", () => this.savePng());
    press("show-filters", () => this.toggleSide());
    document.addEventListener("keydown", (event) => this.key(event));
    for (const id of ["nearer", "further", "fit", "png"]) $(id).disabled = !this.view;
  }

  /** Who asks for a hidden node, by search or address, wants to see it. */
  showInFilters(node) {
    if (this.filters.nodeOn[node]) return;
    this.filters.types[this.g.type[node]] = 1;
    this.filters.unlinked = true;
    this.filters.apply();
    this.legend.show();
  }

  startPath(from = this.now.node ?? -1) {
    document.body.classList.remove("with-side");
    this.look({});
    this.panel.path(from, -1);
  }

  toggleSide() {
    if ($("show-filters").offsetWidth === 0) return $("types").querySelector("input")?.focus();  // they are always in sight
    const open = document.body.classList.toggle("with-side");
    $("show-filters").setAttribute("aria-expanded", String(open));
  }

  async savePng() {
    const blob = await this.view.png();
    const link = h("a", { href: URL.createObjectURL(blob), download: "graph.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") return this.escape(event, typing);
    if (typing) return;
    const actions = {
      "/": () => $("search").focus(),
      "+": () => this.view?.zoom(1.5),
      "=": () => this.view?.zoom(1.5),
      "-": () => this.view?.zoom(1 / 1.5),
      "0": () => this.view?.fit(),
      "?": () => this.place.go({ about: true }),
      p: () => this.startPath(),
      f: () => this.toggleSide(),
    };
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (actions[event.key]) actions[event.key]();
    else if (arrows[event.key] && (event.target === $("graph") || event.target === document.body || event.target.tagName === "H2")) this.step(...arrows[event.key]);
    else return;
    event.preventDefault();
  }

  escape(event, typing) {
    if (typing) event.target.blur();
    else if (this.panel.open) this.place.go({});
    else if (document.body.classList.contains("with-side")) this.toggleSide();
    $("graph").focus({ preventScroll: true });
  }

  /** To the neighbour in that direction, or the picture moves. */
  step(dx, dy) {
    if (!this.view) return;
    const node = this.now.node;
    if (node === undefined) return this.view.pan(dx * 80, dy * 80);
    const neighbours = [...edgesAround(this.g, node)].filter((e) => this.filters.edgeOn[e]).map((e) => otherEnd(this.g, e, node));
    const next = this.view.neighbourTowards(node, neighbours, dx, dy);
    if (next >= 0) this.place.go({ node: next });
  }
}

function start() {
  try {
    const data = $("data");
    const app = new App(readGraph(JSON.parse(data.textContent)));
    data.remove();  // the rows are read, the text only takes memory
    document.documentElement.dataset.ready = "true";
    window.quipu = app;
  } catch (error) {
    $("message").replaceChildren(h("h2", {}, "This page is damaged"), h("p", {}, `Its graph could not be read: ${error.message}`));
    $("message").hidden = false;
    throw error;
  } finally {
    $("opening").remove();
  }
}

// After the first paint, so that a big graph shows that something happens.
requestAnimationFrame(() => setTimeout(start, 0));
