// The desk to write at: outline, text, source and panel, and what ties them together.
import type { OutlineSection } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { Spinner, SplitView, useMedia, type PaneSide } from '@samsvar/ui';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { EditorHandle } from '@samsvar/editor';
import type { ResponseConnection } from '@samsvar/editor/connection';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import { Island } from '../base/Island';
import { useAllWords } from '../base/all-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { ConnectionBanners } from '../response/ConnectionBanners';
import { OfflineReview } from '../response/OfflineReview';
import { focusPane, nextPane } from '../response/panes';
import { useRememberedFlag, useRememberedNumber } from '../response/remembered';
import { saveRecovery } from '../response/recovery-file';
import { PlannedOutline } from '../response/PlannedOutline';
import { saveResponseText } from '../response/text-file';
import { isShutOut, useConnection, useFact } from '../response/use-connection';
import { useIsCopied } from '../response/use-offline-copy';
import { useGuestSelf } from '../response/use-guests';
import { useLeaveWarning } from '../base/use-leave-warning';
import { useSectionAtCaret } from '../response/use-section-at-caret';
import { preparePersonMenu } from '../session/PersonButton';
import { prepareSignIn } from '../session/SignedOutBanner';
import { useSession } from '../session/use-session';
import { DeskText } from './DeskEditor';
import { DeskPanel, usePanelShown } from './DeskPanel';
import { DeskReview } from './DeskReview';
import { DeskSource } from './DeskSource';
import { DeskTopBar } from './DeskTopBar';
import { PanelLine, usePanelHeight } from './PanelLine';
import styles from './ResponsePage.module.css';
import { sectionCounts } from './section-counts';
import { useCitedSources } from './use-cited-sources';
import { useDeskReview } from './use-desk-review';
import { useDeskSource } from './use-desk-source';
import { useLiveProjection } from './use-live-projection';

interface ResponseDeskProps {
  readonly response: ResponseBody;
  /** The server no longer shows this response to this person. */
  readonly onGone: () => void;
}

/** Waits for the connection, which exists from the second draw on. */
export const ResponseDesk = ({ response, onGone }: ResponseDeskProps) => {
  const words = useAllWords().response;
  const { connection, copy, discard } = useConnection(response, useSession());
  if (!connection) {
    return (
      <div className={styles['waiting']}>
        <Spinner>{words.loading}</Spinner>
      </div>
    );
  }
  return <LiveDesk key={copy} response={response} connection={connection} onDiscard={discard} onGone={onGone} />;
};

const outlineNews = new Part(() => import('../response/OutlineNews').then((m) => m.OutlineNews));
const sharedHere = new Part(() => import('../response/SharedHere').then((m) => m.SharedHere));
const NARROW = '(max-width: 899.98px)';
const FORESEEN_MS = 3000;
const WIDE = '(min-width: 1560px)';

interface LiveDeskProps extends ResponseDeskProps {
  readonly connection: ResponseConnection;
  readonly onDiscard: () => void;
}

