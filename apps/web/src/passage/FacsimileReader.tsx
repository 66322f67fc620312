// The pages of a PDF as they look: the opened passage marked on its page, and words selected by where they stand.
import { PASSAGE_MAX } from '@samsvar/domain';
import type { BlockBody } from '@samsvar/protocol';
import { Banner, Spinner } from '@samsvar/ui';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '../base/announce';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { apiPath } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { FacsimileBar } from '../source/FacsimileBar';
import { FacsimilePage } from '../source/FacsimilePage';
import type { FacsimilePdf } from '../source/facsimile-pdf';
import styles from '../source/facsimile.module.css';
import { pageImage, usePageLines, usePages, type PageOf, type VersionOf } from '../source/use-facsimile';
import { pageOfBlock, rectanglesOf, type Facsimile, type FacsimileLine, type Measure, type PageRectangle } from './facsimile-geometry';
import type { FacsimileLayout } from './facsimile-layout';
import { SelectionTools, type PassageOffer, type PassageUse } from './SelectionTools';
import { useCiteKeys } from './use-cite-keys';
import { useFacsimileSelection } from './use-facsimile-selection';
import { useFacsimileView } from './use-facsimile-view';
import type { OpenedPassage } from './use-opened-passage';
import type { SelectedPassage, ToolPlace } from './use-selection';

interface FacsimileReaderProps {
  readonly version: VersionOf;
  /** Pages whose text was recognised in their pictures. */
  readonly recognisedPages: readonly number[];
  readonly blocks: readonly BlockBody[];
  readonly opened: OpenedPassage | null;
  /** The page to begin with when nothing is opened, from 1. */
  readonly startPage: number;
  readonly offer: PassageOffer;
  readonly onUse: (use: PassageUse, selected: SelectedPassage) => void;
  /** Escape with nothing selected. */
  readonly onLeave?: (() => void) | undefined;
  /** Shows the text of a page in the reading view. */
  readonly onRead: (page: number) => void;
}

/** Waits for the sizes of the pages; the picture that is wanted is on its way meanwhile. */
export const FacsimileReader = (props: FacsimileReaderProps) => {
  const words = useSourceWords().facsimile;
  const { base } = useAllWords();
  const pages = usePages(props.version);
  const [start] = useState(() => (props.opened && pageOfBlock(props.blocks, props.opened.range.blockFrom)) ?? props.startPage);
  const { sourceId, no } = props.version;
  useEffect(() => {
    new Image().src = pageImage({ sourceId, no }, start, 450);
  }, [sourceId, no, start]);
  if (pages.error) return <Banner tone="danger" title={words.failed}>{wordsOfFault(pages.error, base.errors.unexpected)}</Banner>;
  if (!pages.data) return <Spinner>{words.loading}</Spinner>;
  return <Sheets {...props} pages={pages.data} start={start} />;
};

const NO_LINES: readonly FacsimileLine[] = [];

const Sheets = (props: FacsimileReaderProps & { readonly pages: readonly PageOf[]; readonly start: number }) => {
  const { version, pages, blocks, opened, offer } = props;
  const words = useSourceWords().facsimile;
  const passageWords = useAllWords().passage;
  const { view, layout, zoom, setZoom, look, goTo, current, near } = useFacsimileView(pages, props.start);
  const found = usePageLines(version, near);
  const facsimile = useFacsimile(found, blocks);
  const { pdf, begin } = usePdf(version);
  const [there, setThere] = useState<ReadonlySet<number>>(new Set());
  const { selected, box, isHeld, handlers, clear } = useFacsimileSelection({
    facsimile,
    layout,
    onSelected: ({ exact, range }) => announce(passageWords.selected(exact.split(/\s+/).length, range.blockTo - range.blockFrom + 1)),
  });
  const marks = useMemo(() => (opened ? rectanglesOf(opened.range, facsimile) : []), [opened, facsimile]);
  useOpenedPage({ opened, blocks, marks, goTo });
  const use = (what: PassageUse): void => {
    if (!selected) return;
    if (selected.exact.length > PASSAGE_MAX) return announce(passageWords.tooLong);
    props.onUse(what, selected);
    if (what !== 'link') clear();
  };
  useCiteKeys(selected !== null && offer.hasResponse && offer.whyNotCite === null, use);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const page = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 1, End: pages.length }[event.key];
    if (event.key === 'Escape') {
      if (selected) clear();
      else props.onLeave?.();
    } else if (event.altKey && event.key === 'F10') view.current?.querySelector<HTMLElement>('[role="toolbar"] button')?.focus();
    else if (page !== undefined && event.target === event.currentTarget) goTo(page);
    else return;
    event.preventDefault();
  };
  const isTooLong = selected !== null && selected.exact.length > PASSAGE_MAX;
  const picked = selected ? rectanglesOf(selected.range, facsimile) : [];
  // The page that is looked at comes first: its neighbours are asked for when it stands there.
  const drawn = there.has(current) ? near : near.filter((page) => page === current || there.has(page));
  const hasText = found.get(current)?.length !== 0;
  return (
    <div className={styles['reader']}>
      <FacsimileBar {...{ pages, current, zoom }} onZoom={setZoom} onGo={goTo} onRead={() => props.onRead(current)} />
      <p className={styles['note']}>{props.recognisedPages.includes(current) ? words.recognised : hasText ? words.help : words.scanned}</p>
      {isTooLong ? <Banner tone="warning">{passageWords.tooLong}</Banner> : null}
      <div ref={view} className={styles['view']} role="region" aria-label={words.label} tabIndex={0} onScroll={look} onKeyDown={onKeyDown}>
        <div className={styles['sheets']} style={{ inlineSize: layout.width, blockSize: layout.height }} {...handlers}>
          {layout.sheets.filter(({ page }) => drawn.includes(page.page)).map(({ page, top, left, width, height }) => (
            <div key={page.page} className={styles['sheet']} style={{ top, left, width, height }}>
              <FacsimilePage
                {...{ page, width, height }}
                total={pages.length}
                image={pageImage(version, page.page, width)}
                pdf={pdf}
                onDrawn={() => {
                  setThere((before) => new Set(before).add(page.page));
                  begin();
                }}
              >
                <Marks page={page.page} boxes={marks} className={styles['passage']} />
                <Marks page={page.page} boxes={picked} className={styles['selection']} />
                {box ? <Marks page={page.page} boxes={[box]} className={styles['box']} /> : null}
              </FacsimilePage>
            </div>
          ))}
        </div>
        {selected && !isHeld && !isTooLong ? <SelectionTools place={placeOfTools(picked, layout)} offer={offer} onUse={use} /> : null}
      </div>
    </div>
  );
};

