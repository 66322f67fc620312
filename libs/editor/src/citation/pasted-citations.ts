// Citations that come in by the clipboard: kept when their passage exists here, plain text when it does not.
import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isUnknown } from '../binding/unknown';
import type { Scene } from '../base/scene';

/** Checks pasted citations before they enter the text, so that no citation ever points at nothing. */
export const pastedCitations = (scene: Scene) => {
  /** Passages seen in this document since it was opened; a cut one is gone from the text but known. */
  const known = new Set<string>();
  return Extension.create({
    name: 'pastedCitations',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformCopied: (slice, view) => {
            passagesIn(view.state.doc.content).forEach((id) => known.add(id));
            return slice;
          },
          transformPasted: (slice) => new Slice(cleaned(slice.content), slice.openStart, slice.openEnd),
          handlePaste: (view, _event, slice) => {
            passagesIn(view.state.doc.content).forEach((id) => known.add(id));
            const asked = [...passagesIn(slice.content)].filter((id) => !known.has(id));
            if (asked.length === 0 && !hasBroken(slice.content)) return false;
            void checked(scene, asked, known).then(() => pasteChecked({ view, scene, slice, known }));
            return true;
          },
        },
      }),
    ],
  });
};

const passagesIn = (content: Fragment): Set<string> => {
  const ids = new Set<string>();
  content.descendants((node) => {
    const id: unknown = node.attrs['passageId'];
    if (typeof id === 'string') ids.add(id);
  });
  return ids;
};

/** A chip without a passage points at nothing. */
const isBroken = (node: Node): boolean => node.type.name === 'citation' && !node.attrs['passageId'];

const hasBroken = (content: Fragment): boolean => {
  let found = false;
  content.descendants((node) => {
    found ||= isBroken(node);
  });
  return found;
};

const checked = async (scene: Scene, asked: readonly string[], known: Set<string>): Promise<void> => {
  const answers = await Promise.allSettled(asked.map((id) => scene.loadPassage(id)));
  answers.forEach((answer, at) => {
    const id = asked[at];
    if (answer.status === 'fulfilled' && id) known.add(id);
  });
};

interface CheckedPaste {
  readonly view: EditorView;
  readonly scene: Scene;
  readonly slice: Slice;
  readonly known: ReadonlySet<string>;
}

const pasteChecked = ({ view, scene, slice, known }: CheckedPaste): void => {
  if (view.isDestroyed || !view.editable) return;
  const strangers = [...passagesIn(slice.content)].some((id) => !known.has(id)) || hasBroken(slice.content);
  if (strangers) scene.notice(scene.words.passageUnknown);
  const content = withoutStrangers(slice.content, known);
  view.dispatch(view.state.tr.replaceSelection(new Slice(content, slice.openStart, slice.openEnd)).scrollIntoView().setMeta('paste', true));
};

/** Chips become their words; a quotation or proposal stays, unpinned. */
const withoutStrangers = (content: Fragment, known: ReadonlySet<string>): Fragment =>
  mapNodes(content, (node) => {
    const id: unknown = node.attrs['passageId'];
    if (isBroken(node)) return node.type.schema.text(`[${String(node.attrs['label'] ?? '')}]`);
    if (typeof id !== 'string' || known.has(id)) return node;
    if (node.type.name === 'citation') return node.type.schema.text(`[${String(node.attrs['label'] ?? '')}]`, node.marks);
    return node.type.create({ ...node.attrs, citationId: null, passageId: null, sourceId: null, versionId: null, label: null }, node.content);
  });

/** A copied mirrored heading becomes an ordinary one; unknown content is not copied. */
const cleaned = (content: Fragment): Fragment =>
  mapNodes(content, (node) => {
    if (isUnknown(node)) return null;
    const heading = node.type.schema.nodes['heading'];
    if (node.type.name !== 'sectionHeading' || !heading) return node;
    const title = [node.attrs['number'], node.attrs['title']].filter(Boolean).join(' ');
    return heading.create({ level: node.attrs['level'] as unknown }, title ? node.type.schema.text(title) : null);
  });

const mapNodes = (content: Fragment, change: (node: Node) => Node | null): Fragment => {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const changed = change(node.isText ? node : node.copy(mapNodes(node.content, change)));
    if (changed) nodes.push(changed);
  });
  return Fragment.fromArray(nodes);
};
