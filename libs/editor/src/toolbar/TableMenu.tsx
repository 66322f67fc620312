// The toolbar's menu of what can be done with tables.
import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { insertTable } from '../command/tables';
import styles from '../editor.module.css';
import type { EditorWords } from '../base/words';
import { Icon } from './icon';

interface TableMenuProps {
  readonly editor: Editor;
  readonly words: EditorWords;
  readonly isInTable: boolean;
  readonly reason: string | null;
}

const itemsOf = (editor: Editor, { toolbar }: EditorWords) => [
  { label: toolbar.newTable, needsTable: false, run: () => insertTable(editor) },
  { label: toolbar.addRow, needsTable: true, run: () => editor.chain().focus().addRowAfter().run() },
  { label: toolbar.addColumn, needsTable: true, run: () => editor.chain().focus().addColumnAfter().run() },
  { label: toolbar.headerRow, needsTable: true, run: () => editor.chain().focus().toggleHeaderRow().run() },
  { label: toolbar.removeRow, needsTable: true, run: () => editor.chain().focus().deleteRow().run() },
  { label: toolbar.removeColumn, needsTable: true, run: () => editor.chain().focus().deleteColumn().run() },
  { label: toolbar.removeTable, needsTable: true, run: () => editor.chain().focus().deleteTable().run() },
];

/** A menu button by the ARIA pattern. */
export const TableMenu = ({ editor, words, isInTable, reason }: TableMenuProps) => {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const name = words.toolbar.table;
  useEffect(() => {
    if (isOpen) menu.current?.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span className={styles['menuHolder']} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <button ref={button} type="button" data-tool tabIndex={-1} className={styles['tool']} aria-label={name} title={reason ?? name} aria-haspopup="menu" aria-expanded={isOpen} aria-disabled={reason !== null} onClick={() => reason === null && setOpen(!isOpen)}>
        <Icon name="table" />
      </button>
      {isOpen && (
        <div ref={menu} role="menu" aria-label={name} className={styles['menu']} onKeyDown={(event) => moveInMenu(event, close)}>
          {itemsOf(editor, words).map((item) => {
            const isOff = item.needsTable !== isInTable;
            const run = () => {
              setOpen(false);
              item.run();
            };
            return (
              <button key={item.label} type="button" role="menuitem" tabIndex={-1} aria-disabled={isOff} onClick={() => !isOff && run()}>
                {item.label}
              </button>
            );
          })}
        </div>
      )}
    </span>
  );
};

const moveInMenu = (event: KeyboardEvent<HTMLElement>, close: () => void): void => {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
  // The toolbar's own arrows and Escape must not act on an open menu.
  event.stopPropagation();
  if (event.key === 'Escape' || event.key === 'Tab') close();
  if (event.key === 'Escape' || next !== undefined) event.preventDefault();
  if (next !== undefined) items[next]?.focus();
};
