// What the person should know about the connection: reading only, lost, or closed for good.
import type { ConnectionRefusal, StrandedText } from '@samsvar/editor/connection';
import { Banner, Button, IconButton, IconClose, IconDownload } from '@samsvar/ui';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { useAllWords } from '../base/all-words';
import { useTellsOffline } from '../base/told-offline';
import { useOnline } from '../base/use-online';
import styles from './response.module.css';
import { StrandedBanner } from './StrandedBanner';
import { useLasting } from './use-lasting';
import { useSteadyText } from './use-steady-text';

interface ConnectionBannersProps {
  /** The pane with the text, which is not to move on the screen when something is said above it. */
  readonly text?: RefObject<HTMLElement | null>;
  /** Why one only reads; null for authors. */
  readonly whyReading: string | null;
  readonly isConnected: boolean;
  /** Whether a copy is kept on this computer, to write in without the network. */
  readonly isCopied: boolean;
  /** Whether the text has ever come. */
  readonly isSynced: boolean;
  /** Whether something written here has waited long for the server. */
  readonly isWaiting: boolean;
  /** Why the server saves nothing just now, in words; null when it does. */
  readonly cannotSave: string | null;
  readonly refusal: ConnectionRefusal | null;
  /** Text of one's own that the server will not take; null as long as it takes everything. */
  readonly stranded: StrandedText | null;
  /** How many paragraphs hold something that is not saved; asked for when it is to be said. */
  readonly unsentParagraphs: () => number;
  /** Saves the text on this computer; null while there is none. */
  readonly onDownload: (() => void) | null;
  /** Throws away what was not saved, and opens the response anew. */
  readonly onDiscard: () => void;
}

/** A short break is nobody's business; this long it is said. */
const LOST_MS = 2500;
/** A change that waits on a line that still looks open has waited three seconds before this begins. */
const STUCK_MS = 1500;

/** The gravest thing only. Of being signed out the frame around the page tells. */
export const ConnectionBanners = ({ text, ...props }: ConnectionBannersProps) => {
  const box = useRef<HTMLDivElement>(null);
  useSteadyText({ above: box, pane: text });
  const word = useWord(props);
  return word ? (
    <div ref={box} className={styles['banners']}>
      {word}
    </div>
  ) : null;
};

type WordProps = Omit<ConnectionBannersProps, 'text'>;

const useWord = (props: WordProps): ReactNode => {
  const isGoing = props.isSynced && props.refusal === null && props.stranded === null;
  const isOnline = useOnline();
  const [read, setRead] = useState<string | null>(null);
  useTellsOffline(isGoing);
  const isLost = useLasting(isGoing && !(props.isConnected && isOnline), LOST_MS);
  const isStuck = useLasting(isGoing && props.isWaiting, STUCK_MS);
  if (props.stranded) {
    return (
      <StrandedBanner
        stranded={props.stranded}
        paragraphs={props.unsentParagraphs()}
        onDownload={() => props.onDownload?.()}
        onDiscard={props.onDiscard}
      />
    );
  }
  if (props.refusal && props.refusal.code !== 'not-signed-in') return <RefusedBanner refusal={props.refusal} onDownload={props.onDownload} />;
  if (!isGoing && !props.whyReading) return null;
  if (props.cannotSave !== null && isGoing) return <CannotSaveBanner text={props.cannotSave} onDownload={props.onDownload} />;
  if (isLost || isStuck) return <LostBanner isReading={props.whyReading !== null} isCopied={props.isCopied} />;
  if (props.whyReading === null || props.whyReading === read) return null;
  return <ReadingBanner onClose={() => setRead(props.whyReading)}>{props.whyReading}</ReadingBanner>;
};

/** Closed, it comes back only with another reason. */
const ReadingBanner = ({ children, onClose }: { readonly children: string; readonly onClose: () => void }) => {
  const { base } = useAllWords();
  return (
    <Banner tone="info" actions={<IconButton size="small" label={base.close} icon={<IconClose />} onPress={onClose} />}>
      {children}
    </Banner>
  );
};

/** Two lines on a phone: what it is, and that one may go on writing. */
const LostBanner = ({ isReading, isCopied }: { readonly isReading: boolean; readonly isCopied: boolean }) => {
  const { response: words, offline } = useAllWords();
  return <Banner tone="warning">{isReading ? words.lostReading : isCopied ? offline.banner : words.lostBanner}</Banner>;
};

const CannotSaveBanner = ({ text, onDownload }: { readonly text: string } & Pick<WordProps, 'onDownload'>) => (
  <Banner tone="warning" actions={<Download onDownload={onDownload} />}>
    {text}
  </Banner>
);

const RefusedBanner = ({ refusal, onDownload }: { readonly refusal: ConnectionRefusal } & Pick<WordProps, 'onDownload'>) => {
  const words = useAllWords().response;
  const reload = (
    <Button size="small" onPress={() => location.reload()}>
      {words.reload}
    </Button>
  );
  if (refusal.code === 'schema-outdated') {
    return (
      <Banner tone="warning" actions={reload}>
        {words.outdatedBanner}
      </Banner>
    );
  }
  const isGone = refusal.code === 'not-found';
  return (
    <Banner
      tone="danger"
      title={isGone ? words.goneBanner : words.refusedBanner}
      actions={
        <>
          <Download onDownload={onDownload} />
          {reload}
        </>
      }
    >
      {isGone ? words.goneSaved : refusal.text}
    </Banner>
  );
};

const Download = ({ onDownload }: Pick<WordProps, 'onDownload'>) => {
  const words = useAllWords().response;
  return onDownload ? (
    <Button size="small" icon={<IconDownload />} onPress={onDownload}>
      {words.downloadText}
    </Button>
  ) : null;
};
