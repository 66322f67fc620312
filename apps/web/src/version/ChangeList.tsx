// The changes as a list that can be read aloud, one sentence each.
import type { ListedChange } from '@samsvar/document';
import type { Who } from '@samsvar/protocol';
import type { KeyboardEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { useLanguage } from '../base/language';
import { changeDone, changePlace, whoChanged } from './change-words';
import styles from './version.module.css';

interface ChangeListProps {
  readonly changes: readonly ListedChange[];
  readonly total: number;
  readonly authors: ReadonlyMap<number, readonly Who[]>;
  readonly current: number | null;
  readonly onCurrent: (no: number) => void;
  /** Shows the change in the text. */
  readonly onGo: (no: number) => void;
}

/** One tab stop; the arrow keys, Home and End move; Enter shows the change in the text. */
export const ChangeList = ({ changes, total, authors, current, onCurrent, onGo }: ChangeListProps) => {
  const words = useAllWords();
  const language = useLanguage();
  const stop = changes.some(({ no }) => no === current) ? current : changes[0]?.no;
  return (
    <ol role="list" aria-label={words.version.compare.list} className={styles['changeList']} onKeyDown={moveWithin}>
      {changes.map((change) => {
        const by = whoChanged({ by: authors.get(change.no) ?? [], total, words, language });
        return (
          <li key={change.no}>
            <button
              type="button"
              data-change={change.no}
              tabIndex={change.no === stop ? 0 : -1}
              aria-current={change.no === current ? 'true' : undefined}
              className={styles['changeLine']}
              onFocus={() => onCurrent(change.no)}
              onClick={() => onGo(change.no)}
            >
              <span className={styles['changePlace']}>{`${words.version.change.position(change.no, total)}, ${changePlace(change, words)}: `}</span>
              <span className={styles['changeDone']}>{changeDone(change, words, language)}</span>
              {by.length > 0 ? <span className={styles['changePlace']}>{`, ${by.join(', ')}`}</span> : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
};

const moveWithin = (event: KeyboardEvent<HTMLOListElement>): void => {
  const lines = [...event.currentTarget.querySelectorAll('button')];
  const at = lines.findIndex((line) => line === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  lines[to]?.focus();
};
