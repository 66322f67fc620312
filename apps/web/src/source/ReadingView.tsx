// The readable document: every block of a source version, drawn around the place that is looked at.
import type { BlockBody } from '@samsvar/protocol';
import { useLayoutEffect, useMemo, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useAllWords } from '../base/all-words';
import type { BlockContext } from './BlockView';
import { chunkAt, chunksOf } from './chunks';
import { ChunkView } from './ChunkView';
import { pageMarks } from './page-marks';
import { readingParts } from './reading-parts';
import { useDrawnChunks } from './use-drawn-chunks';
import styles from './reading.module.css';

interface ReadingViewProps {
  /** In order without gaps; a window of the document is fine. */
  readonly blocks: readonly BlockBody[];
  /** Language of the words, for screen readers and hyphenation. */
  readonly language: string;
  /** The block to draw first; 0 for the beginning. */
  readonly target: number;
  readonly context: BlockContext;
  /** Pages whose words were recognised in pictures: it is said where they begin. */
  readonly recognisedPages?: readonly number[] | undefined;
  /** The scrolling element that holds all blocks. */
  readonly viewRef: Ref<HTMLDivElement>;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onScroll?: () => void;
  /** Called when more of the document has been drawn; the same function each time. */
  readonly onDrawn?: () => void;
  /** Stands over the text and scrolls with it. */
  readonly before?: ReactNode;
}

/** Headings are headings, lists are lists. Labels and page numbers can be read but are not part of the words. */
export const ReadingView = (props: ReadingViewProps) => {
  const words = useAllWords().source;
  const { blocks, context, recognisedPages, onDrawn } = props;
  const laid = useMemo(() => {
    const parts = readingParts(blocks);
    const start = blocks[0]?.ord ?? 0;
    const letters = (first: number, last: number): number => {
      let sum = 0;
      for (let ord = first; ord <= last; ord += 1) sum += blocks[ord - start]?.text.length ?? 0;
      return sum;
    };
    return { chunks: chunksOf(parts, (part) => letters(part.first, part.last)), pages: pageMarks(parts, blocks, recognisedPages) };
  }, [blocks, recognisedPages]);
  const drawn = useDrawnChunks(laid.chunks.length, chunkAt(laid.chunks, props.target));
  useLayoutEffect(() => onDrawn?.(), [drawn, onDrawn]);
  return (
    <div
      ref={props.viewRef}
      className={styles['view']}
      role="region"
      aria-label={words.reading}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
      onScroll={props.onScroll}
    >
      {props.before}
      <article lang={props.language} className={styles['document']}>
        {laid.chunks.map((chunk, index) =>
          drawn.has(index) ? (
            <ChunkView key={chunk.key} chunk={chunk} pageAt={laid.pages} context={context} />
          ) : (
            <div key={chunk.key} aria-hidden="true" style={{ blockSize: chunk.height }} />
          ),
        )}
      </article>
    </div>
  );
};
