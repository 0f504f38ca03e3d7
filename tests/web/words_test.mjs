// Wording and the marks in sentences.

import assert from "node:assert/strict";
import { test } from "node:test";

import { count, folded, highlighted, percent, short, spoken } from "../../web/src/words.js";

/** "a [0:b] c" of pieces. */
const drawn = (sentence, ...ends) => highlighted(sentence, ends).map(({ text, end }) => (end < 0 ? text : `[${end}:${text}]`)).join("");

test("both ends are marked in a sentence", () => {
  const cases = [
    ["Ann met Bob.", ["Ann"], ["Bob"], "[0:Ann] met [1:Bob]."],
    ["ann met BOB.", ["Ann"], ["Bob"], "[0:ann] met [1:BOB]."],
    ["Ann, Ann-Marie and Anna", ["Ann"], ["Bob"], "[0:Ann], [0:Ann]-Marie and Anna"],
    ["The party made art.", ["art"], ["party"], "The [1:party] made [0:art]."],
    ["New York Times of New York", ["New York"], ["New York Times"], "[1:New York Times] of [0:New York]"],
    ["Ann Lee wrote; Lee said", ["Ann Lee", "Lee"], ["x"], "[0:Ann Lee] wrote; [0:Lee] said"],
    ["two  spaces here", ["two spaces"], ["here"], "[0:two  spaces] [1:here]"],
    ["It has networks.", ["network"], ["It"], "[1:It] has [0:networks]."],
    ["Lovelace wrote it.", ["Ada Lovelace"], ["it"], "[0:Lovelace] wrote [1:it]."],
    ["He did it.", ["Ada Lovelace"], ["Bob"], "He did it."],
    ["C++ (and a.b*c?) -1.5e3 \\ /", ["a.b*c?", "-1.5e3"], ["C++"], "[1:C++] (and [0:a.b*c?]) [0:-1.5e3] \\ /"],
    ["\u00c9mile met \u4e2d\u56fd", ["\u00e9mile"], ["\u4e2d\u56fd"], "[0:\u00c9mile] met [1:\u4e2d\u56fd]"],
    ["x".repeat(50), ["x".repeat(300)], [""], "x".repeat(50)],
    ["", ["a"], ["b"], ""],
  ];
  for (const [sentence, source, target, expected] of cases) assert.equal(drawn(sentence, source, target), expected);
});

test("pieces always make up the sentence", () => {
  const sentence = "a [b] (c) {d} ^ $ . | ? * + \\ / - a a";
  for (const form of sentence.split(" ")) {
    assert.equal(highlighted(sentence, [[form], ["a"]]).map((piece) => piece.text).join(""), sentence, form);
  }
});

test("texts become one short line", () => {
  assert.equal(short("two\nlines\r\nand\ttabs \u0001 end", 40), "two lines and tabs end");
  assert.equal(short("abcdef", 4), "abc\u2026");
  assert.equal(short("\u{1F600}".repeat(9), 3), "\u{1F600}\u{1F600}\u2026", "no half of a pair");
  assert.equal(short("   ", 5), "");
});

test("numbers and types are spoken", () => {
  assert.equal(count(1, "node"), "1 node");
  assert.equal(count(1234, "node"), "1,234 nodes");
  assert.equal(percent(875), "88 %");
  assert.equal(spoken("WORKS_AT"), "works at");
  assert.equal(spoken("worksAt"), "worksAt");
  assert.equal(folded("\u00c9TUDE"), "etude");
});
