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
const mirrored = (heading: Block, level: number, id: NewId): NodeJson[] => [
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
const levelsOf = (headings: readonly Block[]): number[] => {
  let previous = 1;
  return headings.map((heading) => (previous = Math.min(heading.level ?? 1, previous + 1, DEEPEST)));
};

/**
 * A response that follows the source's outline: summary and general remarks first, then every heading
 * of the source with its number, then consequences. The order is the one that issuers ask for.
 */
export const mirrorOutline = (headings: readonly Block[], id: NewId): NodeJson => {
  const sections = headings.filter((block) => block.type === 'heading');
  const levels = levelsOf(sections);
  return {
    type: 'doc',
    content: [
      ...own('Sammanfattning', id),
      ...own('Övergripande synpunkter', id),
      ...sections.flatMap((block, at) => mirrored(block, levels[at] ?? 1, id)),
      ...own('Konsekvenser', id),
    ],
  };
};
