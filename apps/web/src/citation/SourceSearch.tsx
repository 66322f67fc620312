// Searching the open document: a field, the hits one by one, and how many there are.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { IconArrowDown, IconArrowUp, IconButton, IconClose, TextField } from '@samsvar/ui';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useAllWords } from '../base/all-words';
import { useBlocks } from '../source/use-source';
import styles from './citation.module.css';
import { clearHits, paintHits, showHit } from './paint-hits';
import { searchHits, type SearchHit } from './search-hits';

interface SourceSearchProps {
  readonly source: SourceBody;
  readonly version: VersionBody;
  readonly onClose: () => void;
}

/** Enter goes to the next hit, Shift+Enter to the one before, Escape closes. The browser's own search is left alone. */
export const SourceSearch = ({ source, version, onClose }: SourceSearchProps) => {
  const words = useAllWords().citation.search;
  const root = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const { hits, at, go } = useHits({ source, version, query });
  useShownHit(root, hits, hits[at] ?? null);
  const close = (): void => {
    // One reads on where one is; the field that had focus goes away.
    root.current?.closest('[data-pane]')?.querySelector<HTMLElement>('[role="region"]')?.focus({ preventScroll: true });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && isTyping) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={root} role="search" className={styles['search']} onKeyDown={onKeyDown}>
      <TextField type="search" label={words.label} isLabelHidden placeholder={words.label} value={query} onChange={setQuery} autoFocus />
      <span role="status" className={styles['hits']}>
        {query.trim().length < 2 ? '' : hits.length === 0 ? words.none : words.hit(at + 1, hits.length)}
      </span>
      <IconButton label={words.previous} icon={<IconArrowUp />} isDisabled={hits.length === 0} onPress={() => go(-1)} />
      <IconButton label={words.next} icon={<IconArrowDown />} isDisabled={hits.length === 0} onPress={() => go(1)} />
      <IconButton label={words.close} icon={<IconClose />} onPress={close} />
    </div>
  );
};

const useHits = ({ source, version, query }: Pick<SourceSearchProps, 'source' | 'version'> & { readonly query: string }) => {
  const { blocks } = useBlocks({ sourceId: source.id, no: version.no, around: null, isReady: version.state === 'ready' });
  const asked = useDeferredValue(query);
  const hits = useMemo(() => searchHits(blocks ?? [], asked), [blocks, asked]);
  const [chosen, setChosen] = useState<{ readonly of: readonly SearchHit[]; readonly at: number } | null>(null);
  const at = chosen?.of === hits ? chosen.at : 0;
  const go = (step: 1 | -1): void => {
    if (hits.length > 0) setChosen({ of: hits, at: (at + step + hits.length) % hits.length });
  };
  return { hits, at, go };
};

/** A long document is drawn bit by bit; a hit that is not drawn yet is looked for again this often. */
const AGAIN_MS = 100;

/** Paints the hits of the pane that the field stands in, and keeps the current one in view as it changes. */
const useShownHit = (root: RefObject<HTMLElement | null>, hits: readonly SearchHit[], current: SearchHit | null): void => {
  useEffect(() => {
    const pane = root.current?.closest('[data-pane]');
    if (!pane) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      const isShown = !current || showHit(pane, current);
      paintHits(pane, hits, current);
      if (!isShown) timer = setTimeout(show, AGAIN_MS);
    };
    show();
    return () => clearTimeout(timer);
  }, [root, hits, current]);
  useEffect(() => clearHits, []);
};
