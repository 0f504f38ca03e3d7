// Light or dark: the system's wish until the switch is used, then the reader's, kept where the browser lets a file keep it.

import { $ } from "./dom.js";

const STORE = "quipu-theme";

function kept() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

export function startTheme(changed) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const set = (theme) => {
    root.dataset.theme = theme;
    $("theme").setAttribute("aria-pressed", String(theme === "dark"));
    changed();
  };
  set(kept() || (system.matches ? "dark" : "light"));
  system.addEventListener("change", () => kept() || set(system.matches ? "dark" : "light"));
  $("theme").addEventListener("click", () => {
    const theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(STORE, theme);
    } catch {
      // the choice lasts as long as the page
    }
    set(theme);
  });
}
