// Deciding about several cited places at once, where their words are the same.
import type { PassageId } from '@samsvar/domain';
import { Button } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';
import { hasSameWords } from './placement-queue';
import { useBulk } from './use-bulk';
import type { PlacementQueue } from './use-placement-queue';

interface BulkBarProps {
  readonly queue: PlacementQueue;
  /** Why nothing may be decided; null when it may. */
  readonly whyNot: string | null;
}

/** What has changed is not accepted before it has been looked at, and the button says so. */
export const BulkBar = ({ queue, whyNot }: BulkBarProps) => {
  const words = useSourceWords().versions.queue;
  const { chosen, shown } = queue;
  const same = shown.filter(hasSameWords);
  const { reasons, decide } = useBulk(queue, whyNot);
  const idsOf = (placements: typeof shown): PassageId[] => placements.map(({ passage }) => passage.id);
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
      <Button size="small" variant="primary" whyNot={reasons.accepted} isDisabled={queue.isBusy} aria-keyshortcuts="g" onPress={() => decide('accepted')}>
        {words.bulk.accept(chosen.length)}
      </Button>
      <Button size="small" whyNot={reasons.kept} isDisabled={queue.isBusy} aria-keyshortcuts="b" onPress={() => decide('kept')}>
        {words.bulk.keep(chosen.length)}
      </Button>
      <Button size="small" whyNot={reasons.gone} isDisabled={queue.isBusy} aria-keyshortcuts="x" onPress={() => decide('gone')}>
        {words.bulk.gone(chosen.length)}
      </Button>
      <Button size="small" variant="quiet" onPress={() => queue.choose(idsOf(chosen), false)}>
        {words.bulk.none}
      </Button>
    </div>
  );
};
