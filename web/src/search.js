// Finding nodes by name or alias: whole names first, then beginnings, then beginnings of words, then anything inside.

import { aliasesOf, nameOf } from "./data.js";
import { folded } from "./words.js";

const rank = (text, wanted) => {
  const at = text.indexOf(wanted);
  if (at < 0) return 9;
  if (text === wanted) return 0;
  if (at === 0) return 1;
  return text.includes(" " + wanted) ? 2 : 3;
};

export class Search {
  constructor(g) {
    this.g = g;
    this.names = null;
  }

  /** At most `most` of {node, alias}; alias is set where it and not the name was found. Among equals the important ones first. */
  find(text, most = 12, allowed = () => true) {
    const wanted = folded(text).trim();
    if (wanted === "") return [];
    this.index();
    const ranks = [[], [], [], []];
    for (const node of this.g.byImportance) {
      let best = rank(this.names[node], wanted);
      let alias = "";
      if (best > 0) {
        for (const other of this.aliases.get(node) || []) {
          const its = rank(other.folded, wanted);
          if (its < best) [best, alias] = [its, other.text];
        }
      }
      if (best < 9 && ranks[best].length < most && allowed(node)) ranks[best].push({ node, alias });
    }
    return ranks.flat().slice(0, most);
  }

  index() {
    if (this.names !== null) return;
    this.names = Array.from({ length: this.g.n }, (_, i) => folded(nameOf(this.g, i)));
    this.aliases = new Map();
    for (let i = 0; i < this.g.n; ++i) {
      const aliases = aliasesOf(this.g, i);
      if (aliases.length > 0) this.aliases.set(i, aliases.filter(Boolean).map((text) => ({ text, folded: folded(text) })));
    }
  }
}
