// Deciding about several cited places at once, where their words are the same.
import type { PassageId } from '@samsvar/domain';
import { Button } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';
import { bulkDecisions, hasSameWords } from './placement-queue';
import type { PlacementQueue } from './use-placement-queue';

interface BulkBarProps {
  readonly queue: PlacementQueue;
  /** Why nothing may be decided; null when it may. */
  readonly whyNot: string | null;
}

/** What has changed is not accepted before it has been looked at, and the button says so. */
export const BulkBar = ({ queue, whyNot }: BulkBarProps) => {
  const words = useSourceWords().versions.queue;
  const { chosen, shown, looked } = queue;
  const same = shown.filter(hasSameWords);
  const may = bulkDecisions(chosen, looked);
  const idsOf = (placements: typeof shown): PassageId[] => placements.map(({ passage }) => passage.id);
  const decide = (decision: 'accepted' | 'kept' | 'gone') => {
    queue.decideMany(chosen, decision);
    queue.choose(idsOf(chosen), false);
  };
  if (chosen.length === 0) {
    return same.length === 0 ? null : (
      <div className={styles['bulk']} role="group" aria-label={words.bulk.title}>
        <Button size="small" whyNot={whyNot} onPress={() => queue.choose(idsOf(same), true)}>
          {words.bulk.selectSame(same.length)}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['bulk']} role="group" aria-label={words.bulk.title}>
      <span role="status">{words.bulk.selected(chosen.length)}</span>
      <Button size="small" variant="primary" whyNot={whyNot ?? (may.accepted ? null : words.bulk.whyNotAccept)} isDisabled={queue.isBusy} onPress={() => decide('accepted')}>
        {words.bulk.accept(chosen.length)}
      </Button>
      <Button size="small" whyNot={whyNot} isDisabled={queue.isBusy} onPress={() => decide('kept')}>
        {words.bulk.keep(chosen.length)}
      </Button>
      <Button size="small" whyNot={whyNot ?? (may.gone ? null : words.bulk.whyNotGone)} isDisabled={queue.isBusy} onPress={() => decide('gone')}>
        {words.bulk.gone(chosen.length)}
      </Button>
      <Button size="small" variant="quiet" onPress={() => queue.choose(idsOf(chosen), false)}>
        {words.bulk.none}
      </Button>
    </div>
  );
};
