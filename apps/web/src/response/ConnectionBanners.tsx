// What the person should know about the connection: reading only, lost, or closed for good.
import type { ConnectionRefusal, StrandedText } from '@samsvar/editor/connection';
import { Banner, Button, IconDownload } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { useAllWords } from '../base/all-words';
import styles from './response.module.css';
import { StrandedBanner } from './StrandedBanner';

interface ConnectionBannersProps {
  /** Why one only reads; null for authors. */
  readonly whyReading: string | null;
  readonly isConnected: boolean;
  /** Whether a copy is kept on this computer, to write in without the network. */
  readonly isCopied: boolean;
  /** Whether the text has ever come. */
  readonly isSynced: boolean;
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

/** The gravest thing only. Of being signed out the frame around the page tells. */
export const ConnectionBanners = (props: ConnectionBannersProps) => {
  const { response: words, offline } = useAllWords();
  const isLost = useLasting(props.isSynced && !props.isConnected && props.refusal === null, LOST_MS);
  if (props.stranded) {
    return (
      <div className={styles['banners']}>
        <StrandedBanner
          stranded={props.stranded}
          paragraphs={props.unsentParagraphs()}
          onDownload={() => props.onDownload?.()}
          onDiscard={props.onDiscard}
        />
      </div>
    );
  }
  if (props.refusal?.code === 'schema-outdated') {
    return (
      <div className={styles['banners']}>
        <Banner
          tone="warning"
          actions={
            <Button size="small" onPress={() => location.reload()}>
              {words.reload}
            </Button>
          }
        >
          {words.outdatedBanner}
        </Banner>
      </div>
    );
  }
  if (props.refusal && props.refusal.code !== 'not-signed-in') {
    return (
      <div className={styles['banners']}>
        <Banner
          tone="danger"
          title={props.refusal.code === 'not-found' ? words.goneBanner : words.refusedBanner}
          actions={
            <>
              {props.onDownload ? (
                <Button size="small" icon={<IconDownload />} onPress={props.onDownload}>
                  {words.downloadText}
                </Button>
              ) : null}
              <Button size="small" onPress={() => location.reload()}>
                {words.reload}
              </Button>
            </>
          }
        >
          {props.refusal.code === 'not-found' ? words.goneSaved : props.refusal.text}
        </Banner>
      </div>
    );
  }
  if (!isLost && !props.whyReading) return null;
  return (
    <div className={styles['banners']}>
      {isLost ? <Banner tone="warning">{props.isCopied ? offline.banner : words.lostBanner}</Banner> : null}
      {props.whyReading ? <Banner tone="info">{props.whyReading}</Banner> : null}
    </div>
  );
};

/** True once `isOn` has held for `ms`. */
const useLasting = (isOn: boolean, ms: number): boolean => {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isOn, ms]);
  return isOn && hasLasted;
};
