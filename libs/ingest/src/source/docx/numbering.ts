// The numbers and bullets that Word prints by itself: read from numbering.xml, counted in document order.
import { printedLabel } from '../../base/text';
import { lineageOf, type Style } from './styles';
import { attributeOf, tagsOf } from './xml';

interface Level {
  start: number;
  format: string;
  text: string;
  style: string | null;
}

interface Numberings {
  readonly levels: Map<string, Map<number, Level>>;
  /** Numbering instance to its abstract numbering. */
  readonly abstractOf: Map<string, string>;
  readonly starts: Map<string, Map<number, number>>;
  /** An abstract numbering that only points at a numbering style. */
  readonly links: Map<string, string>;
}

const nothing = (): Numberings => ({
  levels: new Map(),
  abstractOf: new Map(),
  starts: new Map(),
  links: new Map(),
});

/** Reads numbering.xml. */
const readNumbering = (xml: string): Numberings => {
  const found = nothing();
  let abstract = '';
  let num = '';
  let at = 0;
  let level: Level | null = null;
  for (const tag of tagsOf(xml)) {
    const value = attributeOf(tag, 'w:val') ?? '';
    if (tag.kind === 'close') {
      if (tag.name === 'w:abstractNum') abstract = '';
      if (tag.name === 'w:num') num = '';
      if (tag.name === 'w:lvl') level = null;
    } else if (tag.name === 'w:abstractNum')
      found.levels.set((abstract = attributeOf(tag, 'w:abstractNumId') ?? ''), new Map());
    else if (tag.name === 'w:num') num = attributeOf(tag, 'w:numId') ?? '';
    else if (tag.name === 'w:abstractNumId') found.abstractOf.set(num, value);
    else if (tag.name === 'w:numStyleLink') found.links.set(abstract, value);
    else if (tag.name === 'w:lvlOverride') at = Number(attributeOf(tag, 'w:ilvl') ?? 0);
    else if (tag.name === 'w:startOverride')
      found.starts.set(num, (found.starts.get(num) ?? new Map<number, number>()).set(at, Number(value) || 1));
    else if (tag.name === 'w:lvl' && tag.kind === 'open') {
      level = { start: 1, format: 'decimal', text: '', style: null };
      if (abstract !== '') found.levels.get(abstract)?.set(Number(attributeOf(tag, 'w:ilvl') ?? 0), level);
    } else if (!level) continue;
    else if (tag.name === 'w:start') level.start = Number(value) || 0;
    else if (tag.name === 'w:numFmt') level.format = value;
    else if (tag.name === 'w:lvlText') level.text = value;
    else if (tag.name === 'w:pStyle') level.style = value;
  }
  return found;
};

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const roman = (number: number): string => {
  let rest = Math.min(number, 3999);
  let text = '';
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign;
  return text;
};

const formatted = (number: number, format: string): string => {
  const letter = String.fromCharCode(97 + ((Math.max(1, number) - 1) % 26)).repeat(
    Math.min(20, Math.ceil(Math.max(1, number) / 26)),
  );
  switch (format) {
    case 'lowerLetter':
      return letter;
    case 'upperLetter':
      return letter.toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
};

/** Counts through a document, one numbered paragraph after another. */
export class NumberCounter {
  private readonly numbering: Numberings;
  private readonly counts = new Map<string, Map<number, number>>();
  private readonly started = new Set<string>();

  constructor(
    xml: string | null,
    private readonly styles: ReadonlyMap<string, Style>,
  ) {
    this.numbering = xml === null ? nothing() : readNumbering(xml);
  }

  /** The label that Word prints before the next paragraph of this numbering, or null when it prints none. */
  next(numId: string, at: number): string | null {
    const abstract = this.abstractOf(numId);
    const levels = abstract === null ? undefined : this.numbering.levels.get(abstract);
    const level = levels?.get(at);
    if (abstract === null || !levels || !level || numId === '0') return null;
    if (level.format === 'bullet') return printedLabel(level.text) ?? '•';
    const counts = this.counts.get(abstract) ?? new Map<number, number>();
    this.counts.set(abstract, counts);
    const key = `${numId} ${at}`;
    const restart = this.started.has(key) ? undefined : this.numbering.starts.get(numId)?.get(at);
    this.started.add(key);
    const before = counts.get(at);
    counts.set(at, restart ?? (before === undefined ? level.start : before + 1));
    for (const deeper of [...counts.keys()]) if (deeper > at) counts.delete(deeper);
    if (level.format === 'none') return null;
    return printedLabel(
      level.text.replace(/%(\d)/g, (_, place: string) => this.partOf(levels, counts, Number(place) - 1)),
    );
  }

  private partOf(
    levels: ReadonlyMap<number, Level>,
    counts: ReadonlyMap<number, number>,
    at: number,
  ): string {
    const level = levels.get(at);
    return level ? formatted(counts.get(at) ?? level.start, level.format) : '';
  }

  /** The level that a numbering ties to a style: "Rubrik 2" is level 1 without saying so itself. */
  levelOfStyle(numId: string, styleId: string | null): number | null {
    for (const [at, level] of this.numbering.levels.get(this.abstractOf(numId) ?? '') ?? [])
      if (level.style !== null && level.style === styleId) return at;
    return null;
  }

  private abstractOf(numId: string, hops = 0): string | null {
    const abstract = this.numbering.abstractOf.get(numId) ?? null;
    const link = abstract === null ? undefined : this.numbering.links.get(abstract);
    if (link === undefined || hops > 4) return abstract;
    const linked = lineageOf(this.styles, link).find((style) => style.numId !== null)?.numId;
    return linked ? this.abstractOf(linked, hops + 1) : abstract;
  }
}
