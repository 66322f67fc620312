// The row of tools above the text.
import type { Editor } from '@tiptap/core';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { FIGURE_TYPES, addFigure } from '../command/figures';
import { insertFootnote } from '../command/insert';
import { setHeading, toggleDemand } from '../command/keys';
import styles from '../editor.module.css';
import type { ReviewKey } from '../base/review';
import type { Scene } from '../base/scene';
import type { EditorWords } from '../base/words';
import { Icon } from './icon';
import { moveInToolbar, rove } from './roving';
import { TableMenu } from './TableMenu';
import { useWritingState, type WritingState } from './writing-state';

interface ToolbarProps {
  readonly editor: Editor;
  readonly scene: Scene;
  readonly toolbar: RefObject<HTMLDivElement | null>;
  /** Whether the tools for writing are there at all. */
  readonly isForWriting: boolean;
  /** Left out, there are no tools of review. */
  readonly onReview?: ((key: ReviewKey) => void) | undefined;
  onLink(): void;
}

interface Tool {
  readonly name: string;
  readonly face: ReactNode;
  readonly isPressed?: boolean;
  readonly isOff?: boolean;
  readonly keys?: string;
  /** Whether it can be used without the right to write. */
  readonly isForReaders?: boolean;
  run(): unknown;
}

/** All tools, with one tab stop. In reading mode those for writing are shown, if at all, switched off, with the reason. */
export const Toolbar = ({ editor, scene, toolbar, isForWriting, onReview, onLink }: ToolbarProps) => {
  const state = useWritingState(editor);
  const { words } = scene;
  const reason = state.isEditable ? null : words.readOnly;
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const controls = [...(toolbar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])];
    if (!controls.some((control) => control.tabIndex === 0)) rove(controls, controls[0]);
  });
  const writing = isForWriting ? toolsOf({ editor, words, state, onLink, pickFigure: () => picker.current?.click() }) : [];
  const groups = onReview ? [...writing, reviewTools(words, onReview)] : writing;
  return (
    <div ref={toolbar} role="toolbar" aria-label={words.toolbar.name} className={styles['toolbar']} onKeyDown={(event) => !moveInToolbar(event) && event.key === 'Escape' && editor.view.focus()}>
      {isForWriting && <StyleSelect editor={editor} words={words} state={state} reason={reason} />}
      {groups.map((group, at) => (
        <span key={at} className={styles['group']}>
          {group.map((tool) => (
            <ToolButton key={tool.name} tool={tool} reason={reason} />
          ))}
          {isForWriting && at === 2 && <TableMenu editor={editor} words={words} isInTable={state.table} reason={reason} />}
        </span>
      ))}
      <input ref={picker} type="file" hidden accept={FIGURE_TYPES.join(',')} onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        if (file) void addFigure(editor, scene, file);
        currentTarget.value = '';
      }} />
    </div>
  );
};

interface ToolSet {
  readonly editor: Editor;
  readonly words: EditorWords;
  readonly state: WritingState;
  onLink(): void;
  pickFigure(): void;
}

const toolsOf = ({ editor, words: { toolbar: t }, state, onLink, pickFigure }: ToolSet): readonly (readonly Tool[])[] => [
  [
    { name: t.bold, face: <b>{t.boldFace}</b>, keys: 'Ctrl+B', isPressed: state.bold, run: () => editor.chain().focus().toggleBold().run() },
    { name: t.italic, face: <i>{t.italicFace}</i>, keys: 'Ctrl+I', isPressed: state.italic, run: () => editor.chain().focus().toggleItalic().run() },
    { name: t.link, face: <Icon name="link" />, keys: 'Ctrl+K', isPressed: state.link, run: onLink },
  ],
  [
    { name: t.bulletList, face: <Icon name="bulletList" />, keys: 'Ctrl+Shift+8', isPressed: state.bulletList, run: () => editor.chain().focus().toggleBulletList().run() },
    { name: t.orderedList, face: <Icon name="orderedList" />, keys: 'Ctrl+Shift+7', isPressed: state.orderedList, run: () => editor.chain().focus().toggleOrderedList().run() },
    { name: t.quotation, face: <Icon name="quotation" />, keys: 'Ctrl+Shift+B', isPressed: state.quotation, run: () => editor.chain().focus().toggleWrap('quotation').run() },
  ],
  [
    { name: t.demand, face: <><Icon name="demand" /> {t.demand}</>, keys: 'Ctrl+Alt+D', isPressed: state.demand, run: () => (editor.view.focus(), toggleDemand(editor)) },
    { name: t.wording, face: <Icon name="wording" />, isPressed: state.proposedWording, run: () => editor.chain().focus().toggleWrap('proposedWording', { fromText: '' }).run() },
    { name: t.footnote, face: <Icon name="footnote" />, keys: 'Ctrl+Alt+F', run: () => insertFootnote(editor) },
    { name: t.figure, face: <Icon name="figure" />, run: pickFigure },
  ],
  [
    { name: t.undo, face: <Icon name="undo" />, keys: 'Ctrl+Z', isOff: !state.mayUndo, run: () => editor.chain().focus().undo().run() },
    { name: t.redo, face: <Icon name="redo" />, keys: 'Ctrl+Y', isOff: !state.mayRedo, run: () => editor.chain().focus().redo().run() },
  ],
];

const reviewTools = ({ review: r }: EditorWords, press: (key: ReviewKey) => void): readonly Tool[] => [
  { name: r.comment, face: <><Icon name="comment" /> {r.comment}</>, keys: 'Ctrl+Alt+K', isForReaders: true, run: () => press('comment') },
  { name: r.suggest, face: <><Icon name="suggest" /> {r.suggest}</>, keys: 'Ctrl+Alt+S', isForReaders: true, run: () => press('suggest') },
  { name: r.find, face: <Icon name="find" />, keys: 'Ctrl+F', isForReaders: true, run: () => press('find') },
];

const ToolButton = ({ tool, reason: whyNot }: { readonly tool: Tool; readonly reason: string | null }) => {
  const reason = tool.isForReaders ? null : whyNot;
  const isOff = reason !== null || tool.isOff === true;
  return (
    <button
      type="button"
      data-tool
      tabIndex={-1}
      className={styles['tool']}
      aria-label={tool.name}
      title={reason ?? (tool.keys ? `${tool.name} (${tool.keys})` : tool.name)}
      aria-pressed={tool.isPressed}
      aria-disabled={isOff}
      // The selection stays in the text while a tool is used with the pointer.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !isOff && tool.run()}
    >
      {tool.face}
    </button>
  );
};

interface StyleSelectProps {
  readonly editor: Editor;
  readonly words: EditorWords;
  readonly state: WritingState;
  readonly reason: string | null;
}

const StyleSelect = ({ editor, words: { toolbar: t }, state, reason }: StyleSelectProps) => (
  <select
    data-tool
    tabIndex={-1}
    className={styles['style']}
    aria-label={t.style}
    title={reason ?? t.style}
    disabled={reason !== null}
    value={state.style}
    onChange={({ currentTarget: { value } }) => {
      if (value === 'paragraph') editor.commands.setParagraph();
      else setHeading(editor, Number(value));
    }}
  >
    <option value="paragraph">{t.paragraph}</option>
    {[1, 2, 3].map((level) => (
      <option key={level} value={String(level)}>
        {t.heading(level)}
      </option>
    ))}
  </select>
);
