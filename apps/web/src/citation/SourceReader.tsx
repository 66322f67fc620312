// One source version to read and cite from: its state, its text, and who cites it.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Banner, Button } from '@samsvar/ui';
import { useMemo, useState, type ReactNode } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { useAllWords } from '../base/all-words';
import { PassageReader } from '../passage/PassageReader';
import type { PassageOffer, PassageUse } from '../passage/SelectionTools';
import type { OpenedPassage } from '../passage/use-opened-passage';
import { wordsOf } from '../passage/passage-text';
import type { SelectedPassage } from '../passage/use-selection';
import { FacsimileViews, type FacsimileView } from '../source/FacsimileViews';
import { FoundThings } from '../source/FoundThings';
import { SourceStatus, SourceWarnings } from '../source/SourceStatus';
import { useBlocks } from '../source/use-source';
import { heatSignature } from './cited-by';
import { CitedByMark } from './CitedByMark';
import styles from './citation.module.css';
import { HeatLine } from './HeatLine';
import { Loading, Recognition, SourcePages, hasPages, hasPictures } from './SourcePages';
import { useHeat, type HeatFilter } from './use-citation';

interface SourceReaderProps {
  readonly source: SourceBody;
  readonly version: VersionBody;
  readonly opened: OpenedPassage | null;
  readonly isOutlineShown: boolean;
  readonly onOutlineLeft?: () => void;
  readonly offer: PassageOffer;
  readonly onUse: (use: PassageUse, selected: SelectedPassage) => void;
  readonly onLeave?: () => void;
  /** Stands over the text and scrolls with it. */
  readonly before?: ReactNode;
}

/** From so many blocks on (some forty pages) a document is fetched in two steps. */
const LONG = 1000;

/** The text, or for a PDF its pages as they look; which of them is kept while the reader goes from passage to passage. */
export const SourceReader = (props: SourceReaderProps) => {
  const { source, version } = props;
  const [view, setView] = useState<FacsimileView>('reading');
  // A place that was asked for here stands until another passage is opened.
  const [asked, setAsked] = useState<{ readonly passage: OpenedPassage; readonly after: OpenedPassage | null } | null>(null);
  const opened = asked && asked.after === props.opened ? asked.passage : props.opened;
  const [page, setPage] = useState(1);
  const open = (range: OpenedPassage['range']): void => setAsked({ passage: { range, sectionLabel: null, pageLabel: null }, after: props.opened });
  if (!hasPages(version)) return <TextReader {...props} opened={opened} onOpen={open} />;
  const read = (ord: number | null, from: number): void => {
    setPage(from);
    setView('reading');
    if (ord === null) return;
    open({ blockFrom: ord, offsetFrom: 0, blockTo: ord, offsetTo: Infinity });
  };
  return (
    <div className={styles['reader']}>
      <FacsimileViews view={view} onView={setView} />
      {view === 'reading' ? (
        <TextReader {...props} opened={opened} onOpen={open} />
      ) : (
        <SourcePages key={version.id} {...{ source, version, opened, read }} startPage={page} offer={props.offer} onUse={props.onUse} onLeave={props.onLeave} />
      )}
    </div>
  );
};

/** The text as soon as its first part has come; words for every other state. */
const TextReader = ({ source, version, opened, before, onOpen, ...reader }: SourceReaderProps & { readonly onOpen: (range: OpenedPassage['range']) => void }) => {
  const words = useAllWords();
  const { blocks, error, retry } = useBlocks({
    sourceId: source.id,
    no: version.no,
    // A long document shows its beginning before the rest has come; a short one comes whole at once.
    around: opened?.range.blockFrom ?? (version.blockCount > LONG ? 0 : null),
    isReady: version.state === 'ready',
  });
  const { margin, line } = useCitedMargin(source, version);
  if (version.state !== 'ready' || version.blockCount === 0) {
    return (
      <div className={styles['status']}>
        {before}
        <SourceStatus sourceId={source.id} version={version} />
        {hasPictures(version) ? (
          <div className={styles['notices']}>
            <Recognition source={source} version={version} />
          </div>
        ) : null}
      </div>
    );
  }
  if (error) {
    return (
      <div className={styles['status']}>
        <Banner tone="danger" title={words.source.loadFailed} actions={<Button onPress={retry}>{words.source.retry}</Button>}>
          {wordsOfFault(error, words.base.errors.unexpected)}
        </Banner>
      </div>
    );
  }
  if (!blocks) {
    return <Loading>{words.source.loading}</Loading>;
  }
  const cite = (range: OpenedPassage['range']): void => {
    const exact = wordsOf(blocks, range);
    if (exact) reader.onUse('cite', { range, exact });
  };
  return (
    <PassageReader
      // Another document starts from its own beginning, with nothing selected.
      key={version.id}
      {...reader}
      blocks={blocks}
      language="sv"
      recognisedPages={version.recognisedPages}
      opened={opened}
      margin={margin}
      before={
        <>
          {before || version.warnings.length > 0 ? (
            <div className={styles['notices']}>
              {before}
              <SourceWarnings version={version} />
              {hasPictures(version) ? <Recognition source={source} version={version} /> : null}
            </div>
          ) : null}
          <FoundThings sourceId={source.id} no={version.no} onOpen={onOpen} onCite={reader.offer.hasResponse ? cite : null} whyNotCite={reader.offer.whyNotCite} />
          {line}
        </>
      }
    />
  );
};

/** Counts in the margin, and the line that says which of them are shown. */
const useCitedMargin = ({ id }: SourceBody, { no }: VersionBody) => {
  // What is chosen is chosen for one version.
  const [asked, setAsked] = useState<{ readonly of: string; readonly filter: HeatFilter } | null>(null);
  const of = `${id} ${no}`;
  const filter = asked?.of === of ? asked.filter : 'all';
  const all = useHeat(id, no, 'all');
  const chosen = useHeat(id, no, filter);
  const margin = useMemo(
    () => ({
      marginOf: (ord: number): ReactNode => {
        const heat = chosen.blocks.get(ord);
        return heat ? <CitedByMark source={id} no={no} heat={heat} most={chosen.most} filter={filter} /> : null;
      },
      signatureOf: (first: number, last: number) => `${filter}${heatSignature(chosen, first, last)}`,
    }),
    [chosen, filter, id, no],
  );
  return { margin, line: <HeatLine source={id} {...{ no, all, chosen, filter }} onFilter={(wanted) => setAsked({ of, filter: wanted })} /> };
};
