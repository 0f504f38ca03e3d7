// The panel of details: a node with its facts, an edge, a path between two nodes, or what the graph is made from.

import {
  aliasesOf, documentName, documentsOf, edgesAround, holderOf, modalityOf, nameOf, pairs, predicateOf, propertiesOf, relationOf, sentencesOf, typeOf, whenOf, isNegated,
} from "./data.js";
import { Combobox } from "./combobox.js";
import { $, announce, h } from "./dom.js";
import { count, grouped, percent, short } from "./words.js";

const FACTS_AT_ONCE = 40;
const ROWS_AT_ONCE = 200;

export class Panel {
  /** `actions` has close(), startPath(from), path(from, to), center(node); `facts` makes the cards; `filters` tells what is shown. */
  constructor(g, facts, filters, search, actions) {
    Object.assign(this, { g, facts, filters, search, actions });
    this.element = $("panel");
    this.body = $("panel-body");
    $("panel-close").addEventListener("click", () => actions.close());
  }

  get open() {
    return !this.element.hidden;
  }

  close() {
    this.element.hidden = true;
    document.body.classList.remove("with-panel");
  }

  show(label, ...content) {
    this.element.setAttribute("aria-label", label);
    this.body.replaceChildren(...content.flat().filter(Boolean));
    this.body.scrollTop = 0;
    this.element.hidden = false;
    document.body.classList.add("with-panel");
  }

  node(i) {
    const { g } = this;
    const type = typeOf(g, i);
    const aliases = aliasesOf(g, i).filter(Boolean);
    const documents = documentsOf(g, i);
    const edges = [...edgesAround(g, i)];
    const shown = edges.filter((e) => this.filters.edgeOn[e]).sort((a, b) =>
      sentencesOf(g, b).length - sentencesOf(g, a).length || g.confidence[b] - g.confidence[a] || a - b);
    this.show(nameOf(g, i),
      h("p", { class: "kind", color: type.color, title: type.definition || null }, h("span", { class: "dot" }), short(type.name, 60)),
      h("h2", { dir: "auto", tabindex: -1 }, short(nameOf(g, i), 400)),
      aliases.length > 0 && h("p", { class: "aliases", dir: "auto" }, "also ", short(aliases.slice(0, 12).join(", "), 400), aliases.length > 12 ? ` and ${aliases.length - 12} more` : ""),
      h("p", { class: "meta" }, `${count(g.mentions[i], "mention")} in ${count(documents.length, "document")}`),
      h("div", { class: "actions" },
        h("button", { type: "button", onclick: () => this.actions.center(i) }, "Centre"),
        h("button", { type: "button", onclick: () => this.actions.startPath(i) }, "Path from here")),
      h("h3", {}, edges.length === 0 ? "No facts" : count(shown.length, "fact"), edges.length > shown.length ? h("small", {}, ` ${grouped(edges.length - shown.length)} hidden by filters`) : null),
      this.cards(shown, i),
      this.table("Properties", propertiesOf(g, i)),
      documents.length > 1 && this.list("Documents", documents.map((one) => documentName(g, one))));
    announce(`${nameOf(g, i)}, ${count(shown.length, "fact")}`);
  }

  /** Cards for `edges`, some at a time: a node may have thousands. */
  cards(edges, here) {
    const list = h("ul", { class: "facts" });
    let shown = 0;
    const more = h("button", { type: "button", class: "more" });
    const grow = () => {
      list.append(...edges.slice(shown, shown + FACTS_AT_ONCE).map((e) => this.facts.card(e, here)));
      shown = Math.min(edges.length, shown + FACTS_AT_ONCE);
      more.hidden = shown === edges.length;
      more.textContent = `Show more of ${count(edges.length - shown, "fact")}`;
    };
    more.addEventListener("click", grow);
    grow();
    return [list, more];
  }

