// Which names stand in the picture, and where: important ones first, none over another.

import { nameOf } from "./data.js";
import { short } from "./words.js";

const CELL = 64;

/** Circles smaller than this may lie under a name: there are too many of them to keep clear. */
export const KEPT_CLEAR_PX = 2.5;

/** Rectangles that are taken, in cells, so that asking stays quick. */
export class Taken {
  constructor() {
    this.cells = new Map();
  }

  /** The cells that a rectangle touches. */
  *around(x0, y0, x1, y1) {
    for (let cx = Math.floor(x0 / CELL); cx <= Math.floor(x1 / CELL); ++cx) {
      for (let cy = Math.floor(y0 / CELL); cy <= Math.floor(y1 / CELL); ++cy) yield cx * 65536 + cy;
    }
  }

  isFree(x0, y0, x1, y1) {
    for (const key of this.around(x0, y0, x1, y1)) {
      for (const r of this.cells.get(key) || []) if (x0 < r[2] && x1 > r[0] && y0 < r[3] && y1 > r[1]) return false;
    }
    return true;
  }

  /** Takes the rectangle if it is free, or in any case if it `must` be. */
  take(x0, y0, x1, y1, must = false) {
    if (!must && !this.isFree(x0, y0, x1, y1)) return false;
    for (const key of this.around(x0, y0, x1, y1)) {
      const cell = this.cells.get(key);
      if (cell) cell.push([x0, y0, x1, y1]);
      else this.cells.set(key, [[x0, y0, x1, y1]]);
    }
    return true;
  }
}

export class Labels {
  constructor(g, font) {
    this.g = g;
    this.font = font;
    this.texts = new Map();
    this.measuring = document.createElement("canvas").getContext("2d");
  }

  /** The name in one line and its width in pixels at 100 px, measured once. */
  text(node) {
    let known = this.texts.get(node);
    if (!known) {
      const text = short(nameOf(this.g, node), 32);
      this.measuring.font = `500 100px ${this.font}`;
      known = { text, width: this.measuring.measureText(text).width };
      this.texts.set(node, known);
    }
    return known;
  }

  /** Finds room below, above, right or left of a circle, all of it on the stage; null where there is none. `must` overrides. */
  place(taken, stage, node, x, y, radius, size, must = false) {
    const { text, width } = this.text(node);
    if (text === "") return null;
    const w = (width * size) / 100;
    const h = size * 1.25;
    const gap = radius + 3;
    const tries = [[x - w / 2, y + gap], [x - w / 2, y - gap - h], [x + gap + 1, y - h / 2], [x - gap - w - 1, y - h / 2]];
    for (const [left, top] of tries) {
      if (left < 2 || left + w > stage.width - 2) continue;
      if (taken.take(left - 3, top - 1, left + w + 3, top + h + 1)) return { text, x: left, y: top + h * 0.78, size };
    }
    if (!must) return null;
    const [left, top] = tries[0];
    taken.take(left - 3, top - 1, left + w + 3, top + h + 1, true);
    return { text, x: left, y: top + h * 0.78, size };
  }
}
