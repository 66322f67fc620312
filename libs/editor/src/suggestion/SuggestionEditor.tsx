// The small editor in which a change is proposed.
import { saySame, type NodeJson } from '@samsvar/document';
import type { Language, SuggestionScope } from '@samsvar/domain';
import { Editor, type JSONContent } from '@tiptap/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import text from '../editor.module.css';
import styles from './suggestion.module.css';
import { documentOf, nodesOf, suggestionExtensions } from './suggested-text';

export interface SuggestionEditorProps {
  readonly scope: SuggestionScope;
  /** What it begins from; empty for new blocks. Read once, when the editor is first shown. */
  readonly base: readonly NodeJson[];
  readonly language: Language;
  /** The accessible name of its text. */
  readonly label: string;
  /** Whether the focus goes into it when it is shown. */
  readonly autoFocus?: boolean;
  /** What is proposed now; null while it says the same as `base`. */
  onChange(nodes: NodeJson[] | null): void;
  /** Ctrl+Enter. */
  onSubmit?(): void;
  /** Escape. */
  onCancel?(): void;
}

/** A text of its own with the response's formats and its own undo. Citations are chips that can be moved or removed. */
export const SuggestionEditor = (props: SuggestionEditorProps) => {
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const mount = useRef<HTMLDivElement>(null);
  const made = useRef<Editor | null>(null);

  useEffect(() => {
    if (!mount.current) return;
    const editor = createSuggestionEditor(mount.current, latest.current, () => latest.current);
    made.current = editor;
    return () => {
      made.current = null;
      editor.destroy();
    };
  }, []);

  const { label } = props;
  useEffect(() => made.current?.view.dom.setAttribute('aria-label', label), [label]);
  return <div ref={mount} className={styles['suggestionEditor']} />;
};

/** Made from the first properties; what happens is told to the latest. */
const createSuggestionEditor = (element: HTMLElement, { scope, base, label, autoFocus }: SuggestionEditorProps, latest: () => SuggestionEditorProps): Editor => {
  const keys = { submit: () => latest().onSubmit?.(), cancel: () => latest().onCancel?.() };
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: suggestionExtensions(scope, base, keys),
    // Read, never written: tiptap's type is for both.
    content: documentOf(scope, base) as JSONContent,
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: {
        class: `${text['text'] ?? ''} ${styles['suggested'] ?? ''}`,
        role: 'textbox',
        'aria-multiline': String(scope !== 'inline'),
        'aria-label': label,
        tabindex: '0',
        lang: 'sv',
      },
    },
  });
  editor.on('update', () => {
    const nodes = nodesOf(scope, editor.state.doc);
    latest().onChange(saySame(base, nodes) ? null : nodes);
  });
  return editor;
};