const Marks = ({ page, boxes, className }: { readonly page: number; readonly boxes: readonly PageRectangle[]; readonly className: string | undefined }) =>
  boxes
    .filter((box) => box.page === page)
    .map(({ x, y, width, height }) => <rect key={`${x} ${y} ${width}`} {...{ x, y, width, height, className }} />);

/** Under the last line of what is selected. */
const placeOfTools = (boxes: readonly PageRectangle[], { sheets, scale }: FacsimileLayout): ToolPlace => {
  const last = boxes[boxes.length - 1];
  const sheet = last && sheets[last.page - 1];
  return sheet ? { top: sheet.top + (last.y + last.height) * scale + 6, left: Math.max(8, sheet.left + last.x * scale) } : { top: 0, left: 8 };
};

/** Any book face will do: a line's own width says how large it is printed. */
const letterWidths = (): Measure => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length;
  context.font = '40px "Times New Roman", Times, serif';
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const { width } = context.measureText(text);
    if (known.size > 20_000) known.clear();
    known.set(text, width);
    return width;
  };
};

const useFacsimile = (found: ReadonlyMap<number, readonly Omit<FacsimileLine, 'page'>[]>, blocks: readonly BlockBody[]): Facsimile => {
  const [measure] = useState(letterWidths);
  return useMemo(() => {
    const lines = found.size === 0 ? NO_LINES : [...found].flatMap(([page, those]) => those.map((line) => ({ ...line, page })));
    return { lines, blocks, measure };
  }, [found, blocks, measure]);
};

/** PDF.js, fetched once the first picture stands there. Where it cannot be had, the pictures are all there is. */
const usePdf = ({ sourceId, no }: VersionOf) => {
  const [pdf, setPdf] = useState<FacsimilePdf | null>(null);
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    let opened: FacsimilePdf | null = null;
    import('../source/facsimile-pdf')
      .then(({ openFacsimile }) => openFacsimile(apiPath.originalFile(sourceId, no)))
      .then(
        (found) => {
          opened = found;
          if (isOver) found.close();
          else setPdf(found);
        },
        () => undefined,
      );
    return () => {
      isOver = true;
      opened?.close();
      setPdf(null);
    };
  }, [isWanted, sourceId, no]);
  return { pdf, begin: () => setWanted(true) };
};

interface Opening {
  readonly opened: OpenedPassage | null;
  readonly blocks: readonly BlockBody[];
  readonly marks: readonly PageRectangle[];
  readonly goTo: (page: number, y?: number) => void;
}

/** Goes to the opened passage's page at once, and to its first line when it is known where that stands. */
const useOpenedPage = ({ opened, blocks, marks, goTo }: Opening): void => {
  const words = useAllWords().passage;
  const shown = useRef<{ readonly opened: OpenedPassage; readonly isExact: boolean } | null>(null);
  const [first] = marks;
  useEffect(() => {
    if (!opened) return;
    const before = shown.current?.opened === opened ? shown.current : null;
    if (before?.isExact) return;
    const page = first?.page ?? pageOfBlock(blocks, opened.range.blockFrom);
    if (page === null || (before && !first)) return;
    shown.current = { opened, isExact: first !== undefined };
    goTo(page, first?.y);
    if (!before) announce(words.opened(opened.sectionLabel, opened.pageLabel));
  }, [opened, blocks, first, goTo, words]);
};