  table(title, rows) {
    const filled = rows.filter(([, value]) => value !== "");
    if (filled.length === 0) return null;
    return h("details", { class: "rows" }, h("summary", {}, title), h("dl", {}, filled.flatMap(([name, value]) => [
      h("dt", { dir: "auto" }, short(name, 60)),
      h("dd", { dir: "auto" }, /^https?:\/\/[^\s"<>]+$/i.test(value) ? h("a", { href: value, rel: "noopener noreferrer", target: "_blank" }, short(value, 120)) : short(value, 1000)),
    ])));
  }

  list(title, texts) {
    return h("details", { class: "rows" }, h("summary", {}, `${title} (${grouped(texts.length)})`),
      h("ul", {}, texts.slice(0, ROWS_AT_ONCE).map((text) => h("li", { dir: "auto" }, short(text, 200)))));
  }

  edge(e) {
    const { g } = this;
    const relation = relationOf(g, e);
    const sentences = sentencesOf(g, e);
    const said = isNegated(g, e) ? "denied" : modalityOf(g, e);
    this.show("Fact",
      h("p", { class: "kind" }, "Fact"),
      h("ul", { class: "facts single" }, this.facts.card(e, -1, true)),
      this.openTable([
        ["Type", relation.name], ["Meaning", relation.definition], ["Wording", predicateOf(g, e)], ["Confidence", percent(g.confidence[e])],
        ["Said as", said], ["When", whenOf(g, e)], ["Holder", holderOf(g, e)], ["Sentences", grouped(sentences.length)],
        ["Rules", [...new Set(sentences.flatMap((one) => one.rules))].join(", ")],
      ]));
    announce(`${nameOf(g, g.source[e])}, ${relation.name}, ${nameOf(g, g.target[e])}`);
  }

  openTable(rows) {
    const table = this.table("About this fact", rows);
    if (table) table.open = true;
    return table;
  }

  /** `edges` is the way from `from` to `to`, or null where there is none; -1 stands for an end that is not chosen yet. */
  path(from, to, edges = null) {
    const { g } = this;
    const field = (label, node, chosen) => {
      const input = h("input", { type: "text", placeholder: "Name", "aria-label": label, value: node >= 0 ? short(nameOf(g, node), 80) : "" });
      const row = h("label", { class: "field" }, h("span", {}, label), h("span", { class: "box" }, input));
      new Combobox(input, this.search, g, chosen, { keep: true, allowed: (one) => this.filters.nodeOn[one] });
      return { input, row };
    };
    const start = field("From", from, (node) => (to >= 0 ? this.actions.path(node, to) : this.path(node, to)));
    const end = field("To", to, (node) => (from >= 0 ? this.actions.path(from, node) : this.path(from, node)));
    this.waiting = from >= 0 && to < 0 ? from : -1;
    const complete = from >= 0 && to >= 0;
    const text = !complete ? "Choose two names, here or in the picture." : edges === null ? "No path joins them in what the filters show."
      : edges.length === 0 ? "Both ends are the same." : `${count(edges.length, "step")}`;
    this.show("Path", h("p", { class: "kind" }, "Path"), h("h2", { tabindex: -1 }, "How are they connected?"), start.row, end.row,
      h("p", { class: "meta", role: "status" }, text), edges && h("ol", { class: "facts path" }, edges.map((e) => this.facts.card(e))));
    if (!complete) (from < 0 ? start : end).input.focus();
  }

  about(licences) {
    const { g } = this;
    const sum = (column) => g.documents.reduce((total, row) => total + (row[column] || 0), 0);
    const sentences = sum(4);
    this.show("About this graph", h("p", { class: "kind" }, "About this graph"),
      h("h2", { tabindex: -1 }, count(g.n, "node"), ", ", count(g.m, "link")),
      h("p", { class: "meta" }, `From ${count(g.documents.length, "document")}`, sentences > 0 ? ` with ${count(sentences, "sentence")}; ${grouped(sum(5))} of them gave a link.` : ".",
        ` ${count(g.passages.length, "sentence")} quoted on this page.`),
      h("h3", {}, count(g.documents.length, "document")),
      h("ul", { class: "documents" }, g.documents.slice(0, ROWS_AT_ONCE).map((row, at) => h("li", { dir: "auto" }, h("strong", {}, short(documentName(g, at), 200)),
        h("small", {}, [row[2] !== documentName(g, at) && short(row[2] || row[0] || "", 120), row[3] && `${grouped(row[3])} bytes`, row[4] && `${grouped(row[5] || 0)} of ${count(row[4], "sentence")} used`]
          .filter(Boolean).join(" \u00b7 ")), pairs(row[6]).length > 0 && this.table("Properties", pairs(row[6]))))),
      g.documents.length > ROWS_AT_ONCE && h("p", { class: "meta" }, `and ${grouped(g.documents.length - ROWS_AT_ONCE)} more`),
      h("h3", {}, "Keys"),
      h("dl", { class: "keys" }, KEYS.flatMap(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
      h("details", { class: "rows" }, h("summary", {}, "This page"), h("p", {}, "Made by quipu. All of it is in this file; it asks no network for anything. The picture is drawn by sigma.js."),
        h("pre", {}, licences)));
  }
}

const KEYS = [
  ["/", "search"], ["Esc", "close, step by step"], ["\u2190 \u2191 \u2192 \u2193", "in the picture: to the neighbour that way, or move the picture"],
  ["+ \u2212 0", "nearer, further, all of it"], ["p", "path between two nodes"], ["f", "filters"], ["?", "about this graph"],
];
