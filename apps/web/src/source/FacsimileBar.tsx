// The controls of a facsimile: which page, how large, and the way to the reading view.
import { Button, IconAdd, IconArrowDown, IconArrowUp, IconButton, IconMinus, IconText, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { announce } from '../base/announce';
import { useSourceWords } from '../base/source-words';
import styles from './facsimile.module.css';
import type { PageOf } from './use-facsimile';

interface FacsimileBarProps {
  readonly pages: readonly PageOf[];
  /** The page in the middle of the view, from 1. */
  readonly current: number;
  readonly onGo: (page: number) => void;
  /** 1 fits the width. */
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onRead: () => void;
}

/** Steps of enlargement. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

/** The page that somebody means: by its printed number, else by its place. Null when there is none. */
export const pageMeant = (text: string, pages: readonly PageOf[]): number | null => {
  const wanted = text.trim().toLowerCase();
  const printed = pages.find(({ label }) => label?.toLowerCase() === wanted);
  const placed = pages.find(({ page }) => String(page) === wanted);
  return (printed ?? placed)?.page ?? null;
};

/** Everything here can be reached by keyboard. */
export const FacsimileBar = ({ pages, current, onGo, zoom, onZoom, onRead }: FacsimileBarProps) => {
  const words = useSourceWords().facsimile;
  const [typed, setTyped] = useState<string | null>(null);
  const label = pages[current - 1]?.label ?? String(current);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const page = pageMeant(typed ?? label, pages);
    if (page === null) return announce(words.noPage(typed ?? ''));
    setTyped(null);
    onGo(page);
  };
  const step = (by: 1 | -1): void => {
    const next = by === 1 ? ZOOMS.find((known) => known > zoom) : [...ZOOMS].reverse().find((known) => known < zoom);
    if (next !== undefined) onZoom(next);
  };
  return (
    <div className={styles['bar']}>
      <IconButton size="small" label={words.previous} icon={<IconArrowUp />} isDisabled={current <= 1} onPress={() => onGo(current - 1)} />
      <IconButton size="small" label={words.next} icon={<IconArrowDown />} isDisabled={current >= pages.length} onPress={() => onGo(current + 1)} />
      <form className={styles['pageField']} onSubmit={go}>
        <TextField label={words.pageField} isLabelHidden inputMode="text" value={typed ?? label} onChange={setTyped} onBlur={() => setTyped(null)} />
        <span>{words.of(pages.length)}</span>
      </form>
      <IconButton size="small" label={words.smaller} icon={<IconMinus />} isDisabled={zoom <= ZOOMS[0]} onPress={() => step(-1)} />
      <Button size="small" variant="quiet" aria-label={words.fit} onPress={() => onZoom(1)}>
        {`${Math.round(zoom * 100)} %`}
      </Button>
      <IconButton size="small" label={words.larger} icon={<IconAdd />} isDisabled={zoom >= 3} onPress={() => step(1)} />
      <Button size="small" variant="quiet" icon={<IconText />} onPress={onRead}>
        {words.toReading}
      </Button>
    </div>
  );
};
