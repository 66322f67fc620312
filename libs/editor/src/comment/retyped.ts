// Who types over a commented word keeps the comment: the new word stands where the old one stood.
import type { AnchorId } from '@samsvar/domain';
import { Extension } from '@tiptap/core';
import type { Mark } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isFromDocument } from '../binding/live-text';
import { blocksWithin, changedBlocks } from './changed-blocks';
import { ANCHOR_MARK, markedIds, markedIn } from './marked';

/** A word that is being typed: what is written at its end belongs to it until the caret leaves. */
interface Growing {
  readonly marks: readonly Mark[];
  readonly end: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is typed over may be so many times as long as what an anchor stood on; more than that is other text. */
const MOST = 2;
const key = new PluginKey<Growing | null>('retyped');

/** Gives words that are typed over all that an anchor stood on the anchor. Whoever deletes the words deletes it. */
export const RetypedAnchors = Extension.create({
  name: 'retypedAnchors',
  addProseMirrorPlugins: () => {
    let view: EditorView | null = null;
    return [
      new Plugin<Growing | null>({
        key,
        state: {
          init: () => null,
          apply: (tr, growing) => {
            const told = tr.getMeta(key) as Growing | undefined;
            if (told) return told;
            const end = growing && tr.mapping.map(growing.end);
            // What is typed moves the caret along with the end; whoever goes elsewhere is done.
            return growing && end !== null && tr.selection.empty && tr.selection.head === end ? { ...growing, end } : null;
          },
        },
        view: (made) => {
          view = made;
          return {};
        },
        appendTransaction: (transactions, before, after) => {
          if (view?.composing || transactions.some(isFromDocument) || !transactions.some((tr) => tr.docChanged)) return null;
          return grown(transactions, before, after) ?? takenOver(transactions, before, after);
        },
      }),
    ];
  },
});

const grown = (transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null => {
  const growing = key.getState(before);
  const put = growing && replacement(transactions, { from: growing.end, to: growing.end });
  return growing && put ? marked(after, put.now, growing.marks) : null;
};

const takenOver = (transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null => {
  const lost = lostIn(before, after);
  for (const [first, stretch] of lost) {
    const put = replacement(transactions, stretch);
    if (!put || put.was.to - put.was.from > MOST * (stretch.to - stretch.from)) continue;
    if (!before.doc.resolve(put.was.from).sameParent(before.doc.resolve(put.was.to))) continue;
    const inside = [...lost].filter(([, other]) => other.from >= put.was.from && other.to <= put.was.to).map(([id]) => id);
    const marks = [first, ...inside.filter((id) => id !== first)].flatMap((id) => after.schema.marks[ANCHOR_MARK]?.create({ anchorId: id }) ?? []);
    return marked(after, put.now, marks);
  }
  return null;
};

/** The anchors that stood in one block of text and stand nowhere any more. */
const lostIn = (before: EditorState, after: EditorState): ReadonlyMap<AnchorId, Stretch> => {
  const { from, toBefore } = changedBlocks(before.doc, after.doc);
  const stretches = new Map<AnchorId, Stretch>();
  blocksWithin(before.doc, { from, to: toBefore }, (block, position) => {
    for (const { id, from: start, to } of markedIn(block)) stretches.set(id, { from: stretches.get(id)?.from ?? position + start, to: position + to });
  });
  if (stretches.size === 0) return stretches;
  const left = markedIds(after.doc);
  return new Map([...stretches].filter(([id, stretch]) => !left.has(id) && before.doc.resolve(stretch.from).sameParent(before.doc.resolve(stretch.to))));
};

/** The first replacement that covers a stretch, before and after; null when nothing was put in its place. */
const replacement = (transactions: readonly Transaction[], { from, to }: Stretch): { readonly was: Stretch; readonly now: Stretch } | null => {
  const first = transactions.find((tr) => tr.docChanged);
  let found: { was: Stretch; now: Stretch } | null = null;
  first?.mapping.maps[0]?.forEach((start, end, newStart, newEnd) => {
    if (!found && start <= from && end >= to && newEnd > newStart) found = { was: { from: start, to: end }, now: { from: newStart, to: newEnd } };
  });
  return found;
};

const marked = (state: EditorState, { from, to }: Stretch, marks: readonly Mark[]): Transaction | null => {
  if (to > state.doc.content.size || !state.doc.resolve(from).sameParent(state.doc.resolve(to)) || !state.doc.resolve(from).parent.inlineContent) return null;
  const { tr } = state;
  for (const mark of marks) tr.addMark(from, to, mark);
  return tr.setStoredMarks(state.storedMarks).setMeta(key, { marks, end: to } satisfies Growing);
};
