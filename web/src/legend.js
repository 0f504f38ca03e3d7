// Types with their colours and counts, which are the filters at the same time.

import { $, debounced, h } from "./dom.js";
import { count, grouped, percent, short, spoken } from "./words.js";

const FIRST_ROWS = 9;
const BARS = 20;

export class Legend {
  constructor(g, filters) {
    this.g = g;
    this.filters = filters;
    this.apply = debounced(() => filters.apply());
    this.rows($("types"), g.nodeTypes, filters.types, (type) => short(type.name, 40), true);
    this.rows($("relations"), g.relations, filters.relations, (relation) => short(spoken(relation.name), 40), false);
    this.slider();
    this.check($("unlinked"), "unlinked", g.degree.reduce((sum, degree) => sum + (degree === 0), 0));
    this.check($("facts-only"), "factsOnly", g.flags.reduce((sum, flag) => sum + (flag !== 0), 0));
    $("reset").addEventListener("click", () => {
      filters.reset();
      this.show();
    });
    filters.onChange(() => this.status());
    this.status();
  }

  /** A row for each type, most frequent first. Choices are read from `filters` anew, since reset() makes new ones. */
  rows(list, types, _, nameOf, dots) {
    const which = dots ? "types" : "relations";
    const order = types.map((_type, at) => at).sort((a, b) => types[b].count - types[a].count || a - b);
    order.forEach((at, place) => {
      const type = types[at];
      const box = h("input", { type: "checkbox", checked: true, "data-at": at, onchange: () => {
        this.filters[which][at] = box.checked ? 1 : 0;
        this.apply();
      } });
      const only = h("button", { type: "button", class: "only", title: `Show only ${nameOf(type)}`, "aria-label": `Only ${nameOf(type)}`, onclick: () => {
        const alone = this.filters[which][at] && this.filters[which].reduce((sum, on) => sum + on, 0) === 1;
        this.filters[which].fill(alone ? 1 : 0);
        this.filters[which][at] = 1;
        this.apply();
        this.show();
      } }, "only");
      list.append(h("li", { hidden: place >= FIRST_ROWS, title: type.definition || null, color: type.color },
        h("label", {}, box, dots ? h("span", { class: "dot" }) : null, h("span", { class: "name", dir: "auto" }, nameOf(type) || "(no type)"),
          h("span", { class: "count" }, grouped(type.count))), only));
    });
    if (order.length > FIRST_ROWS) {
      const more = h("button", { type: "button", class: "more", onclick: () => {
        for (const row of list.children) row.hidden = false;
        more.remove();
      } }, `Show all ${order.length}`);
      list.after(more);
    }
    if (order.length === 0) list.append(h("li", { class: "none" }, "None"));
  }

  slider() {
    const input = $("confidence");
    const shown = $("confidence-value");
    const tell = () => (shown.textContent = input.value === "0" ? "any" : `${input.value} % or more`);
    input.addEventListener("input", () => {
      this.filters.leastConfidence = Number(input.value) * 10;
      tell();
      this.apply();
    });
    tell();
    const bars = new Array(BARS).fill(0);
    for (const confidence of this.g.confidence) ++bars[Math.min(BARS - 1, Math.floor((confidence * BARS) / 1000))];
    const most = Math.max(...bars, 1);
    $("histogram").append(...bars.map((bar, at) => {
      const element = h("span", { title: `${percent((at * 1000) / BARS)} to ${percent(((at + 1) * 1000) / BARS)}: ${count(bar, "link")}` });
      element.style.height = `${bar === 0 ? 0 : 8 + (92 * bar) / most}%`;
      return element;
    }));
  }

  /** A box for a choice that few graphs need: shown where it would change something. */
  check(box, name, affected) {
    box.closest("label").hidden = affected === 0;
    box.checked = this.filters[name];
    box.closest("label").querySelector(".count").textContent = grouped(affected);
    box.addEventListener("change", () => {
      this.filters[name] = box.checked;
      this.apply();
    });
  }

  /** Brings the boxes to what the filters say. */
  show() {
    for (const which of ["types", "relations"]) {
      for (const box of $(which).querySelectorAll("input")) box.checked = this.filters[which][Number(box.dataset.at)] === 1;
    }
    $("confidence").value = String(this.filters.leastConfidence / 10);
    $("confidence").dispatchEvent(new Event("input"));
    $("unlinked").checked = this.filters.unlinked;
    $("facts-only").checked = this.filters.factsOnly;
  }

  status() {
    const { g, filters } = this;
    const all = filters.nodesShown === g.n && filters.edgesShown === g.m;
    $("status").textContent = all
      ? `${count(g.n, "node")}, ${count(g.m, "link")}`
      : `${grouped(filters.nodesShown)} of ${count(g.n, "node")}, ${grouped(filters.edgesShown)} of ${count(g.m, "link")}`;
    $("reset").hidden = all;
  }
}
