// What is shown while the server cannot be reached: a page that says so, and lists what can be opened all the same.
import { Banner, Button, EmptyState, IconOffline, Spinner, TextLink } from '@samsvar/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { askAgain, goAway, openableCopies, type OpenableCopy } from './offline-door';
import styles from './response.module.css';

interface OfflineDoorProps {
  readonly onRetry: () => void;
}

/** Opens the app from the copies; without any it only says that there is no contact. */
export const OfflineDoor = ({ onRetry }: OfflineDoorProps) => {
  const client = useQueryClient();
  const [hasNone, setNone] = useState(false);
  useEffect(() => {
    goAway(client).then((hasSome) => setNone(!hasSome), () => setNone(true));
  }, [client]);
  const words = useAllWords();
  return (
    <main className={styles['away']}>
      {hasNone ? <NoContact copies={[]} onRetry={onRetry} /> : <Spinner>{words.base.loading}</Spinner>}
    </main>
  );
};

/** In place of a page that needs the server. */
export const OfflinePage = () => {
  const { unreachable } = useAllWords().base.errors;
  const [copies, setCopies] = useState<readonly OpenableCopy[]>([]);
  useEffect(() => {
    openableCopies().then(setCopies, () => undefined);
  }, []);
  const again = (): void => void askAgain().then((isThere) => isThere || toasts.add({ tone: 'warning', text: unreachable }));
  return <NoContact copies={copies} onRetry={again} />;
};

const NoContact = ({ copies, onRetry }: OfflineDoorProps & { readonly copies: readonly OpenableCopy[] }) => {
  const words = useAllWords().offline;
  const language = useLanguage();
  const again = <Button onPress={onRetry}>{words.tryAgain}</Button>;
  if (copies.length === 0) {
    return (
      <Page title={words.noContactTitle}>
        <EmptyState icon={<IconOffline />} title={words.noContactNone} action={again} />
      </Page>
    );
  }
  return (
    <Page title={words.noContactTitle}>
      <Banner tone="info" actions={again}>
        {words.noContact}
      </Banner>
      <h2>{words.openable}</h2>
      <ul className={styles['copies']}>
        {copies.map(({ response, contactAt, about }) => (
          <li key={response}>
            <TextLink href={path.response(about.response.id)}>{about.response.title}</TextLink>
            <span>{words.lastContact(longDateTime(new Date(contactAt).toISOString(), language))}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
};
