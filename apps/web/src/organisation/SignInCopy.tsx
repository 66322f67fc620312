// A value that is to be copied somewhere else, with the button that does it.
import { Button } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { copyText } from '../session/copy-text';
import styles from './sign-in-rules.module.css';

/** Its label, the value itself, to be selected by hand as well, and a button. */
export const SignInCopy = ({ label, value }: { readonly label: string; readonly value: string }) => {
  const words = useAdminWords().signInRules;
  return (
    <div className={styles['copy']}>
      <span className={styles['label']}>{label}</span>
      <code className={styles['value']}>{value}</code>
      <Button size="small" aria-label={words.copyOf(label)} onPress={() => void copyText(value, words)}>
        {words.copy}
      </Button>
    </div>
  );
};
