// The shortest chain of visible edges between two nodes, each taken in either direction.

import { edgesAround, otherEnd } from "./data.js";

/** Edges in order from `from` to `to`; empty where they are one node, null where there is no way. O(nodes + edges). */
export function shortestPath(g, from, to, edgeIsOn) {
  if (from === to) return [];
  const reachedBy = new Int32Array(g.n).fill(-1);
  const queue = new Uint32Array(g.n);
  let head = 0;
  let tail = 0;
  queue[tail++] = from;
  while (head < tail) {
    const node = queue[head++];
    for (const e of edgesAround(g, node)) {
      const next = otherEnd(g, e, node);
      if (next === from || reachedBy[next] >= 0 || !edgeIsOn(e)) continue;
      reachedBy[next] = e;
      if (next === to) return wayBack(g, from, to, reachedBy);
      queue[tail++] = next;
    }
  }
  return null;
}

function wayBack(g, from, to, reachedBy) {
  const path = [];
  for (let node = to; node !== from; node = otherEnd(g, reachedBy[node], node)) path.push(reachedBy[node]);
  return path.reverse();
}
