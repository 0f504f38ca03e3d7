// Rows to columns, filters, search and paths, on a graph small enough to see through.

import assert from "node:assert/strict";
import { test } from "node:test";

import { documentName, edgesAround, modalityOf, nameOf, pairs, readGraph, sentencesOf } from "../../web/src/data.js";
import { Filters } from "../../web/src/filters.js";
import { shortestPath } from "../../web/src/path.js";
import { Search } from "../../web/src/search.js";

const graph = (changes = {}) => readGraph({
  documents: [["d", "Title", "d.txt"], ["e", 0, "e.txt"], ["f"]],
  node_types: [["Person", "#e69f00", "a human"], ["Place", "#56b4e9"]],
  relation_types: [["KNOWS", 0, 1], ["IN", "lies in"]],
  rules: ["one", "two"],
  passages: [[0, 5, 9, "Ann knows Bob.", "Ann", "00:00:01.000"], [1, 0, 4, "In Rome."]],
  nodes: [
    ["p/ann", 0, "Ann", 9, 10, 20, [1, 2], ["Annie", "\u00c4nn"], ["born", "1815"]], ["p/bob", 0, "Bob", 3, -10, 5, [1]],
    ["l/rome", 1, "Rome", 4, 0, 0, [2]], ["l/oslo", 1, 0, 1, 3, 3],
  ],
  edges: [
    [0, 0, 1, 900, 0, "know", [[0, 0, 900], [0, 1, 800], [1, 0, 950, "meet", "1843", "Cid"]]],
    [1, 0, 0, 500, 1, "know", [[0, 0, 500]]], [1, 1, 2, 700, 2, "be in", [[1]]], [2, 1, 2, 100, 4],
  ],
  ...changes,
});

test("rows become columns", () => {
  const g = graph();
  assert.deepEqual([g.n, g.m], [4, 4]);
  assert.deepEqual([...g.degree], [2, 3, 2, 0], "a loop counts once");
  assert.deepEqual([...edgesAround(g, 1)], [0, 1, 2]);
  assert.deepEqual([...edgesAround(g, 3)], []);
  assert.deepEqual(g.byImportance, [0, 2, 1, 3]);
  assert.equal(nameOf(g, 3), "l/oslo", "an id stands in for a name");
  assert.deepEqual([0, 1, 2].map((at) => documentName(g, at)), ["Title", "e.txt", "f"]);
  assert.deepEqual([0, 1, 2, 3].map((e) => modalityOf(g, e)), ["asserted", "asserted", "hypothetical", "asked"]);
  assert.deepEqual(g.nodeTypes.map((type) => type.count), [2, 2]);
  assert.deepEqual(pairs(["a", 0, "b", "c"]), [["a", ""], ["b", "c"]]);
});

test("parallel edges bow apart, single ones and loops do not", () => {
  const g = graph();
  assert.notEqual(g.curve[0], 0);
  assert.equal(g.curve[0], g.curve[1], "they run in opposite directions, so the same bow parts them");
  assert.deepEqual([g.curve[2], g.curve[3]], [0, 0]);
});

test("sentences are one an edge and passage, the surest first", () => {
  const [first, second, ...rest] = sentencesOf(graph(), 0);
  assert.equal(rest.length, 0);
  assert.deepEqual([first.text, first.predicate, first.when, first.holder], ["In Rome.", "meet", "1843", "Cid"]);
  assert.deepEqual([second.rules, second.speaker, second.predicate], [["one", "two"], "Ann", "know"]);
});

test("without places nodes lie apart", () => {
  const nodes = Array.from({ length: 50 }, (_, i) => [`n/${i}`, 0, `${i}`, 1]);
  const g = graph({ nodes, edges: [] });
  for (let i = 0; i < 50; ++i) for (let j = 0; j < i; ++j) assert.ok(Math.hypot(g.x[i] - g.x[j], g.y[i] - g.y[j]) > 20);
});

test("filters hide types with their edges, weak edges and what is no fact", () => {
  const g = graph();
  const filters = new Filters(g);
  const shown = (change) => {
    filters.reset(false);
    change(filters);
    filters.apply();
    return [[...filters.nodeOn].join(""), [...filters.edgeOn].join("")];
  };
  assert.deepEqual([[...filters.nodeOn].join(""), [...filters.edgeOn].join("")], ["1110", "1111"], "at first, linked names only");
  assert.deepEqual(shown(() => {}), ["1111", "1111"]);
  assert.deepEqual(shown((f) => (f.types[1] = 0)), ["1100", "1100"]);
  assert.deepEqual(shown((f) => (f.relations[0] = 0)), ["1111", "0011"]);
  assert.deepEqual(shown((f) => (f.leastConfidence = 700)), ["1111", "1010"]);
  assert.deepEqual(shown((f) => (f.factsOnly = true)), ["1111", "1000"]);
  assert.deepEqual(shown((f) => ((f.unlinked = false), (f.factsOnly = true))), ["1100", "1000"]);
  assert.deepEqual([filters.nodesShown, filters.edgesShown], [2, 1]);
});

test("search ranks whole names, beginnings, words, then the rest", () => {
  const names = ["Banana", "Anna", "Joanna Ann", "Ann", "An"];
  const g = graph({ nodes: names.map((name, i) => [`n/${i}`, 0, name, 5 - i]), edges: [] });
  const found = (text, ...rest) => new Search(g).find(text, ...rest).map(({ node }) => names[node]);
  assert.deepEqual(found("ann"), ["Ann", "Anna", "Joanna Ann"]);
  assert.deepEqual(found(" AN "), ["An", "Anna", "Ann", "Joanna Ann", "Banana"]);
  assert.deepEqual(found("an", 2), ["An", "Anna"]);
  assert.deepEqual(found("an", 9, (node) => node === 0), ["Banana"]);
  assert.deepEqual(found(""), []);
  assert.deepEqual(new Search(graph()).find("ann"), [{ node: 0, alias: "" }]);
  assert.deepEqual(new Search(graph()).find("anni"), [{ node: 0, alias: "Annie" }]);
  assert.deepEqual(new Search(graph()).find("\u00c4NN"), [{ node: 0, alias: "" }], "accents and case do not count");
});

test("paths are shortest, go either way and heed filters", () => {
  const g = graph();
  assert.deepEqual(shortestPath(g, 0, 2, () => true), [0, 2]);
  assert.deepEqual(shortestPath(g, 2, 0, (e) => e !== 0), [2, 1]);
  assert.deepEqual(shortestPath(g, 1, 1, () => true), []);
  assert.equal(shortestPath(g, 0, 3, () => true), null);
  assert.equal(shortestPath(g, 0, 2, (e) => e !== 2), null);
});
