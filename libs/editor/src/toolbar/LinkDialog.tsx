// The dialog for a link's address and text.
import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import styles from '../editor.module.css';
import type { EditorWords } from '../base/words';

interface LinkDialogProps {
  readonly editor: Editor;
  readonly words: EditorWords;
  onClose(): void;
}

const SCHEMES = ['http:', 'https:', 'mailto:'];

/** A whole address, with the scheme added where it is plain which; null when it cannot be a link. */
export const linkAddress = (typed: string): string | null => {
  const trimmed = typed.trim();
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(trimmed)) return `mailto:${trimmed}`;
  const whole = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  try {
    const url = new URL(whole);
    const isNamed = url.protocol === 'mailto:' || url.hostname.includes('.');
    return SCHEMES.includes(url.protocol) && isNamed ? url.href : null;
  } catch {
    // Not an address; the dialog says what one looks like.
    return null;
  }
};

/** Asks for an address, and for words when none are selected. */
export const LinkDialog = ({ editor, words: { link: w }, onClose }: LinkDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isLink = editor.isActive('link');
  const current: unknown = editor.getAttributes('link')['href'];
  const [address, setAddress] = useState(typeof current === 'string' ? current : '');
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const asksText = editor.state.selection.empty && !isLink;
  useEffect(() => dialog.current?.showModal(), []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const href = linkAddress(address);
    if (!href) return setWrong(true);
    const chain = editor.chain().focus();
    if (asksText) chain.insertContent({ type: 'text', text: text.trim() || address.trim(), marks: [{ type: 'link', attrs: { href } }] }).unsetMark('link').run();
    else chain.extendMarkRange('link').setLink({ href }).run();
    onClose();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onClose();
  };
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <h2 id={`${id}-title`}>{w.title}</h2>
        <label htmlFor={`${id}-address`}>{w.address}</label>
        <input id={`${id}-address`} type="url" inputMode="url" value={address} aria-invalid={isWrong} aria-describedby={`${id}-wrong`} onChange={(event) => setAddress(event.currentTarget.value)} />
        <p id={`${id}-wrong`} role="alert" className={styles['wrong']}>
          {isWrong ? w.wrong : ''}
        </p>
        {asksText && (
          <>
            <label htmlFor={`${id}-text`}>{w.text}</label>
            <input id={`${id}-text`} type="text" value={text} onChange={(event) => setText(event.currentTarget.value)} />
          </>
        )}
        <div className={styles['dialogActions']}>
          {isLink && (
            <button type="button" className={styles['plainButton']} onClick={remove}>
              {w.remove}
            </button>
          )}
          <button type="button" className={styles['plainButton']} onClick={onClose}>
            {w.cancel}
          </button>
          <button type="submit" className={styles['mainButton']}>
            {w.save}
          </button>
        </div>
      </form>
    </dialog>
  );
};
