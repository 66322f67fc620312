// The schema and rules of the small editor: the response's own formats, without what only the response may hold.
import { responseExtensions, type NodeJson } from '@samsvar/document';
import type { SuggestionScope } from '@samsvar/domain';
import { Extension, type Extensions } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { UndoRedo } from '@tiptap/extensions';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { BlockIds } from '../block/block-ids';
import { CitationIds } from '../citation/citation-ids';
import { cleanHtml } from '../clipboard/clean-html';
import { Typing } from '../command/typing';

/** Marks of the server, and headings that mirror the source. */
const LEFT_OUT: readonly string[] = ['anchor', 'sectionHeading'];

/** What Ctrl+Enter and Escape do. */
export interface SuggestionKeys {
  submit(): void;
  cancel(): void;
}

/** The parts of the small editor. An `inline` suggestion is one line. */
export const suggestionExtensions = (scope: SuggestionScope, base: readonly NodeJson[], keys: SuggestionKeys): Extensions => [
  ...responseExtensions.filter(({ name }) => !LEFT_OUT.includes(name) && name !== 'doc'),
  scope === 'inline' ? Document.extend({ content: 'paragraph' }) : Document,
  UndoRedo,
  Typing,
  BlockIds,
  CitationIds,
  pasted(scope, passagesIn(base)),
  suggestionKeys(keys),
];

/** What the editor begins with. */
export const documentOf = (scope: SuggestionScope, nodes: readonly NodeJson[]): NodeJson => {
  if (scope === 'inline') return { type: 'doc', content: [{ type: 'paragraph', content: nodes }] };
  return { type: 'doc', content: nodes.length > 0 ? nodes : [{ type: 'paragraph' }] };
};

/** The nodes that a document of the editor proposes; nothing but an empty paragraph is none. */
export const nodesOf = (scope: SuggestionScope, doc: Node): NodeJson[] => {
  // What ProseMirror writes, it types as `any`.
  const { content = [] } = doc.toJSON() as { content?: NodeJson[] };
  if (scope === 'inline') return [...(content[0]?.content ?? [])];
  return scope === 'insert' && doc.childCount === 1 && doc.child(0).type.name === 'paragraph' && doc.child(0).content.size === 0 ? [] : content;
};

const passagesIn = (nodes: readonly NodeJson[]): ReadonlySet<unknown> => {
  const ids = new Set<unknown>();
  const visit = ({ attrs, content }: NodeJson) => {
    if (attrs?.['passageId']) ids.add(attrs['passageId']);
    content?.forEach(visit);
  };
  nodes.forEach(visit);
  return ids;
};

/** Citations come in from the text that is changed and from nowhere else; into one line comes one line. */
const pasted = (scope: SuggestionScope, passages: ReadonlySet<unknown>) =>
  Extension.create({
    name: 'pastedIntoSuggestion',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedHTML: cleanHtml,
          transformPasted: ({ content, openStart, openEnd }) => {
            const known = unpinned(content, passages);
            return scope === 'inline' ? new Slice(inOneLine(known), 0, 0) : new Slice(known, openStart, openEnd);
          },
        },
      }),
    ],
  });

const unpinned = (content: Fragment, passages: ReadonlySet<unknown>): Fragment => {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const { type, attrs } = node;
    const isStrange = 'passageId' in attrs && attrs['passageId'] !== null && !passages.has(attrs['passageId']);
    if (isStrange && type.name === 'citation') nodes.push(type.schema.text(`[${String(attrs['label'] ?? '')}]`, node.marks));
    else if (node.isText) nodes.push(node);
    else {
      const bare = isStrange ? { ...attrs, citationId: null, passageId: null, sourceId: null, versionId: null, label: null } : attrs;
      nodes.push(type.create(bare, unpinned(node.content, passages), node.marks));
    }
  });
  return Fragment.fromArray(nodes);
};

const inOneLine = (content: Fragment): Fragment => {
  let line = Fragment.empty;
  content.descendants((node) => {
    if (!node.inlineContent && !node.isInline) return true;
    const inner = node.isInline ? Fragment.from(node) : node.content;
    const blank = node.isInline || line.size === 0 ? Fragment.empty : Fragment.from(node.type.schema.text(' '));
    line = line.append(blank).append(inner);
    return false;
  });
  return line;
};

/** Tab always leaves, so that nobody is caught in a table; lists are moved in and out with Ctrl and brackets. */
const suggestionKeys = ({ submit, cancel }: SuggestionKeys) =>
  Extension.create({
    name: 'suggestionKeys',
    priority: 1_000,
    addKeyboardShortcuts() {
      const { editor } = this;
      return {
        'Mod-Enter': () => (submit(), true),
        Escape: () => (cancel(), true),
        'Mod-]': () => editor.commands.sinkListItem('listItem'),
        'Mod-[': () => editor.commands.liftListItem('listItem'),
      };
    },
    addProseMirrorPlugins: () => [new Plugin({ props: { handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' } } })],
  });
