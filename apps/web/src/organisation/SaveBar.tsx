// The line under a form that is saved explicitly: what is unsaved, saving and undoing it.
import { Banner, Button } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { LeaveQuestion } from '../base/LeaveQuestion';
import { useWords } from '../base/words';
import styles from './organisation.module.css';

interface SaveBarProps {
  readonly isUnsaved: boolean;
  readonly isBusy: boolean;
  readonly fault: unknown;
  /** What keeps it from being saved, in words, once saving has been tried. */
  readonly trouble?: string | null;
  readonly onDiscard: () => void;
}

/** Nothing at all while nothing is unsaved; asks before the page is left while something is. Stands inside the form whose main button it holds. */
export const SaveBar = ({ isUnsaved, isBusy, fault, trouble, onDiscard }: SaveBarProps) => {
  const words = useAdminWords().organisation;
  const { errors } = useWords().base;
  return (
    <>
      <LeaveQuestion isUnsaved={isUnsaved} />
      {fault ? (
        <Banner tone="danger" title={words.notSaved}>
          {wordsOfFault(fault, errors.unexpected)}
        </Banner>
      ) : null}
      {isUnsaved ? (
        <div className={styles['saveBar']}>
          <span role="status" className={styles['saveWords']}>
            {trouble ?? words.unsaved}
          </span>
          <Button onPress={onDiscard}>{words.discard}</Button>
          <Button type="submit" variant="primary">
            {isBusy ? words.saving : words.save}
          </Button>
        </div>
      ) : null}
    </>
  );
};
