// Small texts for specs: what matters about them in a few words.
import type { MarkJson, NodeJson } from '../response/json';
import type { ResponseContent } from '../response/ydoc';

/** Words, with marks by name. */
export const words = (text: string, ...marks: (string | MarkJson)[]): NodeJson => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) } : {}),
});

/** The mark of a thread or a suggestion. */
export const anchor = (anchorId: string): MarkJson => ({ type: 'anchor', attrs: { anchorId } });

type Line = readonly (string | NodeJson)[];
const line = (parts: Line) => ({ content: parts.filter((part) => part !== '').map((part) => (typeof part === 'string' ? words(part) : part)) });

export const paragraph = (id: string | null, ...parts: Line): NodeJson => ({ type: 'paragraph', ...(id ? { attrs: { id } } : {}), ...line(parts) });
export const heading = (id: string, title: string, level = 1): NodeJson => ({ type: 'heading', attrs: { id, level }, ...line([title]) });
export const section = (id: string, number: string, title: string, attrs: Readonly<Record<string, unknown>> = {}): NodeJson => ({
  type: 'sectionHeading',
  attrs: { id, level: 1, number, title, sourceBlock: 0, status: 'answer', stance: null, ...attrs },
});
export const list = (id: string, ...items: readonly (readonly [id: string, ...blocks: NodeJson[]])[]): NodeJson => ({
  type: 'bulletList',
  attrs: { id },
  content: items.map(([item, ...content]) => ({ type: 'listItem', attrs: { id: item }, content })),
});
/** Rows and cells have no ids. */
export const table = (id: string, ...rows: readonly (readonly NodeJson[])[]): NodeJson => ({
  type: 'table',
  attrs: { id },
  content: rows.map((cells) => ({ type: 'tableRow', content: cells.map((cell) => ({ type: 'tableCell', content: [cell] })) })),
});
export const citation = (citationId: string, label = 'Strategi, s. 3', passageId = `passage ${label}`): NodeJson => ({
  type: 'citation',
  attrs: { citationId, passageId, sourceId: 'source', versionId: 'version', label, mode: 'note', locator: null },
});
export const footnote = (noteId: string, text: string): NodeJson => ({ type: 'footnote', attrs: { noteId, text } });

export const content = (...blocks: readonly NodeJson[]): ResponseContent => ({ text: { type: 'doc', content: blocks }, overallStance: null });
