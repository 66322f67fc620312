// One side of a comparison: the cited words in their paragraph, with what differs from the other side.
import { VisuallyHidden, classNames } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';
import type { WordPiece } from './word-difference';

interface PlaceTextProps {
  readonly side: 'before' | 'after';
  readonly pieces: readonly WordPiece[];
  /** What stands around the words, with what differs of it. */
  readonly context: { readonly before: readonly WordPiece[]; readonly after: readonly WordPiece[] };
}

/** What differs is crossed out or underlined besides its colour, and told in words to who listens. */
export const PlaceText = ({ side, pieces, context }: PlaceTextProps) => (
  <p className={styles['placeText']} lang="sv">
    <span className={styles['context']}><Pieces side={side} pieces={context.before} /></span>
    <span className={classNames(styles['cited'])}><Pieces side={side} pieces={pieces} /></span>
    <span className={styles['context']}><Pieces side={side} pieces={context.after} /></span>
  </p>
);

const Pieces = ({ side, pieces }: Pick<PlaceTextProps, 'side' | 'pieces'>) => {
  const words = useSourceWords().versions.queue;
  const Marked = side === 'before' ? 'del' : 'ins';
  return pieces.map(({ text, differs }, no) =>
    differs ? (
      <Marked key={no} className={styles[Marked]}>
        <VisuallyHidden>{side === 'before' ? words.removed : words.added}</VisuallyHidden>
        {text}
        <VisuallyHidden>{words.end}</VisuallyHidden>
      </Marked>
    ) : (
      <span key={no}>{text}</span>
    ),
  );
};
