// A quote-and-position matcher of the kind annotation clients use, written anew from the published strategy:
// position if the quote stands there; else all exact places; else approximate search; candidates scored by quote, context, position.

const CONTEXT = 32;
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const MOST_ERRORS = 256;
const BITS = 32;

/** One column of the bit-parallel edit distance (Myers 1999) over patterns of any length, in words of 32 bits. */
const approximate = (text, codes, quote, most) => {
  const words = Math.ceil(quote.length / BITS);
  const masks = new Map();
  for (let i = 0; i < quote.length; i += 1) {
    const code = quote.charCodeAt(i);
    if (!masks.has(code)) masks.set(code, new Int32Array(words));
    masks.get(code)[i >> 5] |= 1 << (i & 31);
  }
  const none = new Int32Array(words);
  const plus = new Int32Array(words).fill(-1);
  const minus = new Int32Array(words);
  const lastBit = 1 << ((quote.length - 1) & 31);
  let [score, best] = [quote.length, most];
  let ends = [];
  for (let at = 0; at < codes.length; at += 1) {
    const mask = masks.get(codes[at]) ?? none;
    let [carryPlus, carryMinus] = [0, 0];
    for (let w = 0; w < words; w += 1) {
      const [pv, mv] = [plus[w], minus[w]];
      const eq = mask[w] | carryMinus;
      const xv = mask[w] | mv;
      const xh = ((((eq & pv) + pv) | 0) ^ pv) | eq;
      let ph = mv | ~(xh | pv);
      let mh = pv & xh;
      if (w === words - 1) score += (ph & lastBit ? 1 : 0) - (mh & lastBit ? 1 : 0);
      const [outPlus, outMinus] = [ph >>> 31, mh >>> 31];
      ph = (ph << 1) | carryPlus;
      mh = (mh << 1) | carryMinus;
      plus[w] = mh | ~(xv | ph);
      minus[w] = ph & xv;
      [carryPlus, carryMinus] = [outPlus, outMinus];
    }
    if (score < best) [best, ends] = [score, [at + 1]];
    else if (score === best && ends.length < 50) ends.push(at + 1);
  }
  return ends.map((end) => ({ ...startOf(text, quote, end, best), errors: best }));
};

/** Where the match that ends there begins: the same distance backwards over a window. */
const startOf = (text, quote, end, errors) => {
  const from = Math.max(0, end - quote.length - errors);
  const [window, pattern] = [[...text.slice(from, end)].reverse(), [...quote].reverse()];
  let row = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let best = { distance: Infinity, length: 0 };
  for (let j = 1; j <= window.length; j += 1) {
    const next = [j];
    for (let i = 1; i <= pattern.length; i += 1) next[i] = Math.min(row[i] + 1, next[i - 1] + 1, row[i - 1] + (pattern[i - 1] === window[j - 1] ? 0 : 1));
    row = next;
    if (row[pattern.length] < best.distance) best = { distance: row[pattern.length], length: j };
  }
  return { start: end - best.length, end };
};

/** 1 for equal strings, down to 0; cheap, by words kept in order from the near end. */
const likeness = (a, b) => {
  if (a === b) return 1;
  const most = Math.max(a.length, b.length);
  if (most === 0) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return 1 - row[b.length] / most;
};

/** A matcher over one text; blocks are joined by a line feed. */
export const quoteMatcher = (text) => {
  const codes = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const exactPlaces = (quote) => {
    const places = [];
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push({ start: at, end: at + quote.length, errors: 0 });
    return places;
  };
  const scored = (place, { quote, prefix, suffix, position }) => {
    const parts =
      WEIGHTS.quote * (1 - place.errors / quote.length) +
      WEIGHTS.prefix * (prefix ? likeness(prefix, text.slice(Math.max(0, place.start - prefix.length), place.start)) : 1) +
      WEIGHTS.suffix * (suffix ? likeness(suffix, text.slice(place.end, place.end + suffix.length)) : 1) +
      WEIGHTS.position * (1 - Math.abs(place.start - position) / text.length);
    return parts / (WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position);
  };
  /** The best place with its score; null where there is none. */
  return (selector) => {
    const { quote, position } = selector;
    if (text.startsWith(quote, position)) return { start: position, end: position + quote.length, score: 1 };
    const exact = exactPlaces(quote);
    const places = exact.length > 0 ? exact : approximate(text, codes, quote, Math.min(MOST_ERRORS, Math.floor(quote.length / 2)));
    return places.reduce((best, place) => {
      const score = scored(place, selector);
      return best && best.score >= score ? best : { ...place, score };
    }, null);
  };
};

/** A text of blocks, and where each block begins. */
export const joinedText = (blocks) => {
  const starts = [];
  let length = 0;
  for (const { text } of blocks) {
    starts.push(length);
    length += text.length + 1;
  }
  return { text: blocks.map(({ text }) => text).join('\n'), starts };
};

/** What is stored of a passage. */
export const selectorOf = ({ text, starts }, { blockFrom, offsetFrom, blockTo, offsetTo }) => {
  const [start, end] = [starts[blockFrom] + offsetFrom, starts[blockTo] + offsetTo];
  return { quote: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT), start), suffix: text.slice(end, end + CONTEXT), position: start };
};

/** A place in the text as blocks and offsets. */
export const rangeOf = ({ starts }, { start, end }) => {
  const blockAt = (at) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (starts[half] <= at) low = half + 1;
      else high = half;
    }
    return low - 1;
  };
  const [blockFrom, blockTo] = [blockAt(start), blockAt(Math.max(start, end - 1))];
  return { blockFrom, offsetFrom: start - starts[blockFrom], blockTo, offsetTo: end - starts[blockTo] };
};
