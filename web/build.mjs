// Bundles src/ and what it uses from npm into one page; `node build.mjs FILE` writes it. The same bytes every time.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const source = (name) => readFileSync(join(here, "src", name), "utf8");

async function bundle(entry) {
  const result = await build({
    absWorkingDir: here, entryPoints: [entry], bundle: true, minify: true, write: false, metafile: true, format: "iife", charset: "ascii",
    target: ["chrome100", "firefox110", "safari16.4"], legalComments: "none", define: { "process.env.NODE_ENV": '"production"' },
  });
  return { text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs) };
}

/** The licence of each package that is in the bundle. */
function licences(inputs) {
  const names = new Set(inputs.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean));
  const texts = [...names].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const licence = ["LICENSE.txt", "LICENSE", "LICENSE.md"].map((file) => {
      try {
        return readFileSync(join(folder, file), "utf8").trim();
      } catch {
        return "";
      }
    }).find(Boolean);
    if (!licence) throw new Error(`${name} has no licence file`);
    return `${name} ${version}\n\n${licence}`;
  });
  return texts.join(`\n\n${"-".repeat(40)}\n\n`).replace(/\r/g, "");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const script = await bundle("src/main.js");
const style = await bundle("src/style.css");
const parts = {
  // Nothing but this script runs, whatever the graph's texts say, and nothing is fetched.
  POLICY: `default-src 'none'; script-src ${hash(script.text)}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'`,
  STYLE: style.text,
  SCRIPT: script.text,
  LICENCES: licences(script.inputs),
};
for (const [name, text] of Object.entries(parts)) {
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${name} would end its element`);
}
const page = source("page.html").replace(/@(POLICY|STYLE|SCRIPT|LICENCES)@/g, (_, name) => parts[name]);
if (page.split("@QUIPU_GRAPH@").length !== 2) throw new Error("the graph must have exactly one place");
writeFileSync(process.argv[2], page);
