// The texts that are compared and told apart by author: what came over the wire, as content of a response.
import { textAttribute, type NodeJson, type ResponseContent } from '@samsvar/document';
import { STANCES } from '@samsvar/domain';
import type { RunsBody, VersionContentBody, Who } from '@samsvar/protocol';

/** A text with those who wrote it; `runs` is null where that was not kept. */
export interface WrittenText {
  readonly content: ResponseContent;
  readonly runs: RunsBody | null;
  readonly people: readonly Who[];
}

/** Reads what the server answers about one text. */
export const writtenText = (body: Pick<VersionContentBody, 'content' | 'people'> & { readonly runs: RunsBody | null }): WrittenText => ({
  content: contentOf(body.content),
  runs: body.runs,
  people: body.people,
});

const contentOf = ({ text, overallStance }: VersionContentBody['content']): ResponseContent => ({
  // The server reads it from the document: a node, whatever it holds. What is drawn of it is checked piece by piece.
  text: withoutDefaults(text as unknown as NodeJson),
  overallStance: STANCES.find((stance) => stance === overallStance) ?? null,
});

/** Cells over one column and one row say so or not, depending on what wrote them: that is no difference. */
const withoutDefaults = (node: NodeJson): NodeJson => {
  const content = node.content?.map(withoutDefaults);
  const isCell = node.type === 'tableCell' || node.type === 'tableHeader';
  if (!isCell || !node.attrs) return content ? { ...node, content } : node;
  const attrs = Object.fromEntries(Object.entries(node.attrs).filter(([, value]) => value !== 1 && value !== null));
  return { ...node, attrs, ...(content ? { content } : {}) };
};

/** Blocks whose content is words: those that runs and offsets are counted in. */
const TEXT_BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'demand', 'figure']);

/** Whether a node holds words itself, and not other blocks. */
export const isTextBlock = (node: NodeJson): boolean => TEXT_BLOCKS.has(node.type);

/** The words of a block of text with one sign for each citation, footnote and line break, as offsets count them. */
export const countedText = (block: NodeJson): string =>
  (block.content ?? []).map((node) => (node.type === 'text' ? (node.text ?? '') : node.type === 'hardBreak' ? '\n' : '\ufffc')).join('');

/** A section by its heading, as it is called in lists: "2.1 Förslaget". */
export const sectionName = (section: { readonly number: string | null; readonly title: string }, untitled: string): string =>
  [section.number, section.title || untitled].filter(Boolean).join(' ');

/** A heading of a text, with its place among the others. */
export interface HeadingInText {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly level: number;
}

/** The headings of a text in their order; those without an id are left out. */
export const headingsOf = ({ text }: ResponseContent): HeadingInText[] =>
  (text.content ?? []).flatMap((node) => {
    const id = textAttribute(node, 'id');
    if (id === null || (node.type !== 'heading' && node.type !== 'sectionHeading')) return [];
    const level = Number(node.attrs?.['level'] ?? 1);
    const title = node.type === 'heading' ? countedText(node).replaceAll('\ufffc', '').trim() : (textAttribute(node, 'title') ?? '');
    return [{ id, number: textAttribute(node, 'number'), title, level }];
  });

/** Only what stands under a heading, itself included, down to the next of its level or above. Null when there is no such heading. */
export const sectionOf = (content: ResponseContent, sectionId: string): ResponseContent | null => {
  const blocks = content.text.content ?? [];
  const from = blocks.findIndex((block) => textAttribute(block, 'id') === sectionId);
  const heading = blocks[from];
  if (!heading) return null;
  const level = Number(heading.attrs?.['level'] ?? 1);
  const after = blocks.slice(from + 1).findIndex((block) => /^(?:h|sectionH)eading$/.test(block.type) && Number(block.attrs?.['level'] ?? 1) <= level);
  return { text: { ...content.text, content: blocks.slice(from, after < 0 ? undefined : from + 1 + after) }, overallStance: content.overallStance };
};
