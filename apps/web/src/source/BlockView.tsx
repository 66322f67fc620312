// One block of a source: label, words, and what stands in the margin beside it.
import type { BlockBody } from '@samsvar/protocol';
import { memo, type ReactNode } from 'react';
import type { NoteLinks } from './note-links';
import { BlockWords } from './NoteMarks';
import styles from './reading.module.css';

/** What blocks need to know of the view they stand in. */
export interface BlockContext {
  /** Stands in the right margin of a block, such as a count of references; null for nothing. */
  readonly marginOf: (ord: number) => ReactNode;
  /** Marked words of a block, where the browser cannot paint ranges itself; null for none. */
  readonly markOf: (ord: number) => { readonly from: number; readonly to: number } | null;
  readonly notes: NoteLinks;
  /** Takes the reader to a block. */
  readonly onGo: (ord: number) => void;
  /** Changes when anything above changes for a block from `first` to `last`; chunks are drawn again only then. */
  readonly signatureOf: (first: number, last: number) => string;
}

/** Attributes by which a block is found, focused and measured. */
export const blockAttributes = (block: BlockBody) => ({ 'data-ord': block.ord, tabIndex: -1 });

interface BlockTextProps {
  readonly block: BlockBody;
  readonly context: BlockContext;
}

/** A block's label and words. The words stand alone in their element, so that offsets can be measured. */
export const BlockText = memo(({ block, context }: BlockTextProps) => {
  const mark = context.markOf(block.ord);
  return (
    <>
      {block.label && block.type !== 'footnote' ? <span className={styles['label']}>{block.label} </span> : null}
      <span data-text="">
        {mark ? (
          <>
            {mark.from > 0 ? <BlockWords block={block} from={0} to={mark.from} context={context} /> : null}
            <mark className={styles['mark']}>
              <BlockWords block={block} from={mark.from} to={mark.to} context={context} />
            </mark>
            <BlockWords block={block} from={mark.to} to={block.text.length} context={context} />
          </>
        ) : (
          <BlockWords block={block} from={0} to={block.text.length} context={context} />
        )}
      </span>
    </>
  );
});
BlockText.displayName = 'BlockText';

/** What stands in a block's right margin. */
export const BlockMargin = ({ block, context }: BlockTextProps) => {
  const margin = context.marginOf(block.ord);
  return margin ? <span className={styles['margin']}>{margin}</span> : null;
};
