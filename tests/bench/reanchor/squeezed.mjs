// Texts without blanks and hyphens, in which a place can be compared across formats, whatever their lines and blocks.

const LEFT_OUT = /[\s\u00AD\u2010-\u2015-]/u;

/** All letters of the blocks in a row, and for each where it stands. */
export const squeezed = (blocks) => {
  const letters = [];
  const blockOf = [];
  const offsetOf = [];
  blocks.forEach(({ text }, index) => {
    for (let offset = 0; offset < text.length; offset += 1) {
      if (LEFT_OUT.test(text[offset])) continue;
      letters.push(text[offset]);
      blockOf.push(index);
      offsetOf.push(offset);
    }
  });
  // The first letter at or after the start of each block.
  const starts = [];
  blockOf.forEach((block, at) => (starts[block] ??= at));
  return { text: letters.join(''), blockOf, offsetOf, starts, blocks };
};

/** A range of blocks as a stretch of letters. */
export const stretchOf = ({ blockOf, offsetOf, starts, text }, { blockFrom, offsetFrom, blockTo, offsetTo }) => {
  const at = (block, offset) => {
    let place = starts[block] ?? text.length;
    while (place < text.length && blockOf[place] === block && offsetOf[place] < offset) place += 1;
    return place;
  };
  return [at(blockFrom, offsetFrom), at(blockTo, offsetTo)];
};

/** Letters around a stretch that tell it from the same words elsewhere. */
const CONTEXT = 40;
/** Share of the text that a place may be away from where it would be: further off stands another. */
const AWAY = 0.03;

/** Where the letters of a stretch of one text stand in another: with the same letters around them, else nearest to where they would be; null where they do not. */
export const foundIn = (other, one, [start, end]) => {
  const letters = one.text.slice(start, end);
  const [prefix, suffix] = [one.text.slice(Math.max(0, start - CONTEXT), start), one.text.slice(end, end + CONTEXT)];
  const expected = (start * other.text.length) / one.text.length;
  let best = null;
  for (let at = other.text.indexOf(letters); at >= 0; at = other.text.indexOf(letters, at + 1)) {
    const isBefore = other.text.startsWith(prefix, at - prefix.length);
    const isAfter = other.text.startsWith(suffix, at + letters.length);
    const place = { at, around: isBefore + isAfter, distance: Math.abs(at - expected) };
    if (best === null || place.around > best.around || (place.around === best.around && place.distance < best.distance)) best = place;
  }
  return best && best.distance <= AWAY * other.text.length + CONTEXT ? [best.at, best.at + letters.length] : null;
};

/** A stretch of letters as a range of blocks. */
export const rangeOf = ({ blockOf, offsetOf, blocks }, [start, end]) => ({
  blockFrom: blocks[blockOf[start]].ord,
  offsetFrom: offsetOf[start],
  blockTo: blocks[blockOf[end - 1]].ord,
  offsetTo: offsetOf[end - 1] + 1,
});
