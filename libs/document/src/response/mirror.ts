// The first outline of a response: the source's headings, each waiting for a decision.
import type { Block } from '@samsvar/domain';
import type { NodeJson } from './json';

/** Makes a new stable id; a uuid. Given by the caller, since this floor has no source of chance. */
export type NewId = () => string;

const empty = (id: NewId): NodeJson => ({ type: 'paragraph', attrs: { id: id() } });
const own = (title: string, id: NewId): NodeJson[] => [
  { type: 'heading', attrs: { id: id(), level: 1 }, content: [{ type: 'text', text: title }] },
  empty(id),
];

/** One mirrored heading, with an empty paragraph to write in. */
export const mirrored = (heading: Pick<Block, 'ord' | 'label' | 'text'>, level: number, id: NewId): NodeJson[] => [
  {
    type: 'sectionHeading',
    attrs: {
      id: id(),
      level,
      number: heading.label,
      title: heading.text,
      sourceBlock: heading.ord,
      status: 'undecided',
      stance: null,
    },
  },
  empty(id),
];

const DEEPEST = 4;

/** The levels to show: none deeper than 4, and none skipped, since a skipped level cannot be exported (ISO 14289-1). */
export const levelsOf = (headings: readonly Pick<Block, 'level'>[]): number[] => {
  let previous = 1;
  return headings.map((heading) => (previous = Math.min(heading.level ?? 1, previous + 1, DEEPEST)));
};

const SUMMARY = 'Sammanfattning';
const REMARKS = 'Övergripande synpunkter';
const CONSEQUENCES = 'Konsekvenser';

/**
 * A response that follows the source's outline: summary and general remarks first, then every heading
 * of the source with its number, then consequences. The order is the one that issuers ask for.
 *
 * No two headings are alike. A source's own chapter of consequences is answered where it stands, so there is
 * none of ours after it. Its summary stays as a section like all others, and ours says whose summary it is.
 */
export const mirrorOutline = (headings: readonly Block[], id: NewId): NodeJson => {
  const sections = headings.filter((block) => block.type === 'heading');
  const levels = levelsOf(sections);
  const titles = new Set(sections.map((block) => wordsOf(block.text)));
  const has = (title: string): boolean => titles.has(wordsOf(title));
  return {
    type: 'doc',
    content: [
      ...own(has(SUMMARY) ? `${SUMMARY} av vårt svar` : SUMMARY, id),
      ...own(has(REMARKS) ? `Våra ${REMARKS.toLowerCase()}` : REMARKS, id),
      ...sections.flatMap((block, at) => mirrored(block, levels[at] ?? 1, id)),
      ...(has(CONSEQUENCES) ? [] : own(CONSEQUENCES, id)),
    ],
  };
};

/** A heading's words alone: without a number that was not told apart from them, and in lower case. */
const wordsOf = (title: string): string =>
  title
    .replace(/^[\d.\s]+/, '')
    .replace(/[\s.:]+$/, '')
    .toLowerCase();
