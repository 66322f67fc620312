// What every block knows of the reader it stands in: its margin, its marks and where its notes are.
import type { PassageRange } from '@samsvar/domain';
import type { BlockBody } from '@samsvar/protocol';
import { useCallback, useMemo, useRef } from 'react';
import type { BlockContext } from '../source/BlockView';
import { noteLinksOf } from '../source/note-links';
import { canPaint } from './highlight';
import { touches } from './passage-text';
import type { OpenedPassage } from './use-opened-passage';

/** A function that stays the same and does what it was last given to do. */
const useLatest = (act: (ord: number) => void): ((ord: number) => void) => {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((ord) => latest.current(ord), []);
};

interface ContextOf {
  readonly opened: OpenedPassage | null;
  readonly blocks: readonly BlockBody[];
  readonly margin: Pick<BlockContext, 'marginOf' | 'signatureOf'>;
  /** Takes the reader to a block; may be another function each time. */
  readonly go: (ord: number) => void;
}

/** What blocks know of the reader. Where the browser cannot paint ranges, the opened passage is marked block by block. */
export const useBlockContext = ({ opened, blocks, go, margin }: ContextOf): BlockContext => {
  const onGo = useLatest(go);
  const notes = useMemo(() => noteLinksOf(blocks), [blocks]);
  // Where the browser paints it no block looks otherwise for it, and none of hundreds of chunks has to be compared.
  const range: PassageRange | null = opened && !canPaint() ? opened.range : null;
  return useMemo(() => {
    return {
      notes,
      onGo,
      marginOf: margin.marginOf,
      markOf: (ord) =>
        range && touches(range, ord)
          ? { from: ord === range.blockFrom ? range.offsetFrom : 0, to: ord === range.blockTo ? range.offsetTo : Infinity }
          : null,
      signatureOf: (first, last) =>
        `${margin.signatureOf(first, last)}|${range && range.blockFrom <= last && first <= range.blockTo ? JSON.stringify(range) : ''}`,
    };
  }, [range, notes, onGo, margin]);
};
