// How the person wants to be told by mail.
import { useAllWords } from '../base/all-words';
import { Fetching } from '../base/Fetching';
import { Page } from '../base/Page';
import { MailChoices } from '../notification/MailChoices';
import styles from '../notification/notification.module.css';
import { useNotificationSettings } from '../notification/use-notification-settings';

/** At once, once a day, or never. */
export const NotificationSettingsPage = () => {
  const words = useAllWords().notification.settings;
  const settings = useNotificationSettings();
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      <Fetching query={settings}>{({ mail }) => <MailChoices mail={mail} />}</Fetching>
      <p className={styles['quiet']}>{words.language}</p>
    </Page>
  );
};
