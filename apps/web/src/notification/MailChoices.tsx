// When one wants mail: three choices, each with what it means.
import { MAIL_CHOICES, type MailChoice } from '@samsvar/domain';
import { Banner, RadioGroup } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import styles from './notification.module.css';
import { useChooseMail } from './use-notification-settings';

/** Saved as soon as it is chosen; what could not be saved is shown as it was, with the reason. */
export const MailChoices = ({ mail }: { readonly mail: MailChoice }) => {
  const words = useAllWords().notification.settings;
  const choose = useChooseMail();
  // What is on its way to the server is shown at once.
  const shown = choose.isPending ? choose.variables : mail;
  return (
    <>
      <RadioGroup
        label={words.label}
        choices={MAIL_CHOICES.map((id) => ({ id, ...words.choices[id] }))}
        value={shown}
        onChange={(chosen) => choose.mutate(chosen)}
      />
      <div className={styles['more']}>
        {choose.error ? (
          <Banner tone="danger" title={words.notSaved}>
            {wordsOfFault(choose.error, '')}
          </Banner>
        ) : null}
        {choose.isSuccess ? <Banner tone="success">{words.saved}</Banner> : null}
      </div>
    </>
  );
};
