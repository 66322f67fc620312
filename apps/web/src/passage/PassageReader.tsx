// The reading view with what makes it citable: selection, its tools, and the opened passage painted.
import { PASSAGE_MAX } from '@samsvar/domain';
import type { BlockBody } from '@samsvar/protocol';
import { Banner } from '@samsvar/ui';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { announce } from '../base/announce';
import { useAllWords } from '../base/all-words';
import type { BlockContext } from '../source/BlockView';
import { headingAbove, outlineOf } from '../source/outline';
import { OutlineList } from '../source/OutlineList';
import { ReadingView } from '../source/ReadingView';
import styles from './passage.module.css';
import { readingMove, readingPlace, type KeyboardSelection } from './reading-keys';
import { blockElement, selectPassage } from './selection-range';
import { ChooseTool, SelectionTools, type PassageOffer, type PassageUse } from './SelectionTools';
import { useBlockContext } from './use-block-context';
import { useCiteKeys } from './use-cite-keys';
import { useOpenedPassage, type OpenedPassage } from './use-opened-passage';
import { useSelection, type SelectedPassage } from './use-selection';

interface PassageReaderProps {
  readonly blocks: readonly BlockBody[];
  readonly language: string;
  /** Pages whose words were recognised in pictures. */
  readonly recognisedPages?: readonly number[];
  /** What to show; null for the beginning. */
  readonly opened: OpenedPassage | null;
  readonly isOutlineShown: boolean;
  readonly onOutlineLeft?: () => void;
  readonly offer: PassageOffer;
  readonly onUse: (use: PassageUse, selected: SelectedPassage) => void;
  /** Set where a place is to be chosen and nothing else: one button takes what is selected. */
  readonly choosing?: { readonly label: string; readonly onChoose: (selected: SelectedPassage) => void };
  /** Escape with nothing selected. */
  readonly onLeave?: () => void;
  /** Stands in the margin of a block; `signatureOf` tells when it changes. */
  readonly margin: Pick<BlockContext, 'marginOf' | 'signatureOf'>;
  /** Stands over the text and scrolls with it. */
  readonly before?: ReactNode;
}

/** Reading, moving by outline and keys, selecting and using a passage of one source version. */
export const PassageReader = (props: PassageReaderProps) => {
  const words = useAllWords();
  const { blocks, opened, offer, onUse } = props;
  const view = useRef<HTMLDivElement>(null);
  const { selected, isHeld, clear } = useSelection(view, blocks);
  const target = useTarget(opened, blocks);
  const onDrawn = useOpenedPassage({ view, blocks, opened });
  const use = (what: PassageUse): void => {
    if (!selected) return;
    if (selected.passage.exact.length > PASSAGE_MAX) return announce(words.passage.tooLong);
    onUse(what, selected.passage);
    if (what !== 'link') clear();
  };
  useCiteKeys(selected !== null && offer.hasResponse && offer.whyNotCite === null, use);
  const keys = useReadingKeys({ view, blocks, isSelected: selected !== null, clear, onLeave: props.onLeave });
  const outline = useOutline(view, blocks);
  const go = (ord: number): void => {
    target.goTo(ord);
    requestAnimationFrame(() => focusBlock(view, ord, 'center'));
  };
  const context = useBlockContext({ opened, blocks, go, margin: props.margin });
  const isTooLong = selected !== null && selected.passage.exact.length > PASSAGE_MAX;
  return (
    <div className={styles['reader']}>
      {props.isOutlineShown ? (
        <div className={styles['outline']}>
          {outline.lines.length === 0 ? <p>{words.source.outlineEmpty}</p> : null}
          <OutlineList
            label={words.source.outline}
            items={outline.lines.map((line) => ({ key: String(line.ord), depth: line.depth, label: line.label, text: line.text }))}
            current={outline.current}
            onGo={(key) => {
              target.goTo(Number(key));
              props.onOutlineLeft?.();
              requestAnimationFrame(() => focusBlock(view, Number(key), 'start'));
            }}
          />
        </div>
      ) : null}
      <div className={styles['main']}>
        <ReadingView
          blocks={blocks}
          language={props.language}
          recognisedPages={props.recognisedPages}
          target={target.ord}
          context={context}
          viewRef={view}
          onKeyDown={keys}
          onScroll={outline.onScroll}
          onDrawn={onDrawn}
          before={
            <>
              {selected && !isHeld && !isTooLong ? (
                props.choosing ? (
                  <ChooseTool place={selected.place} label={props.choosing.label} onChoose={() => props.choosing?.onChoose(selected.passage)} />
                ) : (
                  <SelectionTools place={selected.place} offer={offer} onUse={use} />
                )
              ) : null}
              {isTooLong ? <Banner tone="warning">{words.passage.tooLong}</Banner> : null}
              {props.before}
            </>
          }
        />
      </div>
    </div>
  );
};

const focusBlock = (view: RefObject<HTMLElement | null>, ord: number, block: ScrollLogicalPosition): void => {
  const element = view.current && blockElement(view.current, ord);
  element?.scrollIntoView({ block });
  element?.focus({ preventScroll: true });
};

/** The block to draw first: the opened passage's, or what the outline was asked for since. */
const useTarget = (opened: OpenedPassage | null, blocks: readonly BlockBody[]) => {
  const [asked, setAsked] = useState<{ ord: number; after: OpenedPassage | null } | null>(null);
  const ord = asked && asked.after === opened ? asked.ord : (opened?.range.blockFrom ?? blocks[0]?.ord ?? 0);
  return { ord, goTo: (wanted: number) => setAsked({ ord: wanted, after: opened }) };
};

interface KeysOf {
  readonly view: RefObject<HTMLDivElement | null>;
  readonly blocks: readonly BlockBody[];
  readonly isSelected: boolean;
  readonly clear: () => void;
  readonly onLeave: (() => void) | undefined;
}

const useReadingKeys = ({ view, blocks, isSelected, clear, onLeave }: KeysOf) => {
  const words = useAllWords().passage;
  const [made, setMade] = useState<KeyboardSelection | null>(null);
  return (event: KeyboardEvent<HTMLDivElement>): void => {
    const root = view.current;
    if (!root || event.defaultPrevented) return;
    const move = readingMove(event, { root, blocks, selection: isSelected ? made : null });
    if (!move) return;
    event.preventDefault();
    switch (move.does) {
      case 'focus':
        return focusBlock(view, move.ord, 'nearest');
      case 'select': {
        setMade(move.selection);
        selectPassage(root, move.selection.range);
        const { range } = move.selection;
        const count = document.getSelection()?.toString().trim().split(/\s+/).length ?? 0;
        return announce(words.selected(count, range.blockTo - range.blockFrom + 1));
      }
      case 'tools':
        return root.querySelector<HTMLElement>('[role="toolbar"] button')?.focus();
      case 'leave':
        if (!isSelected) return onLeave?.();
        clear();
        setMade(null);
        if (made) focusBlock(view, made.anchor, 'nearest');
        return announce(words.unselected);
    }
  };
};

const useOutline = (view: RefObject<HTMLDivElement | null>, blocks: readonly BlockBody[]) => {
  const lines = useMemo(() => outlineOf(blocks), [blocks]);
  const [current, setCurrent] = useState<string | null>(null);
  const frame = useRef(0);
  const onScroll = (): void => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const at = view.current && readingPlace(view.current);
      if (at !== null) setCurrent(String(headingAbove(lines, at)?.ord ?? ''));
    });
  };
  return { lines, current, onScroll };
};