const LiveDesk = ({ response, connection, onDiscard, onGone }: LiveDeskProps) => {
  const words = useAllWords();
  const root = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const [shown, setShown] = useState<PaneSide>('first');
  const isNarrow = useMedia(NARROW);
  const isWide = useMedia(WIDE);
  const whyReading = useWhyReading(response, connection);
  const live = useLiveProjection(response.id);
  const ids = useMemo(() => new Set(live.outline.map((section) => section.id)), [live.outline]);
  const [sectionId, setSectionId] = useSectionAtCaret(text, ids);
  const [ratio, setRatio] = useRememberedNumber('samsvar.split', { fallback: 0.52, min: 0.15, max: 0.85 });
  const [isSourceShown, setSourceShown] = useRememberedFlag('samsvar.source-shown', true);
  const { isShut, ...said } = useConnectionFacts({ title: response.title, connection, handle, onGone });
  const { inText, goTo, goToCitation, goToSection } = usePlaces({ handle, setShown, setSectionId });
  const source = useDeskSource({
    response,
    onShow: () => {
      setSourceShown(true);
      setShown('second');
    },
    onBack: () => inText((at) => at.focus()),
  });
  usePaneKeys(root);
  useBreaksForeseen();
  useCitedSources(response.id, response.organisation.isOwn);
  const panel = usePanelShown();
  const panelHeight = usePanelHeight();
  const desk = useDeskReview({ response, connection, handle, live, panel, inText, goToSection });
  const panelProps = {
    ...{ live, sectionId, handle, whyReading, goToSection, goTo, goToCitation, response },
    open: source.open,
    shown: panel,
    review: <DeskReview state={desk} />,
    reviewCount: desk.review.counts.open,
  };
  const counts = useMemo(() => sectionCounts(desk.review.items), [desk.review.items]);
  const outline = (
    <Island>
      <PlannedOutline {...{ response, connection, text, counts }} outline={live.outline} coverage={live.coverage} words={live.words} current={sectionId} onGo={goToSection} />
    </Island>
  );
  return (
    <div ref={root} className={styles['desk']}>
      <Island><DeskTopBar {...{ response, connection, handle, isSourceShown }} outline={live.outline} onSourceShown={setSourceShown} onGo={goTo} /></Island>
      <ConnectionBanners {...said} text={text} whyReading={whyReading} onDiscard={onDiscard} />
      <Island>{isShut ? null : <SharedWord response={response} outline={live.outline} />}<NewOutline {...{ response, connection, text, whyReading }} sectionIds={ids} /><OfflineReview connection={connection} title={response.title} onDiscard={onDiscard} /></Island>
      <div className={styles['columns']}>
        {isNarrow ? null : (
          <aside className={styles['outline']} aria-label={words.response.outline} data-pane="" tabIndex={-1}>
            {outline}
          </aside>
        )}
        <div className={isSourceShown || isNarrow ? styles['centre'] : styles['alone']} style={panelHeight.style}>
          <SplitView
            ratio={isSourceShown || isNarrow ? ratio : 1}
            onRatio={setRatio}
            initialRatio={0.52}
            separatorLabel={words.response.resize}
            tabsLabel={words.response.parts}
            shown={shown}
            onShown={setShown}
            first={{
              label: words.response.tabText,
              content: <DeskText {...{ text, desk, handle, response, connection, whyReading }} onReady={setHandle} onContent={live.onContent} onOpen={source.open} />,
            }}
            second={{
              label: words.response.tabSource,
              content: <Island><DeskSource {...{ response, source, handle, whyReading }} onBack={source.back} onHide={isNarrow ? null : () => setSourceShown(false)} /></Island>,
            }}
          />
          {isWide || !panel.isOpen ? null : <PanelLine {...panelHeight.line} />}
          {isWide ? null : <Island><DeskPanel {...panelProps} outline={isNarrow ? outline : null} side="bottom" /></Island>}
        </div>
        {isWide ? <Island><DeskPanel {...panelProps} outline={null} side="right" /></Island> : null}
      </div>
    </div>
  );
};

interface NewOutlineProps {
  readonly response: ResponseBody;
  readonly connection: ResponseConnection;
  readonly text: RefObject<HTMLElement | null>;
  readonly sectionIds: ReadonlySet<string>;
  readonly whyReading: string | null;
}

/** What a new version of the mirrored source means. Nobody waits for it: where it cannot be fetched there is nothing. */
const NewOutline = (props: NewOutlineProps) => {
  const isMirroring = props.response.mirrors !== null;
  const [News, setNews] = useState(outlineNews.here);
  useEffect(() => {
    if (!isMirroring) return;
    outlineNews.fetch().then(
      (part) => setNews(() => part),
      () => undefined,
    );
  }, [isMirroring]);
  return News && isMirroring ? <News {...props} /> : null;
};

/** What those are told here with whom another organisation shares the response. */
const SharedWord = ({ response, outline }: { readonly response: ResponseBody; readonly outline: readonly OutlineSection[] }) => {
  const guest = useGuestSelf(response);
  if (response.organisation.isOwn) return null;
  return (
    <LazyPart part={sharedHere} onMissing={() => undefined}>
      {(SharedHere) => <SharedHere {...{ response, guest, outline }} />}
    </LazyPart>
  );
};

interface Places {
  readonly handle: EditorHandle | null;
  readonly setShown: (side: PaneSide) => void;
  readonly setSectionId: (id: string) => void;
}

