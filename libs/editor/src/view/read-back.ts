// The way back from the drawn text: whatever the browser makes of it, a node is read as the node it is, never as letters.
import { Extension, type NodeViewRenderer } from '@tiptap/core';
import { DOMParser, type Node, type Schema, type TagParseRule } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import type { ReplaceStep } from '@tiptap/pm/transform';
import { isFromDocument } from '../binding/live-text';

const NODE = 'data-node';
const ATTRIBUTES = 'data-node-attributes';
const CONTENT = 'data-node-content';

/** What an element of the drawn text has to say of its node, so that a copy of it can be read. */
export const toldOf = ({ type, attrs }: Node): Record<string, string> => ({ [NODE]: type.name, [ATTRIBUTES]: JSON.stringify(attrs) });

/** A view whose element says of itself which node it shows: browsers copy elements while they edit, and copies belong to no view. */
export const readable =
  (render: NodeViewRenderer): NodeViewRenderer =>
  (props) => {
    const view = render(props);
    const tell = (node: Node) => {
      if (view.dom instanceof Element) for (const [name, value] of Object.entries(toldOf(node))) view.dom.setAttribute(name, value);
    };
    view.contentDOM?.setAttribute(CONTENT, '');
    tell(props.node);
    return {
      ...view,
      update: (node, decorations, innerDecorations) => {
        const isShown = view.update?.(node, decorations, innerDecorations) ?? false;
        if (isShown) tell(node);
        return isShown;
      },
    };
  };

/** Reads what the browser has changed. What comes from elsewhere, by the clipboard, is read by the schema's own rules. */
export const ReadBack = Extension.create({
  name: 'readBack',
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [
      new Plugin({
        props: { domParser: new DOMParser(schema, [...ownRules(schema), ...DOMParser.fromSchema(schema).rules]), clipboardParser: DOMParser.fromSchema(schema) },
        // The last guard: refused, the text is drawn anew.
        filterTransaction: (tr) => !tr.docChanged || isFromDocument(tr) || tr.getMeta('uiEvent') !== undefined || !spellsOut(tr),
      }),
    ];
  },
});

const ownRules = (schema: Schema): TagParseRule[] => [
  ...Object.values(schema.nodes).map((type): TagParseRule => ({
    tag: `[${NODE}="${type.name}"]`,
    node: type.name,
    getAttrs: (dom) => attributesIn(dom.getAttribute(ATTRIBUTES)),
    ...(type.isLeaf ? {} : { contentElement: (dom) => contentOf(dom) }),
  })),
  // Carets of others, new words of suggestions: drawn beside the text, no part of it.
  { tag: '[contenteditable="false"]', ignore: true },
];

const attributesIn = (json: string | null): Record<string, unknown> | false => {
  const value: unknown = json === null ? null : JSON.parse(json);
  // An object that `toldOf` has written.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : false;
};

// The rule is for elements of a view, and a view with content has marked where that is.
const contentOf = (dom: globalThis.Node): HTMLElement => (dom as HTMLElement).querySelector<HTMLElement>(`[${CONTENT}]`) ?? (dom as HTMLElement);

/** Whether citations go and what stood on them comes as letters. Nobody does that; a misread text would. */
const spellsOut = (tr: Transaction): boolean =>
  tr.steps.some((step, at) => {
    if (!('slice' in step)) return false;
    // Only steps that replace have a slice.
    const { from, to, slice } = step as ReplaceStep;
    const words = slice.content.textBetween(0, slice.content.size, '\n');
    let found = false;
    tr.docs[at]?.nodesBetween(from, to, (node) => {
      const label: unknown = node.type.name === 'citation' ? node.attrs['label'] : null;
      found ||= typeof label === 'string' && label.length > 1 && words.includes(label);
      return !found;
    });
    return found;
  });
