// The texts of some blocks as one, so that words are found in all of them at once.
import { blockKey } from '../source/block-words';

/** Comparable texts of blocks, set apart by line feeds, which no comparable text holds. */
export class JoinedTexts {
  readonly #indexes: readonly number[];
  readonly #starts: number[] = [];
  readonly #text: string;

  constructor(blocks: readonly { readonly text: string }[], indexes: readonly number[]) {
    this.#indexes = indexes;
    let length = 0;
    const texts = indexes.map((index) => {
      const key = blockKey(blocks[index] ?? { text: '' });
      this.#starts.push(length);
      length += key.length + 1;
      return key;
    });
    this.#text = texts.join('\n');
  }

  /** The indexes of blocks that hold a comparable text, in order, at most so many. */
  holding(text: string, most: number): number[] {
    const found: number[] = [];
    if (text.length === 0) return found;
    for (let at = this.#text.indexOf(text); at >= 0 && found.length < most; ) {
      const nth = this.#blockAt(at);
      found.push(this.#indexes[nth] ?? 0);
      const next = this.#starts[nth + 1];
      at = next === undefined ? -1 : this.#text.indexOf(text, next);
    }
    return found;
  }

  #blockAt(at: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((this.#starts[half] ?? 0) <= at) low = half + 1;
      else high = half;
    }
    return low - 1;
  }
}
