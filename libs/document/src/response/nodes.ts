// The nodes of a response that are our own: what a remissvar holds besides plain prose.
import { Node } from '@tiptap/core';

const text = (name: string) => ({
  default: null as string | null,
  parseHTML: (element: { getAttribute(name: string): string | null }) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[camel(name)] == null ? {} : { [`data-${name}`]: String(attributes[camel(name)]) },
});
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What pins a node to a passage of a source: ids, and a short label so that the text reads without the database. */
const pinned = () => ({
  passageId: text('passage-id'),
  sourceId: text('source-id'),
  versionId: text('version-id'),
  label: text('label'),
});

/** A heading that mirrors one of the source's: its words are the source's and cannot be typed over. */
export const SectionHeading = Node.create({
  name: 'sectionHeading',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => ({
    level: {
      default: 1,
      parseHTML: (e) => Number(e.getAttribute('data-level') ?? 1),
      renderHTML: (a) => ({ 'data-level': a['level'] }),
    },
    number: text('number'),
    title: text('title'),
    sourceBlock: {
      default: null,
      parseHTML: (e) =>
        e.getAttribute('data-source-block') === null ? null : Number(e.getAttribute('data-source-block')),
      renderHTML: (a) => (a['sourceBlock'] == null ? {} : { 'data-source-block': a['sourceBlock'] }),
    },
    status: { ...text('status'), default: 'undecided' },
    stance: text('stance'),
  }),
  parseHTML: () => [{ tag: 'div[data-section-heading]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-section-heading': '' }],
});

/** A heading of the response's own, such as Sammanfattning. */
export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    level: { default: 1, parseHTML: (e) => Number(e.tagName.slice(1)) || 1, rendered: false },
  }),
  parseHTML: () => [1, 2, 3, 4].map((level) => ({ tag: `h${level}` })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${Number(node.attrs['level'])}`, HTMLAttributes, 0],
});

/** Words quoted from a source, pinned to the passage they come from. */
export const Quotation = Node.create({
  name: 'quotation',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({ citationId: text('citation-id'), ...pinned() }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
});

/** A demand (yrkande): one numbered "Att …". Numbers are given when the text is shown, never stored. */
export const Demand = Node.create({
  name: 'demand',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-demand]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-demand': '' }, 0],
});

/** Proposed wording (förslag till ändrad lydelse): the source's words in `fromText`, ours as content. */
export const ProposedWording = Node.create({
  name: 'proposedWording',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({ fromText: text('from-text'), citationId: text('citation-id'), ...pinned() }),
  parseHTML: () => [{ tag: 'div[data-proposed-wording]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-proposed-wording': '' }, 0],
});

/** A picture with a text for those who cannot see it. The bytes are kept by SHA-256. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  draggable: true,
  addAttributes: () => ({
    sha256: text('sha256'),
    alt: text('alt'),
    width: {
      default: null,
      parseHTML: (e) => Number(e.getAttribute('data-width')) || null,
      renderHTML: (a) => (a['width'] ? { 'data-width': a['width'] } : {}),
    },
    height: {
      default: null,
      parseHTML: (e) => Number(e.getAttribute('data-height')) || null,
      renderHTML: (a) => (a['height'] ? { 'data-height': a['height'] } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'figure[data-sha256]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, 0],
});

/** A citation in running text: one atom that leads to a passage. All attributes but `locator` are fixed when it is made. */
export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    citationId: text('citation-id'),
    ...pinned(),
    mode: { ...text('mode'), default: 'note' },
    locator: text('locator'),
  }),
  parseHTML: () => [{ tag: 'cite[data-citation-id]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'cite',
    HTMLAttributes,
    `[${String(node.attrs['label'] ?? '')}]`,
  ],
});

/** A note of the authors' own at the foot of the page. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ noteId: text('note-id'), text: { ...text('text'), default: '' } }),
  parseHTML: () => [{ tag: 'span[data-note-id]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
});
