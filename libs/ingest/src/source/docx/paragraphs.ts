// Marks each paragraph of a Word text with a bookmark of ours, and says what each one is.
import { NumberCounter } from './numbering';
import { lineageOf, roleOfStyle, type Style } from './styles';
import { attributeOf, tagsOf } from './xml';

/** What a paragraph is, by its style and its own settings. */
export interface ParagraphFacts {
  readonly heading: number | null;
  readonly role: 'caption' | 'quote' | 'contents' | null;
  /** Depth from 1 when it is numbered or bulleted. */
  readonly listLevel: number | null;
  readonly label: string | null;
}

interface Draft {
  style: string | null;
  numId: string | null;
  level: number | null;
  outline: number | null;
  isDeleted: boolean;
}

const MARK = 'samsvar-paragraph-';

/** The paragraph that a bookmark stands for, or null for a bookmark of the writer's. */
export const markedParagraph = (bookmark: string): number | null =>
  bookmark.startsWith(MARK) ? Number(bookmark.slice(MARK.length)) : null;

const drafts = (xml: string): { drafts: Draft[]; starts: number[] } => {
  const found: Draft[] = [];
  const starts: number[] = [];
  const open: Draft[] = [];
  let settings = 0;
  let changes = 0;
  for (const tag of tagsOf(xml)) {
    const step = tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
    // Former settings, kept by tracked changes, are not what the paragraph is now.
    if (tag.name === 'w:pPrChange') changes += step;
    if (changes > 0) continue;
    if (tag.name === 'w:pPr') settings += step;
    else if (tag.name === 'w:p' && tag.kind === 'open') {
      const draft: Draft = { style: null, numId: null, level: null, outline: null, isDeleted: false };
      found.push(draft);
      open.push(draft);
      starts.push(tag.to);
    } else if (tag.name === 'w:p' && tag.kind === 'close') open.pop();
    const draft = open.at(-1);
    if (settings === 0 || !draft || tag.kind === 'close') continue;
    const value = attributeOf(tag, 'w:val');
    if (tag.name === 'w:pStyle') draft.style = value;
    else if (tag.name === 'w:numId') draft.numId = value;
    else if (tag.name === 'w:ilvl') draft.level = Number(value ?? 0);
    else if (tag.name === 'w:outlineLvl') draft.outline = Number(value ?? 9);
    else if (tag.name === 'w:del') draft.isDeleted = true;
  }
  return { drafts: found, starts };
};

/** The text with a bookmark at each paragraph's start, and the facts of each paragraph by its bookmark. */
export const markParagraphs = (
  xml: string,
  styles: ReadonlyMap<string, Style>,
  numbering: string | null,
): { xml: string; facts: ParagraphFacts[] } => {
  const { drafts: found, starts } = drafts(xml);
  const counter = new NumberCounter(numbering, styles);
  const facts = found.map((draft) => factsOf(draft, styles, counter));
  const pieces: string[] = [];
  let from = 0;
  for (const [index, start] of starts.entries()) {
    pieces.push(xml.slice(from, start), `<w:bookmarkStart w:id="9${index}" w:name="${MARK}${index}"/>`);
    from = start;
  }
  pieces.push(xml.slice(from));
  return { xml: pieces.join(''), facts };
};

const factsOf = (
  draft: Draft,
  styles: ReadonlyMap<string, Style>,
  counter: NumberCounter,
): ParagraphFacts => {
  const lineage = lineageOf(styles, draft.style);
  const { heading, role } = roleOfStyle(lineage);
  const own = draft.outline !== null && draft.outline < 9 ? Math.min(6, draft.outline + 1) : null;
  const numId = draft.numId ?? lineage.find((style) => style.numId !== null)?.numId ?? null;
  if (numId === null || numId === '0' || draft.isDeleted)
    return { heading: own ?? heading, role, listLevel: null, label: null };
  const level =
    draft.level ??
    counter.levelOfStyle(numId, draft.style) ??
    lineage.find((style) => style.numLevel !== null)?.numLevel ??
    0;
  return {
    heading: own ?? heading,
    role,
    listLevel: Math.min(9, level + 1),
    label: counter.next(numId, level),
  };
};
