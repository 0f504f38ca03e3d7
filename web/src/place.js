// What is looked at stands in the address after '#', so that it can be sent to others and the browser's Back works:
// #node=ID, #edge=NUMBER, #path=ID&to=ID, #about.

import { idOf } from "./data.js";

/** "#node=..." of {node: id}, {edge}, {path: id, to: id} or {about: ""}; nothing of {}. */
export function address(where) {
  const said = new URLSearchParams(where).toString();
  return said === "" ? "" : `#${said}`;
}

export class Place {
  constructor(g, changed) {
    this.g = g;
    this.changed = changed;
    this.nodes = new Map();
    for (let i = 0; i < g.n; ++i) this.nodes.set(idOf(g, i), i);
    window.addEventListener("hashchange", () => this.read());
  }

  read() {
    const said = new URLSearchParams(location.hash.slice(1));
    const node = (name) => this.nodes.get(said.get(name)) ?? -1;
    const edge = /^\d+$/.test(said.get("edge") || "") ? Number(said.get("edge")) : -1;
    if (said.has("path")) this.changed({ path: [node("path"), node("to")] });
    else if (node("node") >= 0) this.changed({ node: node("node") });
    else if (edge >= 0 && edge < this.g.m) this.changed({ edge });
    else this.changed(said.has("about") ? { about: true } : {});
  }

  go(where) {
    const hash = address(this.named(where));
    if (hash === location.hash) return this.read();
    if (hash !== "") location.hash = hash;
    else {
      history.pushState(null, "", location.pathname + location.search);
      this.read();
    }
  }

  /** With ids in place of numbers. */
  named(where) {
    if (where.node !== undefined) return { node: idOf(this.g, where.node) };
    if (where.path) return { path: idOf(this.g, where.path[0]), to: idOf(this.g, where.path[1]) };
    return where.about ? { about: "" } : where;
  }
}
