// An edge as a card: who, what, whom, and the sentences that say it with both ends marked.

import { aliasesOf, documentName, holderOf, idOf, isNegated, modalityOf, nameOf, predicateOf, relationOf, sentencesOf, typeOf, whenOf } from "./data.js";
import { h } from "./dom.js";
import { wording } from "./overlay.js";
import { address } from "./place.js";
import { count, grouped, highlighted, percent, short } from "./words.js";

const LONGEST_SENTENCE = 4000;
const SENTENCES_AT_FIRST = 1;
const SENTENCES_AT_ONCE = 50;

export class Facts {
  constructor(g) {
    this.g = g;
  }

  /** A node's name to click on; `here` is the node whose facts these are and needs no link. */
  name(node, here = -1) {
    const { g } = this;
    const text = short(nameOf(g, node), 120);
    if (node === here) return h("span", { class: "self", dir: "auto" }, text);
    return h("a", { class: "node", dir: "auto", href: address({ node: idOf(g, node) }), color: typeOf(g, node).color }, h("span", { class: "dot" }), text);
  }

  /** The triple as a line. */
  line(e, here = -1) {
    const { g } = this;
    const relation = relationOf(g, e);
    const title = [relation.name, relation.definition && `\u2014 ${relation.definition}`, predicateOf(g, e) && `(\u201c${predicateOf(g, e)}\u201d)`];
    return h("p", { class: "triple" }, this.name(g.source[e], here), " ",
      h("a", { class: "verb", dir: "auto", href: address({ edge: e }), title: title.filter(Boolean).join(" ") },
        isNegated(g, e) ? "not: " : "", short(wording(g, e), 60)), " ", this.name(g.target[e], here));
  }

  tags(e) {
    const { g } = this;
    const tags = [];
    if (isNegated(g, e)) tags.push(["denied", "The text says that this is not so"]);
    if (modalityOf(g, e) === "hypothetical") tags.push(["supposed", "The text supposes it"]);
    if (modalityOf(g, e) === "asked") tags.push(["asked", "The text asks it"]);
    if (whenOf(g, e)) tags.push([short(whenOf(g, e), 40), "When"]);
    if (holderOf(g, e)) tags.push([`says ${short(holderOf(g, e), 60)}`, "Who is said to have said it"]);
    return tags.map(([text, title]) => h("span", { class: "tag", title, dir: "auto" }, text));
  }

  confidence(e) {
    const value = this.g.confidence[e];
    const meter = h("span", { class: "meter", title: `Confidence ${percent(value)}`, role: "img", "aria-label": `Confidence ${percent(value)}` }, h("i"));
    meter.firstChild.style.width = `${Math.min(100, value / 10)}%`;
    return meter;
  }

  card(e, here = -1, all = false) {
    const sentences = sentencesOf(this.g, e);
    const quotes = h("div", { class: "quotes" });
    let shown = 0;
    const more = h("button", { type: "button", class: "more", onclick: () => grow(SENTENCES_AT_ONCE) });
    const grow = (by) => {
      quotes.append(...sentences.slice(shown, shown + by).map((one) => this.quote(one, e)));
      shown = Math.min(sentences.length, shown + by);
      const left = sentences.length - shown;
      more.hidden = left === 0;
      more.textContent = `${count(left, "more sentence")}`;
    };
    grow(all ? SENTENCES_AT_ONCE : SENTENCES_AT_FIRST);
    return h("li", { class: "fact", "data-edge": e }, this.line(e, here), h("div", { class: "tags" }, this.confidence(e), this.tags(e)), quotes, more);
  }

  quote(one, e) {
    const { g } = this;
    const ends = [g.source[e], g.target[e]];
    const forms = ends.map((node) => [nameOf(g, node), ...aliasesOf(g, node).slice(0, 50)]);
    const text = one.text.length > LONGEST_SENTENCE ? one.text.slice(0, LONGEST_SENTENCE) + "\u2026" : one.text;
    const pieces = highlighted(text, forms).map((piece) =>
      piece.end < 0 ? piece.text : h("mark", { class: piece.end === 0 ? "source" : "target", color: typeOf(g, ends[piece.end]).color }, piece.text));
    const where = [short(documentName(g, one.document), 80), one.speaker && short(one.speaker, 40), one.time && short(one.time.replace(/\.000$/, ""), 20)];
    const document = g.documents[one.document] || [];
    return h("figure", {}, h("blockquote", { dir: "auto" }, pieces),
      h("figcaption", { dir: "auto", title: [document[2] || document[0], `bytes ${grouped(one.begin)} to ${grouped(one.end)}`, one.rules.length > 0 && `rule ${one.rules.join(", ")}`]
        .filter(Boolean).join("\n") }, where.filter(Boolean).join(" \u00b7 ")));
  }
}
