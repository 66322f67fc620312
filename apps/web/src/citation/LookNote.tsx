// How many citations need a look, with the way to them.
import { Button, IconArrowRight } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './checks.module.css';

/** One line; drawn only where there are any. */
export const LookNote = ({ count, onShow }: { readonly count: number; readonly onShow: () => void }) => {
  const words = useSourceWords().citationState;
  return (
    <p className={styles['look']}>
      <span>{words.toLookAt(count)}</span>
      <Button size="small" variant="quiet" icon={<IconArrowRight />} onPress={onShow}>
        {words.showThem}
      </Button>
    </p>
  );
};
