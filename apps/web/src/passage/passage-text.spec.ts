// Range maths over blocks: trimming, extending by block and by sentence.
import type { PassageRange } from '@samsvar/domain';
import { extendByBlock, extendBySentence, rangeOfBlock, sentencesOf, trimRange, wordsOf, type TextBlocks } from './passage-text';

const blocks = (...texts: string[]): TextBlocks => texts.map((text, ord) => ({ ord, text }));
const range = (blockFrom: number, offsetFrom: number, blockTo: number, offsetTo: number): PassageRange => ({ blockFrom, offsetFrom, blockTo, offsetTo });

describe('trimRange', () => {
  const text = blocks('Ett hej. ', '', 'Två', ' ');
  it('leaves out white space, empty blocks and line ends', () => {
    expect(trimRange(text, range(0, 3, 3, 1))).toEqual(range(0, 4, 2, 3));
    expect(trimRange(text, range(0, 9, 2, 2))).toEqual(range(2, 0, 2, 2));
    expect(trimRange(text, range(0, 0, 1, 0))).toEqual(range(0, 0, 0, 8));
  });
  it('is null when only white space was selected', () => {
    expect(trimRange(text, range(0, 8, 1, 0))).toBeNull();
    expect(trimRange(text, range(0, 3, 0, 4))).toBeNull();
    expect(trimRange(text, range(9, 0, 9, 4))).toBeNull();
  });
});

describe('wordsOf', () => {
  const text = blocks('abc', 'def', 'ghi');
  it('joins blocks by a line feed, as the server does', () => {
    expect(wordsOf(text, range(0, 1, 2, 2))).toBe('bc\ndef\ngh');
    expect(wordsOf(text, range(1, 1, 1, 2))).toBe('e');
  });
  it('works on a window of the blocks and says null outside it', () => {
    expect(wordsOf(text.slice(1), range(2, 0, 2, 3))).toBe('ghi');
    expect(wordsOf(text.slice(1), range(0, 0, 1, 3))).toBeNull();
  });
});

describe('extendByBlock', () => {
  const text = blocks('a1', 'b22', '', 'c333', 'd4444');
  const whole = (from: number, to: number): PassageRange | null => trimRange(text, range(from, 0, to, text[to]?.text.length ?? 0));
  it('grows down past empty blocks and shrinks back', () => {
    const one = rangeOfBlock(text, 1)!; // has words
    const two = extendByBlock(text, one, 1, 1);
    expect(two).toEqual(whole(1, 3));
    expect(extendByBlock(text, two, 1, -1)).toEqual(one);
  });
  it('turns around at the block it started in', () => {
    const one = rangeOfBlock(text, 1)!; // has words
    const up = extendByBlock(text, one, 1, -1);
    expect(up).toEqual(whole(0, 1));
    expect(extendByBlock(text, up, 1, 1)).toEqual(one);
  });
  it('stays at the ends of the document', () => {
    expect(extendByBlock(text, whole(3, 4)!, 3, 1)).toEqual(whole(3, 4)); // has words
    expect(extendByBlock(text, whole(0, 0)!, 0, -1)).toEqual(whole(0, 0)); // has words
  });
});

describe('extendBySentence', () => {
  const text = blocks('Ett är ett. Två är två. Tre.', 'Fyra är fyra. Fem.');
  const all = range(0, 0, 0, 28);
  it('takes the last sentence off, and gives it back', () => {
    const less = extendBySentence(text, all, { end: 'to', step: -1 });
    expect(wordsOf(text, less)).toBe('Ett är ett. Två är två.');
    expect(extendBySentence(text, less, { end: 'to', step: 1 })).toEqual(all);
  });
  it('goes on into the next block', () => {
    expect(wordsOf(text, extendBySentence(text, all, { end: 'to', step: 1 }))).toBe('Ett är ett. Två är två. Tre.\nFyra är fyra.');
  });
  it('moves the start', () => {
    const later = extendBySentence(text, all, { end: 'from', step: 1 });
    expect(wordsOf(text, later)).toBe('Två är två. Tre.');
    expect(extendBySentence(text, later, { end: 'from', step: -1 })).toEqual(all);
  });
  it('never turns a selection inside out', () => {
    const first = range(0, 0, 0, 11);
    expect(extendBySentence(text, first, { end: 'to', step: -1 })).toEqual(first);
    expect(extendBySentence(text, first, { end: 'from', step: 1 })).toEqual(first);
  });
});

it('knows Swedish sentences with numbers and quotation marks', () => {
  const text = 'Ökningen är 28 procent. ”Det går.” Slut!';
  expect(sentencesOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Ökningen är 28 procent.', '”Det går.”', 'Slut!']);
});
