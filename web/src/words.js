// Wording: numbers, relation types and the places of names in a sentence.

const numbers = new Intl.NumberFormat("en");
export const count = (number, one, many = one + "s") => `${numbers.format(number)} ${number === 1 ? one : many}`;
export const grouped = (number) => numbers.format(number);
export const percent = (thousandths) => `${Math.round(thousandths / 10)} %`;

/** "WORKS_AT" as "works at". */
export const spoken = (type) => (/[a-z]/.test(type) ? type : type.toLowerCase()).replaceAll("_", " ");

/** One line without control characters, at most `most` characters. */
export function short(text, most) {
  const line = text.slice(0, 4 * most + 8).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  const letters = Array.from(line);
  return letters.length > most ? letters.slice(0, most - 1).join("").trimEnd() + "\u2026" : line;
}

/** Letters without case and accents, for comparing. */
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();

const LONGEST_FORM = 200;
const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");

function matchesOf(sentence, forms, suffix) {
  const usable = [...new Set(forms)].filter((form) => form.trim() !== "" && form.length <= LONGEST_FORM);
  if (usable.length === 0) return [];
  const any = usable.sort((a, b) => b.length - a.length).map(quoted).join("|");
  // Before and after stands no letter or digit, so that "art" is not found in "party".
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${any})${suffix}(?![\\p{L}\\p{N}])`, "giu");
  const found = [];
  for (let match; (match = pattern.exec(sentence)) !== null; ) {
    const begin = match.index + match[1].length;
    found.push([begin, match.index + match[0].length]);
    pattern.lastIndex = match.index + match[0].length;
  }
  return found;
}

/** Where `forms` stand in `sentence`: as they are, else in the plural, else by a capitalised word of theirs. */
function placesOf(sentence, forms) {
  const whole = matchesOf(sentence, forms, "");
  if (whole.length > 0) return whole;
  const plural = matchesOf(sentence, forms, "(?:s|es|ed|d|ing)?");
  if (plural.length > 0) return plural;
  const words = forms.flatMap((form) => form.slice(0, LONGEST_FORM).split(/\s+/)).filter((word) => /^\p{Lu}[\p{L}\p{N}.'-]{2,}$/u.test(word));
  return matchesOf(sentence, words, "");
}

/** `sentence` in pieces [{text, end}]: end 0 and 1 for the names of the two ends, -1 for the rest. Longer names win. */
export function highlighted(sentence, ends) {
  const places = ends.flatMap((forms, end) => placesOf(sentence, forms).map(([begin, stop]) => ({ begin, stop, end })));
  places.sort((a, b) => b.stop - b.begin - (a.stop - a.begin) || a.begin - b.begin || a.end - b.end);
  const kept = [];
  for (const place of places) {
    if (kept.every((other) => place.stop <= other.begin || place.begin >= other.stop)) kept.push(place);
  }
  kept.sort((a, b) => a.begin - b.begin);
  const pieces = [];
  let at = 0;
  const add = (stop, end) => stop > at && pieces.push({ text: sentence.slice(at, stop), end });
  for (const { begin, stop, end } of kept) {
    add(begin, -1);
    at = begin;
    add(stop, end);
    at = stop;
  }
  add(sentence.length, -1);
  return pieces;
}
