// A text field with suggestions of nodes, after the WAI-ARIA combobox pattern
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { edgesAround, nameOf, typeOf } from "./data.js";
import { announce, h } from "./dom.js";
import { count, short } from "./words.js";

let made = 0;

export class Combobox {
  /** Turns `input` into a combobox. `chosen(node)` is called with a node; `keep` leaves its name in the field. */
  constructor(input, search, g, chosen, { keep = false, allowed } = {}) {
    Object.assign(this, { input, search, g, chosen, keep, allowed });
    this.found = [];
    this.active = -1;
    this.list = h("ul", { role: "listbox", id: `suggestions-${++made}`, class: "suggestions", hidden: true, "aria-label": "Suggestions" });
    input.after(this.list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) {
      input.setAttribute(name, value);
    }
    input.autocomplete = "off";
    input.spellcheck = false;
    input.addEventListener("input", () => this.suggest());
    input.addEventListener("focus", () => input.value && !this.keep && this.suggest());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
  }

  suggest() {
    this.found = this.search.find(this.input.value, 12, this.allowed);
    this.list.replaceChildren(...this.found.map((one, at) => this.option(one, at)));
    if (this.found.length === 0 && this.input.value.trim() !== "") this.list.append(h("li", { class: "none" }, "Nothing has this name"));
    this.list.hidden = this.list.children.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.activate(this.found.length > 0 ? 0 : -1);
    if (this.input.value.trim() !== "") announce(count(this.found.length, "suggestion"));
  }

  option({ node, alias }, at) {
    const type = typeOf(this.g, node);
    const option = h("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" },
      h("span", { class: "dot", color: type.color }),
      h("span", { class: "name", dir: "auto" }, short(nameOf(this.g, node), 80), alias ? h("small", {}, short(alias, 60)) : null),
      h("span", { class: "kind" }, `${short(type.name, 24)} \u00b7 ${edgesAround(this.g, node).length}`));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();  // the field keeps the focus until the choice is made
      this.choose(at);
    });
    return option;
  }

  activate(at) {
    this.active = at;
    [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = at >= 0 ? this.list.children[at] : null;
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  choose(at) {
    const one = this.found[at];
    if (!one) return;
    this.input.value = this.keep ? short(nameOf(this.g, one.node), 80) : "";
    this.close();
    this.chosen(one.node);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  key(event) {
    const open = !this.list.hidden;
    const size = this.found.length;
    if (event.key === "ArrowDown" && !open) this.suggest();
    else if (event.key === "ArrowDown" && size > 0) this.activate((this.active + 1) % size);
    else if (event.key === "ArrowUp" && size > 0) this.activate((this.active + size - 1) % size);
    else if (event.key === "Enter" && open) this.choose(this.active);
    else if (event.key === "Escape" && (open || this.input.value)) {
      if (open) this.close();
      else this.input.value = "";
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
