// The graph of the page: rows as exporters/html.cpp writes them, with columns for what is walked over often.
// Nodes and edges are numbers, the indices of their rows. A field that is missing at a row's end, or 0 in place of a text, is empty.

export const MODALITY = ["asserted", "hypothetical", "asked"];

export function readGraph(rows) {
  const n = rows.nodes.length;
  const m = rows.edges.length;
  const g = {
    n, m,
    documents: rows.documents, passages: rows.passages, rules: rows.rules,
    nodeTypes: rows.node_types.map((row) => ({ name: row[0] || "", color: row[1], definition: row[2] || "", count: 0 })),
    relations: rows.relation_types.map((row) => ({
      name: row[0] || "", definition: row[1] || "", symmetric: row[2] === 1, open: row[3] === 1, count: 0,
    })),
    nodeRows: rows.nodes, edgeRows: rows.edges,
    type: new Uint32Array(n), mentions: new Float64Array(n), x: new Float64Array(n), y: new Float64Array(n),
    source: new Uint32Array(m), target: new Uint32Array(m), relation: new Uint32Array(m),
    confidence: new Uint16Array(m), flags: new Uint8Array(m), curve: new Float32Array(m),
    degree: new Uint32Array(n), mostMentions: 1,
  };
  readNodes(g);
  readEdges(g);
  indexNeighbours(g);
  bendParallelEdges(g);
  g.byImportance = Array.from({ length: n }, (_, i) => i)
    .sort((a, b) => g.mentions[b] - g.mentions[a] || g.degree[b] - g.degree[a] || a - b);
  return g;
}

function readNodes(g) {
  const placed = g.nodeRows.some((row) => row[4] || row[5]);
  for (let i = 0; i < g.n; ++i) {
    const row = g.nodeRows[i];
    g.type[i] = row[1] || 0;
    ++g.nodeTypes[g.type[i]].count;
    g.mentions[i] = row[3] || 0;
    if (g.mentions[i] > g.mostMentions) g.mostMentions = g.mentions[i];
    // Without places: the seeds of a sunflower, each an equal area further from the centre (H. Vogel 1979).
    const turn = i * Math.PI * (3 - Math.sqrt(5));
    const away = 40 * Math.sqrt(i + 0.5);
    g.x[i] = placed ? row[4] || 0 : away * Math.cos(turn);
    g.y[i] = placed ? -(row[5] || 0) : away * Math.sin(turn);
  }
}

function readEdges(g) {
  for (let e = 0; e < g.m; ++e) {
    const row = g.edgeRows[e];
    g.source[e] = row[0] || 0;
    g.target[e] = row[2] || 0;
    g.relation[e] = row[1] || 0;
    ++g.relations[g.relation[e]].count;
    g.confidence[e] = row[3] || 0;
    g.flags[e] = row[4] || 0;
    ++g.degree[g.source[e]];
    if (g.source[e] !== g.target[e]) ++g.degree[g.target[e]];
  }
}

/** Rows of edges around each node: edgesOf[firstEdge[i] .. firstEdge[i + 1]]. */
function indexNeighbours(g) {
  g.firstEdge = new Uint32Array(g.n + 1);
  for (let i = 0; i < g.n; ++i) g.firstEdge[i + 1] = g.firstEdge[i] + g.degree[i];
  g.edgesOf = new Uint32Array(g.firstEdge[g.n]);
  const next = g.firstEdge.slice(0, g.n);
  for (let e = 0; e < g.m; ++e) {
    g.edgesOf[next[g.source[e]]++] = e;
    if (g.source[e] !== g.target[e]) g.edgesOf[next[g.target[e]]++] = e;
  }
}

/** Edges between the same two nodes bow to different sides, so that each can be seen and clicked. */
function bendParallelEdges(g) {
  const groups = new Map();
  for (let e = 0; e < g.m; ++e) {
    const low = Math.min(g.source[e], g.target[e]);
    const high = Math.max(g.source[e], g.target[e]);
    if (low === high) continue;
    const pair = low * g.n + high;
    const group = groups.get(pair);
    if (group === undefined) groups.set(pair, e);
    else if (typeof group === "number") groups.set(pair, [group, e]);
    else group.push(e);
  }
  for (const group of groups.values()) {
    if (typeof group === "number") continue;
    const step = Math.min(0.22, 1.1 / group.length);
    group.forEach((e, at) => {
      const bend = (at - (group.length - 1) / 2) * step;
      g.curve[e] = g.source[e] < g.target[e] ? bend : -bend;
    });
  }
}

export const idOf = (g, i) => g.nodeRows[i][0] || "";
export const nameOf = (g, i) => g.nodeRows[i][2] || idOf(g, i);
export const aliasesOf = (g, i) => g.nodeRows[i][7] || [];
export const documentsOf = (g, i) => (g.nodeRows[i][6] || []).map((one) => one - 1);
export const typeOf = (g, i) => g.nodeTypes[g.type[i]];
export const relationOf = (g, e) => g.relations[g.relation[e]];
export const edgesAround = (g, i) => g.edgesOf.subarray(g.firstEdge[i], g.firstEdge[i + 1]);
export const otherEnd = (g, e, i) => (g.source[e] === i ? g.target[e] : g.source[e]);
export const isNegated = (g, e) => (g.flags[e] & 1) === 1;
export const modalityOf = (g, e) => MODALITY[g.flags[e] >> 1] || "";
export const isFact = (g, e) => g.flags[e] === 0;
export const predicateOf = (g, e) => g.edgeRows[e][5] || "";
export const whenOf = (g, e) => g.edgeRows[e][7] || "";
export const holderOf = (g, e) => g.edgeRows[e][8] || "";

/** [[name, value], ...] of a flat list. */
export function pairs(flat) {
  const result = [];
  for (let i = 0; i + 1 < (flat || []).length; i += 2) result.push([flat[i] || "", flat[i + 1] || ""]);
  return result;
}
export const propertiesOf = (g, i) => pairs(g.nodeRows[i][8]);

export function documentName(g, index) {
  const row = g.documents[index] || [];
  return row[1] || row[2] || row[0] || "";
}

/** What supports an edge, one entry a sentence: several rules may have found the same. */
export function sentencesOf(g, e) {
  const found = new Map();
  for (const row of g.edgeRows[e][6] || []) {
    const passage = row[0] || 0;
    const known = found.get(passage);
    const rule = g.rules[row[1] || 0] || "";
    if (known) {
      if (rule && !known.rules.includes(rule)) known.rules.push(rule);
      continue;
    }
    const [document, begin, end, text, speaker, time] = g.passages[passage];
    found.set(passage, {
      document: document || 0, begin: begin || 0, end: end || 0, text: text || "", speaker: speaker || "", time: time || "",
      rules: rule ? [rule] : [], confidence: row[2] || 0, predicate: row[3] || predicateOf(g, e), when: row[4] || "", holder: row[5] || "",
    });
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}
