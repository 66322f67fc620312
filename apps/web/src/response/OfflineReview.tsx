// Shows what others wrote while one worked without contact beside what one wrote oneself, and asks what to do.
import type { ChangedBlock, ResponseConnection, Review } from '@samsvar/editor/connection';
import { Banner, Button, Dialog, Tag } from '@samsvar/ui';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useAllWords } from '../base/all-words';
import { reviewOf } from './offline-keepers';
import { saveRecovery } from './recovery-file';
import styles from './response.module.css';

interface OfflineReviewProps {
  readonly connection: ResponseConnection;
  /** The response's title, for the file that is saved. */
  readonly title: string;
  /** Throws away what is unsaved, and opens the response anew. */
  readonly onDiscard: () => void;
}

const nothing = () => () => undefined;

/** Nothing, unless something is held back. Closed without a choice it stays as a banner. */
export const OfflineReview = ({ connection, title, onDiscard }: OfflineReviewProps) => {
  const all = useAllWords();
  const words = all.offline.review;
  const watch = reviewOf(connection);
  const subscribe = useCallback((listener: () => void) => watch?.subscribe(listener) ?? nothing(), [watch]);
  const review = useSyncExternalStore(subscribe, () => watch?.current ?? null);
  const [later, setLater] = useState<Review | null>(null);
  if (!watch || !review) return null;
  const discard = (): void => {
    saveRecovery(connection, title, all.response);
    onDiscard();
  };
  return (
    <div className={styles['banners']}>
      <Banner tone="warning" title={words.title} actions={<Button onPress={() => setLater(null)}>{words.look}</Button>}>
        {words.lead}
      </Banner>
      <Dialog
        title={words.title}
        size="large"
        isDismissable={false}
        isOpen={later !== review}
        onOpenChange={() => setLater(review)}
        closeLabel={words.later}
        footer={
          <>
            <Button onPress={discard}>{words.discard}</Button>
            <Button variant="primary" onPress={() => watch.send()}>
              {words.send}
            </Button>
          </>
        }
      >
        <ChangedBlocks changed={review.changed} />
      </Dialog>
    </div>
  );
};

/** Each changed paragraph, with both sides beside each other. */
export const ChangedBlocks = ({ changed }: { readonly changed: readonly ChangedBlock[] }) => {
  const words = useAllWords().offline.review;
  return (
    <div className={styles['explained']}>
      <p>{words.lead}</p>
      {changed.some(({ by }) => by === 'both') ? <p>{words.mergedNote}</p> : null}
      <ol className={styles['changes']}>
        {changed.map((block) => (
          <li key={block.id}>
            {block.by === 'both' ? <Tag tone="warning">{words.both}</Tag> : null}
            <dl className={styles['sides']}>
              <Side title={words.theirs} now={block.theirs} before={block.before} />
              <Side title={words.mine} now={block.mine} before={block.before} />
            </dl>
          </li>
        ))}
      </ol>
    </div>
  );
};

const Side = ({ title, now, before }: { readonly title: string; readonly now: string | null; readonly before: string | null }) => {
  const words = useAllWords().offline.review;
  const isUntouched = now === before;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {now === null ? null : <p className={isUntouched ? styles['untouched'] : undefined}>{now}</p>}
        {isUntouched ? <p className={styles['untouched']}>{words.untouched}</p> : null}
        {now === null && !isUntouched ? <p>{words.removed}</p> : null}
      </dd>
    </div>
  );
};
