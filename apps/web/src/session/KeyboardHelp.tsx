// The list of what the keyboard can do.
import { Dialog } from '@samsvar/ui';
import styles from '../base/base.module.css';
import { useWords } from '../base/words';

interface KeyboardHelpProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Opens from the person's menu and by a question mark. */
export const KeyboardHelp = ({ isOpen, onOpenChange }: KeyboardHelpProps) => {
  const words = useWords().base;
  return (
    <Dialog title={words.keyboard.title} isOpen={isOpen} onOpenChange={onOpenChange} closeLabel={words.close}>
      <table className={styles['keyTable']}>
        <thead>
          <tr>
            <th scope="col">{words.keyboard.keys}</th>
            <th scope="col">{words.keyboard.does}</th>
          </tr>
        </thead>
        <tbody>
          {words.keyboard.rows.map(([keys, does]) => (
            <tr key={keys}>
              <th scope="row">{keys}</th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
};
