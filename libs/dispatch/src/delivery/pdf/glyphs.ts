// Which characters the fonts can show. PDF/UA-1 refuses a file with any other, so those are replaced by a box.

/** What may stand for a character that is missing; the first that all fonts have. The last, all fonts have. */
const BOXES = ['\ufffd', '\u25a1', '\u25a0', '\u25ca', '?'];
/** Nothing outside these needs a look: letters and signs that every font of ours has. */
const COMMON = /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/;
/** Joiners and selectors, which have no shape of their own. */
const SHAPELESS = /^[\u034f\u200c\u200d\ufe00-\ufe0f\u{e0000}-\u{e0fff}]$/u;

interface Range {
  readonly from: number;
  readonly to: number;
}

const SEGMENT_BYTES = 2;
const GROUP_BYTES = 12;

/** Formats 4 and 12 of the `cmap` table (OpenType 1.9), the ones that Unicode fonts use. */
const rangesOf = (font: Buffer, at: number): Range[] => {
  const format = font.readUInt16BE(at);
  if (format === 12) {
    return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => {
      const group = at + 16 + index * GROUP_BYTES;
      return { from: font.readUInt32BE(group), to: font.readUInt32BE(group + 4) };
    });
  }
  if (format !== 4) return [];
  const length = font.readUInt16BE(at + 6);
  return Array.from({ length: length / SEGMENT_BYTES }, (_, index) => ({
    to: font.readUInt16BE(at + 14 + index * SEGMENT_BYTES),
    from: font.readUInt16BE(at + 16 + length + index * SEGMENT_BYTES),
  }));
};

const coverageOf = (font: Buffer): Set<number> => {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (entry === undefined) return new Set();
  const cmap = font.readUInt32BE(entry + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  );
  const covered = new Set<number>();
  for (const { from, to } of subtables.flatMap((at) => rangesOf(font, at)))
    for (let code = from; code <= to && code < 0xffff_ff; code += 1) covered.add(code);
  covered.delete(0xffff);
  return covered;
};

/** Knows what all of the given fonts can show. */
export class Glyphs {
  readonly #covered: Set<number>;
  /** Stands for a character that is missing. */
  readonly box: string;
  readonly #graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

  constructor(fonts: readonly Buffer[]) {
    const [first = new Set<number>(), ...others] = fonts.map(coverageOf);
    this.#covered = new Set([...first].filter((code) => others.every((other) => other.has(code))));
    this.box = BOXES.find((sign) => this.#covered.has(sign.codePointAt(0) ?? 0)) ?? '?';
  }

  /** The text as it can be printed: composed, and with a box for each character that is missing. */
  shown(text: string): string {
    if (COMMON.test(text)) return text;
    let shown = '';
    for (const { segment } of this.#graphemes.segment(text.normalize('NFC')))
      shown += this.#grapheme(segment);
    return shown;
  }

  #grapheme(segment: string): string {
    const shaped = [...segment].filter((sign) => !SHAPELESS.test(sign));
    if (shaped.length === 0) return '';
    return shaped.every((sign) => this.#covered.has(sign.codePointAt(0) ?? 0)) ? shaped.join('') : this.box;
  }
}
