// What is shown: the choices of the legend, and for each node and edge whether it passes them.

import { isFact } from "./data.js";

export class Filters {
  constructor(g) {
    this.g = g;
    this.listeners = [];
    this.nodeOn = new Uint8Array(g.n);
    this.edgeOn = new Uint8Array(g.m);
    this.reset(false);
    this.start();
  }

  reset(tell = true) {
    this.types = new Uint8Array(this.g.nodeTypes.length).fill(1);
    this.relations = new Uint8Array(this.g.relations.length).fill(1);
    this.leastConfidence = 0;
    this.unlinked = true;
    this.factsOnly = false;
    this.apply(tell);
  }

  /** What a reader sees first: where there are links, the names without any stay aside until asked for. */
  start() {
    this.unlinked = this.g.m === 0;
    this.apply(false);
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  /** To be called after a choice was changed. */
  apply(tell = true) {
    const { g, nodeOn, edgeOn } = this;
    for (let i = 0; i < g.n; ++i) nodeOn[i] = this.types[g.type[i]];
    const linked = new Uint8Array(g.n);
    this.edgesShown = 0;
    for (let e = 0; e < g.m; ++e) {
      edgeOn[e] = this.relations[g.relation[e]] && g.confidence[e] >= this.leastConfidence && nodeOn[g.source[e]] &&
        nodeOn[g.target[e]] && (!this.factsOnly || isFact(g, e)) ? 1 : 0;
      if (edgeOn[e]) linked[g.source[e]] = linked[g.target[e]] = 1;
      this.edgesShown += edgeOn[e];
    }
    if (!this.unlinked) for (let i = 0; i < g.n; ++i) nodeOn[i] &= linked[i];
    this.nodesShown = nodeOn.reduce((sum, on) => sum + on, 0);
    if (tell) for (const listener of this.listeners) listener();
  }
}
