// What can be said of one cited place in a new version.
import { Button, IconCheck, IconEdit, IconHistory, IconRemove, IconUndo } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';

interface PlacementActionsProps {
  /** Whether there are places to choose among. */
  readonly hasCandidates: boolean;
  /** What the main button does: accepts the proposal, or chooses another place that is shown; null when no place is shown. */
  readonly accepts: 'proposal' | 'candidate' | null;
  readonly isDecided: boolean;
  readonly isBusy: boolean;
  /** Why nothing may be decided; null when it may. */
  readonly whyNot: string | null;
  readonly onAccept: () => void;
  readonly onMark: () => void;
  readonly onKeep: () => void;
  readonly onGone: () => void;
  readonly onUndo: () => void;
}

/** Each has a key of its own. A decided one can be undone, and then decided anew. */
export const PlacementActions = ({ accepts, hasCandidates, isDecided, isBusy, whyNot, ...on }: PlacementActionsProps) => {
  const words = useSourceWords().versions.queue;
  if (isDecided) {
    return (
      <div className={styles['actions']}>
        <Button icon={<IconUndo />} whyNot={whyNot} isDisabled={isBusy} onPress={on.onUndo}>
          {words.undo}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['actions']}>
      <Button
        variant="primary"
        icon={<IconCheck />}
        whyNot={whyNot ?? (accepts ? null : hasCandidates ? words.acceptFirst : words.acceptNone)}
        isDisabled={isBusy}
        aria-keyshortcuts="g"
        onPress={on.onAccept}
      >
        {accepts === 'candidate' ? words.choose : words.accept}
      </Button>
      <Button icon={<IconEdit />} whyNot={whyNot} isDisabled={isBusy} aria-keyshortcuts="m" aria-haspopup="dialog" onPress={on.onMark}>
        {words.mark}
      </Button>
      <Button icon={<IconHistory />} whyNot={whyNot} isDisabled={isBusy} aria-keyshortcuts="b" onPress={on.onKeep}>
        {words.keep}
      </Button>
      <Button icon={<IconRemove />} whyNot={whyNot} isDisabled={isBusy} aria-keyshortcuts="x" onPress={on.onGone}>
        {words.gone}
      </Button>
    </div>
  );
};
