// The editor of a response: toolbar and live text, in one React part without data fetching.
import type { Editor } from '@tiptap/core';
import { TEXT_FIELD, type ResponseContent } from '@samsvar/document';
import type { AnchorId, Language } from '@samsvar/domain';
import type { CitationState, FigureBody } from '@samsvar/protocol';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { watchContent } from './content';
import { createEditor, type EditorConnection } from './create-editor';
import styles from './editor.module.css';
import { editorHandle, type EditorHandle } from './handle';
import type { ReviewKey } from './base/review';
import type { CitedPassages, OpenedCitation, PassageCard, Scene } from './base/scene';
import { watchSelection } from './command/selection-watch';
import { LinkDialog } from './toolbar/LinkDialog';
import { focusToolbar } from './toolbar/roving';
import { Toolbar } from './toolbar/Toolbar';
import { enableControls } from './view/element';
import { editorWords, type EditorWords } from './base/words';

/** How the cited passages stand, by passage, and what is asked for about them. */
export interface CitedProps extends Pick<CitedPassages, 'wordsNow' | 'renew'> {
  readonly states: ReadonlyMap<string, CitationState>;
}

export interface ResponseEditorProps {
  /** A `ResponseConnection`, or anything with its document and presence. */
  readonly connection: EditorConnection;
  readonly editable: boolean;
  /** The sections that may be changed, by the ids of their headings; null or left out: all. Elsewhere typing is stopped, and it is said why. */
  readonly sections?: readonly string[] | null;
  readonly language: Language;
  loadPassage(passageId: string): Promise<PassageCard>;
  onOpenCitation(citation: OpenedCitation): void;
  /** The content as the editor shows it: at the start, and at most every 300 ms while the browser is idle. */
  onContent(content: ResponseContent): void;
  /** The handle when the editor can be used, and null when it is taken down. */
  onReady(handle: EditorHandle | null): void;
  /** Something the reader should be told, in words. */
  onNotice(text: string): void;
  uploadFigure(file: File): Promise<FigureBody>;
  figureUrl(sha256: string): string;
  /** Left out while nothing is known of newer versions. The text never changes because of it. */
  readonly cited?: CitedProps | undefined;
  /** The anchors at the caret or clicked on, the innermost first. Told when they change. */
  onAnchors?(ids: readonly AnchorId[]): void;
  /** Whether anything is selected. Told when it changes, at most some times a second. */
  onSelection?(has: boolean): void;
  /**
   * A key or a button of review: comment (Ctrl+Alt+K) and suggest (Ctrl+Alt+S) on what is selected, the next and
   * previous thread (F8, Shift+F8), find (Ctrl+F, Ctrl+H). Keys are heard while the focus is in the text.
   */
  onReviewKey?(key: ReviewKey): void;
}

/** Shows and edits the live text. Everything it does to the document goes through the connection's Y.Doc. */
export const ResponseEditor = (props: ResponseEditorProps) => {
  const { connection, editable, language } = props;
  const latest = useLatest(props);
  const { live, scene, tellCited } = useScenes(latest, language);
  const states = props.cited?.states;
  useEffect(() => tellCited(), [states, tellCited]);
  const isReady = useReady(connection);
  const mount = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [isLinking, setLinking] = useState(false);
  // Who has had the tools for writing and loses the right keeps seeing them, switched off; others get what they can use.
  const [hasWritten, setHasWritten] = useState(editable);
  if (editable && !hasWritten) setHasWritten(true);
  const review = props.onReviewKey && ((key: ReviewKey) => latest.current.onReviewKey?.(key));

  useEffect(() => {
    const element = mount.current;
    if (!isReady || !element) return;
    const made = createEditor({
      element,
      connection,
      scene: live,
      editable: latest.current.editable,
      focusToolbar: () => focusToolbar(toolbar.current),
      openLink: () => made.isEditable && setLinking(true),
      onAnchors: (ids) => latest.current.onAnchors?.(ids),
      onReviewKey: (key) => {
        latest.current.onReviewKey?.(key);
        return latest.current.onReviewKey !== undefined;
      },
    });
    // The page that was told of the handle is the one to be told that it is gone.
    const { onReady } = latest.current;
    const stop = watchContent(made, connection.doc, (content) => latest.current.onContent(content));
    const stopWatching = watchSelection(made, (has) => latest.current.onSelection?.(has));
    setEditor(made);
    onReady(editorHandle(made, connection.doc, live));
    return () => {
      stop();
      stopWatching();
      onReady(null);
      setEditor(null);
      made.destroy();
    };
  }, [connection, isReady, latest, live]);

  useEffect(() => {
    // An editor that has just been taken down is still here for this one drawing.
    if (!editor || editor.isDestroyed) return;
    speak(editor, live, language);
    editor.setEditable(editable);
    editor.view.dom.setAttribute('aria-readonly', String(!editable));
    enableControls(editor.view.dom, editable, live.words.readOnly);
  }, [editor, editable, live, language]);

  return (
    <div className={styles['editor']}>
      {editor ? <Toolbar editor={editor} scene={scene} toolbar={toolbar} isForWriting={hasWritten || !review} onReview={review} onLink={() => setLinking(true)} /> : <div className={styles['toolbar']} />}
      <div className={styles['page']} ref={mount} />
      {!isReady && <p className={styles['loading']}>{scene.words.loading}</p>}
      {editor && isLinking && <LinkDialog editor={editor} words={scene.words} onClose={() => setLinking(false)} />}
    </div>
  );
};

