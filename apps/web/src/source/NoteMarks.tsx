// A block's words with the marks that point at notes, and a note's way back to the words.
import type { BlockBody } from '@samsvar/protocol';
import { Fragment, type MouseEvent } from 'react';
import { useAllWords } from '../base/all-words';
import type { BlockContext } from './BlockView';
import styles from './reading.module.css';

type NoteContext = Pick<BlockContext, 'notes' | 'onGo'>;

interface WordsProps {
  readonly block: BlockBody;
  readonly from: number;
  readonly to: number;
  readonly context: NoteContext;
}

/** The words of a block from one offset to another. A mark stands with the word before it. */
export const BlockWords = ({ block, from, to, context }: WordsProps) => {
  const marks = (block.notes ?? [])
    .map((mark, index) => ({ ...mark, index }))
    .filter(({ at }) => (at > from || (at === 0 && from === 0)) && at <= to);
  return (
    <>
      {marks.map(({ at, label, index }, nth) => (
        <Fragment key={index}>
          {block.text.slice(marks[nth - 1]?.at ?? from, at)}
          <NoteMark label={label} note={context.notes.noteOf(block.ord, index)} onGo={context.onGo} />
        </Fragment>
      ))}
      {block.text.slice(marks.at(-1)?.at ?? from, to)}
    </>
  );
};

interface GoProps {
  readonly label: string;
  readonly onGo: (ord: number) => void;
}

const follow = (onGo: () => void) => (event: MouseEvent): void => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  onGo();
};

/** Its number is drawn by the style sheet: the element has no text, so it is never selected, copied or counted. */
const NoteMark = ({ label, note, onGo }: GoProps & { readonly note: number | null }) => {
  const words = useAllWords().source;
  const shared = { className: styles['noteMark'], 'data-label': label, 'aria-label': words.footnote(label) };
  if (note === null) return <span role="img" {...shared} />;
  return <a role="doc-noteref" draggable={false} href={`#${note}`} onClick={follow(() => onGo(note))} {...shared} />;
};

/** The label of a note; a link back where the text points at it. */
export const NoteLabel = ({ block, context }: { readonly block: BlockBody; readonly context: NoteContext }) => {
  const words = useAllWords().source;
  const mark = context.notes.markOf(block.ord);
  if (mark === null) {
    return (
      <span className={styles['noteLabel']} aria-hidden="true">
        {block.label}
      </span>
    );
  }
  return (
    <a
      role="doc-backlink"
      className={styles['noteLabel']}
      href={`#${mark}`}
      aria-label={words.noteBack(block.label)}
      onClick={follow(() => context.onGo(mark))}
    >
      {block.label}
    </a>
  );
};
