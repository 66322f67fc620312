// What a page shows while its things are fetched, and when they cannot be.
import type { ReactNode } from 'react';
import { Banner, Button, Spinner } from '@samsvar/ui';
import { ApiError } from './api-error';
import styles from './base.module.css';
import { NotFound } from './NotFound';
import { useWords } from './words';

interface FetchingProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** Draws the data when it is there; else the words of what is going on. Old data stays up when a refresh fails. */
export const Fetching = <Data,>({ query, children }: FetchingProps<Data>) => {
  const words = useWords().base;
  if (query.data !== undefined) return children(query.data);
  if (!query.error) {
    return (
      <div className={styles['waiting']}>
        <Spinner>{words.loading}</Spinner>
      </div>
    );
  }
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFound />;
  return (
    <div className={styles['page']}>
      <Banner
        tone="danger"
        title={words.errors.title}
        actions={<Button onPress={() => void query.refetch()}>{words.retry}</Button>}
      >
        {wordsOfFault(query.error, words.errors.unexpected)}
      </Banner>
    </div>
  );
};

/** The words of what went wrong: the server's own when there are any. */
export const wordsOfFault = (fault: unknown, otherwise: string): string =>
  fault instanceof ApiError ? fault.message : otherwise;
