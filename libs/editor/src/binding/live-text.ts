// The editor's own collaboration extension: live text, and undo of one's own changes.
import { Extension, type Editor } from '@tiptap/core';
import { Plugin, Transaction } from '@tiptap/pm/state';
import type { StepMap } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { redo, undo, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { LiveBinding } from './binding';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    liveText: {
      /** Takes back this person's latest change. */
      undo: () => ReturnType;
      /** Makes it again. */
      redo: () => ReturnType;
    };
  }
}

/** Whether a transaction shows what the Y.Doc says, rather than what this person does. */
export const isFromDocument = (tr: Transaction): boolean => {
  const meta: unknown = tr.getMeta(ySyncPluginKey);
  return typeof meta === 'object' && meta !== null && 'isChangeOrigin' in meta && meta.isChangeOrigin === true;
};

/** Whether a transaction is something this person did, or what followed from that; not what followed from the Y.Doc. */
const isByPerson = (tr: Transaction): boolean => {
  const root: unknown = tr.getMeta('appendedTransaction');
  return tr.docChanged && !isFromDocument(tr) && !(root instanceof Transaction && isFromDocument(root));
};

interface LiveTextOptions {
  readonly fragment: Y.XmlFragment;
  /** Told once when the editor had to stop writing. */
  readonly onFault: (error: unknown) => void;
}

/** Binds the editor to a fragment. Other people's and the server's changes are never undone from here. */
export const liveText = ({ fragment, onFault }: LiveTextOptions) =>
  Extension.create({
    name: 'liveText',
    priority: 1000,
    addCommands: () => ({
      undo: () => stackCommand('undo'),
      redo: () => stackCommand('redo'),
    }),
    addKeyboardShortcuts() {
      return {
        'Mod-z': () => this.editor.commands.undo(),
        'Mod-y': () => this.editor.commands.redo(),
        'Shift-Mod-z': () => this.editor.commands.redo(),
      };
    },
    addProseMirrorPlugins: () => [syncPlugin(new LiveBinding(fragment, onFault)), yUndoPlugin()],
  });

interface CommandProps {
  readonly editor: Editor;
  readonly tr: Transaction;
  readonly state: Parameters<typeof undo>[0];
  readonly dispatch: unknown;
}

const stackCommand =
  (which: 'undo' | 'redo') =>
  ({ editor, tr, state, dispatch }: CommandProps): boolean => {
    // The change comes back through the Y.Doc; the command's own transaction must not be sent.
    tr.setMeta('preventDispatch', true);
    // It goes past the editor, so nothing else would stop those who may no longer write.
    if (!editor.options.editable) return false;
    const plugin: unknown = yUndoPluginKey.getState(state);
    if (!hasManager(plugin)) return false;
    const { undoManager } = plugin;
    if ((which === 'undo' ? undoManager.undoStack : undoManager.redoStack).length === 0) return false;
    if (dispatch) (which === 'undo' ? undo : redo)(state);
    return true;
  };

const hasManager = (state: unknown): state is { undoManager: Y.UndoManager } =>
  typeof state === 'object' && state !== null && 'undoManager' in state;

/** The state under y-tiptap's key: its undo plugin and position functions look for these names. */
interface SyncState {
  readonly type: Y.XmlFragment;
  readonly doc: Y.Doc;
  readonly binding: LiveBinding;
  readonly snapshot: null;
  readonly prevSnapshot: null;
  readonly isChangeOrigin: boolean;
  readonly addToHistory: boolean;
  /** Whether the last change was this person's. */
  readonly isPersons: boolean;
  /** Of the steps since the editor and the Y.Doc last agreed. */
  readonly maps: readonly StepMap[];
}

const syncPlugin = (binding: LiveBinding): Plugin<SyncState> =>
  new Plugin<SyncState>({
    key: ySyncPluginKey,
    props: { editable: () => !binding.isStopped },
    filterTransaction: (tr) => !tr.docChanged || !binding.isStopped || isFromDocument(tr),
    state: {
      init: () => ({
        type: binding.type,
        doc: binding.doc,
        binding,
        snapshot: null,
        prevSnapshot: null,
        isChangeOrigin: false,
        addToHistory: true,
        isPersons: false,
        maps: [],
      }),
      apply: (tr, state) => ({
        ...state,
        isChangeOrigin: isFromDocument(tr),
        addToHistory: tr.docChanged ? tr.getMeta('addToHistory') !== false : state.addToHistory,
        isPersons: tr.docChanged ? isByPerson(tr) : state.isPersons,
        maps: tr.before === binding.agreed ? tr.mapping.maps : [...state.maps, ...tr.mapping.maps],
      }),
    },
    view: (view) => {
      binding.start(view);
      const stop = lookNowAndThen(binding, view);
      return {
        update: ({ state }) => {
          // The state under the key is the one that this plugin keeps.
          const sync = ySyncPluginKey.getState(state) as SyncState | undefined;
          const { addToHistory = true, isPersons = false, maps = [] } = sync ?? {};
          binding.write(state.doc, { addToHistory, isPersons, maps });
        },
        destroy: () => {
          stop();
          binding.destroy();
        },
      };
    },
  });

const LOOK_MS = 60_000;

/** Finds a picture that has become wrong, while there is nothing better to do and only when something has changed. */
const lookNowAndThen = (binding: LiveBinding, view: EditorView): (() => void) => {
  let seen = view.state.doc;
  const timer = setInterval(() => {
    if (view.state.doc === seen) return;
    whenIdle(() => {
      binding.look();
      seen = view.state.doc;
    });
  }, LOOK_MS);
  return () => clearInterval(timer);
};

// Safari has no requestIdleCallback.
const whenIdle = (run: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run);
  else run();
};
