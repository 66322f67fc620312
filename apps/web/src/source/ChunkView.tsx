// One chunk of the reading view, with the page numbers in its margin.
import { memo } from 'react';
import { VisuallyHidden } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import type { BlockContext } from './BlockView';
import type { Chunk } from './chunks';
import { PartView } from './PartView';
import type { PageStart } from './page-marks';
import styles from './reading.module.css';

interface ChunkProps {
  readonly chunk: Chunk;
  /** Page that begins at a part, by the part's first block. */
  readonly pageAt: ReadonlyMap<number, PageStart>;
  readonly context: BlockContext;
}

/** A new context is not a reason to draw hundreds of chunks again; a change within the chunk is. */
function looksTheSame(before: ChunkProps, after: ChunkProps): boolean {
  const { first, last } = after.chunk;
  return (
    before.chunk === after.chunk &&
    before.pageAt === after.pageAt &&
    before.context.signatureOf(first, last) === after.context.signatureOf(first, last)
  );
}

/** Draws a chunk; the browser lays it out only when it comes near the window. */
export const ChunkView = memo(({ chunk, pageAt, context }: ChunkProps) => (
  <div className={styles['chunk']} style={{ containIntrinsicBlockSize: `auto ${chunk.height}px` }}>
    {chunk.parts.map((part) => {
      const page = pageAt.get(part.first);
      return (
        <div key={part.first} className={styles['part']}>
          {page === undefined ? null : <PageMark page={page} />}
          <PartView part={part} context={context} />
        </div>
      );
    })}
  </div>
), looksTheSame);
ChunkView.displayName = 'ChunkView';

const PageMark = ({ page }: { readonly page: PageStart }) => {
  const { recognisedMark } = useSourceWords().facsimile;
  const words = useAllWords().source;
  return (
    <span className={styles['page']}>
      <span aria-hidden="true">{words.pageShort(page.label)}</span>
      <VisuallyHidden>{words.page(page.label)}</VisuallyHidden>
      {page.isRecognised ? <span className={styles['recognised']}>{recognisedMark}</span> : null}
    </span>
  );
};
