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

/** One mirrored heading, with an empty paragraph to write in. Levels below 4 are shown as 4. */
const mirrored = (heading: Block, id: NewId): NodeJson[] => [
  {
    type: 'sectionHeading',
    attrs: {
      id: id(),
      level: Math.min(heading.level ?? 1, 4),
      number: heading.label,
      title: heading.text,
      sourceBlock: heading.ord,
      status: 'undecided',
      stance: null,
    },
  },
  empty(id),
];

/**
 * A response that follows the source's outline: summary and general remarks first, then every heading
 * of the source with its number, then consequences. The order is the one that issuers ask for.
 */
export const mirrorOutline = (headings: readonly Block[], id: NewId): NodeJson => ({
  type: 'doc',
  content: [
    ...own('Sammanfattning', id),
    ...own('Övergripande synpunkter', id),
    ...headings.filter((block) => block.type === 'heading').flatMap((block) => mirrored(block, id)),
    ...own('Konsekvenser', id),
  ],
});
