// Keeps one Y fragment and one ProseMirror view saying the same, and reuses every node that did not change.
import { Fragment, Node, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { StepMap } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { RESCUE, markAsPersons } from '../base/by-person';
import { changeBetween } from './block-change';
import { changedRanges } from './changed-ranges';
import { followBlocks, standingOf, type Standing } from './followed-block';
import { blocksOf, type Mapping } from './read';
import { relativeSelection, restoreSelection, type RelativeSelection } from './selection';
import { writeChildren } from './write';

/**
 * The link between the text in the Y.Doc and the editor. Unlike y-tiptap's own it replaces only the blocks
 * that changed, and never deletes what it cannot show. After a fault it stops in both directions.
 */
export class LiveBinding {
  readonly mapping: Mapping = new Map();
  readonly doc: Y.Doc;
  prosemirrorView: EditorView | null = null;
  /** Read and set by y-tiptap's undo plugin: the selection to return to. */
  beforeTransactionSelection: RelativeSelection | null = null;
  isStopped = false;
  private isWriting = false;
  private expected: Node | null = null;
  /** A selection that followed its block, until something else happens: letters may be brought along there next. */
  private followed: { readonly standing: Standing; readonly now: Pick<EditorState, 'doc' | 'selection'> } | null = null;

  constructor(
    readonly type: Y.XmlFragment,
    private readonly onFault: (error: unknown) => void,
  ) {
    if (!type.doc) throw new Error('the fragment is not part of a document');
    this.doc = type.doc;
  }

  /** Starts following, and shows what the Y.Doc says now. */
  start(view: EditorView): void {
    this.prosemirrorView = view;
    this.type.observeDeep(this.onEvents);
    this.doc.on('beforeAllTransactions', this.keepSelection);
    this.doc.on('afterAllTransactions', this.dropSelection);
    this.guarded(() => this.show(false));
  }

  destroy(): void {
    this.prosemirrorView = null;
    this.type.unobserveDeep(this.onEvents);
    this.doc.off('beforeAllTransactions', this.keepSelection);
    this.doc.off('afterAllTransactions', this.dropSelection);
  }

  /** What the editor and the Y.Doc both said last. */
  get agreed(): Node | null {
    return this.expected;
  }

  /** Writes what the editor says, when it is not what the Y.Doc said last. */
  write(document: Node, { addToHistory, isPersons, maps }: HowWritten): void {
    if (this.isStopped || document === this.expected) return;
    this.expected = document;
    let isWhole = true;
    this.guarded(() => {
      const isPart = this.isWriting;
      this.isWriting = true;
      try {
        this.doc.transact((transaction) => {
          transaction.meta.set('addToHistory', addToHistory);
          markAsPersons(transaction, isPersons);
          isWhole = writeChildren({ mapping: this.mapping, changed: changedRanges(document, maps) }, this.type, document);
        }, ySyncPluginKey);
      } finally {
        this.isWriting = isPart;
      }
      if (!isWhole) this.show(false);
    });
  }

  /** Writes all that the editor says while `act` runs in one transaction: each change where it was made, and one step of undo. */
  together(act: () => void): void {
    this.isWriting = true;
    try {
      this.doc.transact(act, ySyncPluginKey);
    } finally {
      this.isWriting = false;
    }
  }

  /**
   * Compares what is shown with the Y.Doc, read from scratch, and shows it again where they differ. Answers whether they
   * agreed. Takes as long as opening the text.
   */
  look(): boolean {
    const view = this.prosemirrorView;
    if (!view || this.isStopped || view.composing || view.state.doc !== this.expected) return true;
    const { doc, schema } = view.state;
    const blocks = blocksOf({ schema, mapping: new Map() }, this.type);
    const isEmpty = blocks.length === 0 && doc.childCount === 1 && doc.child(0).content.size === 0;
    if (isEmpty || (blocks.length === doc.childCount && blocks.every((block, at) => block.eq(doc.child(at))))) return true;
    this.mapping.clear();
    this.guarded(() => this.show(false));
    return false;
  }

  private readonly keepSelection = () => {
    if (this.beforeTransactionSelection || !this.prosemirrorView || this.isStopped || this.isWriting) return;
    this.beforeTransactionSelection = relativeSelection(this, this.prosemirrorView.state);
  };

  private readonly dropSelection = () => {
    this.beforeTransactionSelection = null;
  };

  private readonly onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    const view = this.prosemirrorView;
    if (this.isWriting || this.isStopped || !view) return;
    this.guarded(() => {
      for (const event of events) this.forget(event.target);
      const gone = this.forgetDeleted(transaction);
      const isUndo = transaction.origin instanceof Y.UndoManager;
      const isRescue = transaction.origin === RESCUE;
      // An undo has a selection of its own to return to.
      const standing = isUndo ? null : isRescue ? this.standingBefore(view.state) : standingOf(view.state, gone);
      this.show(isUndo, standing);
      const { doc, selection } = view.state;
      this.followed = standing && !isRescue ? { standing, now: { doc, selection } } : null;
    });
  };

  /** How the selection stood before its block was moved, when nothing has happened since. */
  private standingBefore({ doc, selection }: EditorState): Standing | null {
    const { standing, now } = this.followed ?? {};
    return standing && now?.doc === doc && now.selection.eq(selection) ? standing : null;
  }

  /** A changed element is built anew, and so are the elements around it. */
  private forget(changed: Y.AbstractType<unknown>): void {
    for (let type: Y.AbstractType<unknown> | null = changed; type && type !== this.type; ) {
      this.mapping.delete(type);
      // Yjs declares the parent of an integrated type without its generic parameter.
      type = type.parent as Y.AbstractType<unknown> | null;
    }
  }

  /** Answers what was shown of what was deleted. */
  private forgetDeleted(transaction: Y.Transaction): ReadonlySet<Node> {
    const gone = new Set<Node>();
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return;
      const shown = this.mapping.get(struct.content.type);
      if (shown instanceof Node) gone.add(shown);
      this.mapping.delete(struct.content.type);
    });
    return gone;
  }

  private show(isUndo: boolean, standing: Standing | null = null): void {
    const view = this.prosemirrorView;
    if (!view) return;
    const { doc, schema } = view.state;
    const blocks = blocksOf({ schema, mapping: this.mapping }, this.type);
    // An empty fragment is shown as one empty paragraph, which is written when somebody types in it.
    const first = schema.topNodeType.contentMatch.defaultType?.createAndFill();
    const change = changeBetween(doc, blocks.length > 0 || !first ? blocks : [first]);
    if (!change) {
      this.expected = doc;
      return;
    }
    const tr = view.state.tr.replace(change.from, change.to, new Slice(Fragment.fromArray(change.blocks), 0, 0));
    const { from, to } = view.state.selection;
    const kept = this.beforeTransactionSelection;
    if (kept && (isUndo || (to >= change.from && from <= change.to))) restoreSelection(this, tr, kept);
    if (standing) followBlocks(tr, standing);
    tr.setMeta('addToHistory', false).setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation: isUndo });
    if (isUndo) tr.scrollIntoView();
    this.expected = tr.doc;
    view.dispatch(tr);
  }

  /** Runs one step; a fault stops the binding for good, so that a wrong picture never reaches the Y.Doc. */
  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.isStopped = true;
      this.onFault(error);
    }
  }
}

interface HowWritten {
  readonly addToHistory: boolean;
  readonly isPersons: boolean;
  /** Of the steps since what was agreed. */
  readonly maps: readonly StepMap[];
}