/** The ways to places in the text. */
const usePlaces = ({ handle, setShown, setSectionId }: Places) => {
  const inText = (act: (handle: EditorHandle) => void): void => {
    setShown('first');
    // On a narrow screen the text is drawn only after the tabs have changed.
    setTimeout(() => handle && act(handle));
  };
  const goTo = (blockId: string): void => inText((at) => at.goToBlock(blockId));
  return {
    inText,
    goTo,
    goToCitation: (citationId: string): void => inText((at) => at.goToCitation(citationId)),
    goToSection: (id: string): void => {
      setSectionId(id);
      goTo(id);
    },
  };
};

/** Why the text can only be read here; null for those who write. The connection hears first when that changes. */
const useWhyReading = (response: ResponseBody, connection: ResponseConnection): string | null => {
  const { response: words, version } = useAllWords();
  const language = useLanguage();
  const { role } = useSession();
  const mayWrite = response.abilities.includes('response.write');
  const [hadRight] = useState(mayWrite);
  const canWrite = useFact(connection, (at) => at.canWrite);
  const isStranded = useFact(connection, (at) => at.stranded !== null);
  const isGone = useFact(connection, isShutOut);
  if (isStranded) return words.stranded.whyReading;
  if (isGone) return words.goneBanner;
  if (response.frozen) return version.lock.banner(longDateTime(response.frozen.at, language), response.frozen.by);
  if (canWrite ?? mayWrite) return null;
  if (hadRight) return words.accessLostBanner;
  return role === 'reviewer' ? words.reviewerBanner : words.readerBanner;
};

/** Saves the text on this computer: with what is not saved first, when the server will not take it. Null while there is none. */
const useDownload = (title: string, connection: ResponseConnection, handle: EditorHandle | null): (() => void) | null => {
  const words = useAllWords().response;
  const isStranded = useFact(connection, (at) => at.stranded !== null);
  const isShut = useFact(connection, isShutOut);
  // All that they wrote is saved, and the rest is not theirs any more.
  if (isShut && !isStranded) return null;
  if (isStranded) return () => saveRecovery(connection, title, words);
  return handle && (() => saveResponseText(title, words, handle.plainText()));
};

interface Connected {
  readonly title: string;
  readonly connection: ResponseConnection;
  readonly handle: EditorHandle | null;
  readonly onGone: () => void;
}

const useConnectionFacts = ({ title, connection, handle, onGone }: Connected) => {
  const onDownload = useDownload(title, connection, handle);
  const saveState = useFact(connection, (at) => at.saveState);
  const isConnected = useFact(connection, (at) => at.isConnected);
  const isSynced = useFact(connection, (at) => at.isShown);
  const refusal = useFact(connection, (at) => at.refusal);
  const stranded = useFact(connection, (at) => at.stranded);
  const isShut = useFact(connection, isShutOut);
  const isCopied = useIsCopied(connection);
  useLeaveWarning(saveState.state !== 'saved');
  // What is hidden looks absent; but whoever has just been reading it is told what happened, and may take the text home.
  const wasHere = useFact(connection, (at) => at.isSynced);
  const isGone = refusal?.code === 'not-found' && saveState.state === 'saved' && !wasHere;
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);
  const isWaiting = saveState.state === 'waiting';
  const cannotSave = saveState.state === 'cannot-save' ? saveState.text : null;
  return { isShut, isConnected, isCopied, onDownload, isSynced, isWaiting, cannotSave, refusal, stranded, unsentParagraphs: () => connection.unsentParagraphs().length };
};

/** Fetches, when the text has had time to come, what is wanted here even while the server cannot be reached. */
const useBreaksForeseen = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => {
      preparePersonMenu();
      prepareSignIn();
    }, FORESEEN_MS);
    return () => clearTimeout(timer);
  }, []);
};

/** F6 goes to the next part of the desk, Shift+F6 to the one before. */
const usePaneKeys = (root: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || !root.current) return;
      const pane = nextPane(root.current, event.shiftKey ? -1 : 1);
      if (!pane) return;
      event.preventDefault();
      focusPane(pane);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root]);
};
