// The styles of a Word file: what each says of outline and numbering, with what it inherits.
import { attributeOf, tagsOf } from './xml';

/** What a style means for reading. Levels count from 0 as in Word. */
export interface Style {
  readonly name: string;
  readonly basedOn: string | null;
  readonly outline: number | null;
  readonly numId: string | null;
  readonly numLevel: number | null;
}

type Draft = { -readonly [K in keyof Style]: Style[K] };

const numberOf = (text: string | null): number | null =>
  text !== null && /^\d{1,2}$/.test(text) ? Number(text) : null;

/** Reads styles.xml. A Map, because a style may be called `__proto__`. */
export const readStyles = (xml: string): ReadonlyMap<string, Style> => {
  const styles = new Map<string, Style>();
  let open: Draft | null = null;
  for (const tag of tagsOf(xml)) {
    const value = attributeOf(tag, 'w:val');
    if (tag.name === 'w:style' && tag.kind === 'open') {
      open = { name: '', basedOn: null, outline: null, numId: null, numLevel: null };
      styles.set(attributeOf(tag, 'w:styleId') ?? '', open);
    } else if (tag.name === 'w:style') open = null;
    else if (!open || tag.kind === 'close') continue;
    else if (tag.name === 'w:name') open.name = value ?? '';
    else if (tag.name === 'w:basedOn') open.basedOn = value;
    else if (tag.name === 'w:outlineLvl') open.outline = numberOf(value);
    else if (tag.name === 'w:numId') open.numId = value;
    else if (tag.name === 'w:ilvl') open.numLevel = numberOf(value);
  }
  return styles;
};

/** The style and those it is based on, nearest first. A circle ends where it closes. */
export const lineageOf = (styles: ReadonlyMap<string, Style>, id: string | null): Style[] => {
  const lineage: Style[] = [];
  const seen = new Set<string>();
  let at = id;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const style = styles.get(at);
    if (!style) break;
    lineage.push(style);
    at = style.basedOn;
  }
  return lineage;
};

/** What a paragraph of this style is, by names that Word uses in Swedish and English. */
export const roleOfStyle = (
  lineage: readonly Style[],
): { heading: number | null; role: 'caption' | 'quote' | 'contents' | null } => {
  const outline = lineage.find((style) => style.outline !== null)?.outline ?? null;
  const names = lineage.map((style) => style.name.toLowerCase());
  if (names.some((name) => /^(toc|innehåll) ?\d|^table of figures/.test(name)))
    return { heading: null, role: 'contents' };
  if (outline !== null && outline < 9) return { heading: Math.min(6, outline + 1), role: null };
  for (const name of names) {
    const level = /^(?:heading|rubrik) ?(\d)$/.exec(name)?.[1];
    if (level) return { heading: Math.min(6, Math.max(1, Number(level))), role: null };
    if (name === 'title') return { heading: 1, role: null };
    if (name === 'caption' || name === 'beskrivning') return { heading: null, role: 'caption' };
    if (/^(intense )?quote$|^(starkt )?citat$|^block text$/.test(name))
      return { heading: null, role: 'quote' };
  }
  return { heading: null, role: null };
};