const useLatest = (props: ResponseEditorProps): RefObject<ResponseEditorProps> => {
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  return latest;
};

interface LiveScene extends Scene {
  /** Its own object, so that everybody who was given these words says the new ones. */
  readonly words: EditorWords;
  language: Language;
}

/**
 * Two scenes with the same functions. `live` is one object for as long as the editor is shown, so that the editor, its
 * undo history and its caret stay when the language changes; `scene` is what is drawn by React, new for each language.
 */
const useScenes = (latest: RefObject<ResponseEditorProps>, language: Language): { live: LiveScene; scene: Scene; tellCited: () => void } => {
  const [{ cited, tell }] = useState(() => citedPassages(latest));
  const [live] = useState<LiveScene>(() => ({
    cited,
    language,
    words: { ...editorWords(language) },
    loadPassage: (passageId) => latest.current.loadPassage(passageId),
    openCitation: (citation) => latest.current.onOpenCitation(citation),
    notice: (text) => latest.current.onNotice(text),
    uploadFigure: (file) => latest.current.uploadFigure(file),
    figureUrl: (sha256) => latest.current.figureUrl(sha256),
    sections: () => latest.current.sections ?? null,
  }));
  const scene = useMemo(() => ({ ...live, language, words: editorWords(language) }), [live, language]);
  return { live, scene, tellCited: tell };
};

/** What views are told of the cited passages, and the way to have them look again. */
const citedPassages = (latest: RefObject<ResponseEditorProps>): { readonly cited: CitedPassages; readonly tell: () => void } => {
  const listeners = new Set<() => void>();
  const cited: CitedPassages = {
    state: (passageId) => latest.current.cited?.states.get(passageId) ?? null,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wordsNow: async (passageId) => (await latest.current.cited?.wordsNow(passageId)) ?? null,
    renew: (passageId) => latest.current.cited?.renew(passageId) ?? Promise.reject(new Error('Nothing is known of newer versions here.')),
  };
  return { cited, tell: () => listeners.forEach((listener) => listener()) };
};

/** Changes the language of an editor that is in use: the parts with words are drawn anew, the text is left alone. */
const speak = (editor: Editor, live: LiveScene, language: Language): void => {
  if (live.language === language) return;
  live.language = language;
  Object.assign(live.words, editorWords(language));
  const { editorProps } = editor.options;
  const attributes = { ...(typeof editorProps.attributes === 'object' ? editorProps.attributes : {}), 'aria-label': live.words.text };
  editor.setOptions({ editorProps: { ...editorProps, attributes } });
  editor.createNodeViews();
};

/** Nothing is shown before the text has come: an empty editor would invite writing into nothing. */
const useReady = (connection: EditorConnection): boolean => {
  const subscribe = useCallback((listener: () => void) => connection.subscribe(listener), [connection]);
  const isShown = useSyncExternalStore(subscribe, () => connection.isShown ?? connection.isSynced);
  const [hasText] = useState(() => connection.doc.getXmlFragment(TEXT_FIELD).length > 0);
  return isShown || hasText;
};
