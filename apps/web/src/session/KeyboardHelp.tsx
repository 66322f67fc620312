// The list of what the keyboard can do.
import { Dialog } from '@samsvar/ui';
import { Fragment } from 'react';
import { useAllWords } from '../base/all-words';
import styles from '../base/base.module.css';

/** What the frame tells the dialog. */
export interface KeyboardHelpProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The keys of one part of the app. */
export interface KeySection {
  readonly title: string;
  readonly rows: readonly (readonly [keys: string, does: string])[];
}

/** Opens from the person's menu and by a question mark. `sections` come after the keys that hold everywhere. */
export const KeyboardHelp = ({
  isOpen,
  onOpenChange,
  sections,
}: KeyboardHelpProps & { readonly sections: readonly KeySection[] }) => {
  const { base, keyboard } = useAllWords();
  return (
    <Dialog title={keyboard.title} isOpen={isOpen} onOpenChange={onOpenChange} closeLabel={base.close}>
      {[{ title: null, rows: keyboard.rows }, ...sections].map(({ title, rows }) => (
        <Fragment key={title}>
          {title === null ? null : <h3>{title}</h3>}
          <table className={styles['keyTable']} aria-label={title ?? keyboard.title}>
            <thead>
              <tr>
                <th scope="col">{keyboard.keys}</th>
                <th scope="col">{keyboard.does}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([keys, does]) => (
                <tr key={keys}>
                  <th scope="row">{keys}</th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Fragment>
      ))}
    </Dialog>
  );
};
