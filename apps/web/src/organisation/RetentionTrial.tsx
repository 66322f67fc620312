// Trying what would be removed, and having it removed.
import type { RetentionTrialBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, Table } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { announce } from '../base/announce';
import { ApiError } from '../base/api-error';
import { longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import styles from './organisation.module.css';
import { useRun, useTrial } from './use-retention';

const countOf = ({ kinds }: RetentionTrialBody): number => kinds.reduce((sum, { count }) => sum + count, 0);

/** Nothing can be removed that has not just been shown. */
export const RetentionTrial = ({ isUnsaved }: { readonly isUnsaved: boolean }) => {
  const words = useAdminWords().retention;
  const { errors } = useWords().base;
  const trial = useTrial();
  const [isAsking, setAsking] = useState(false);
  const start = () => trial.mutate(undefined, { onSuccess: (body) => announce(countOf(body) === 0 ? words.nothing : words.caption) });
  const count = trial.data ? countOf(trial.data) : 0;
  return (
    <section className={styles['card']}>
      <h2>{words.tryTitle}</h2>
      <p className={styles['quiet']}>{words.tryLead}</p>
      {trial.error ? <Banner tone="danger">{wordsOfFault(trial.error, errors.unexpected)}</Banner> : null}
      <div>
        <Button onPress={start} whyNot={isUnsaved ? words.unsavedFirst : null}>
          {words.try}
        </Button>
      </div>
      {trial.data ? <Result trial={trial.data} /> : null}
      {count > 0 ? (
        <div>
          <Button variant="danger" onPress={() => setAsking(true)}>
            {words.run(count)}
          </Button>
        </div>
      ) : null}
      {isAsking && trial.data ? (
        <RunDialog
          trial={trial.data}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            start();
          }}
        />
      ) : null}
    </section>
  );
};

const Result = ({ trial }: { readonly trial: RetentionTrialBody }) => {
  const words = useAdminWords().retention;
  const language = useLanguage();
  if (countOf(trial) === 0) return <p>{words.nothing}</p>;
  return (
    <Table
      caption={words.caption}
      rows={trial.kinds}
      rowKey={({ kind }) => kind}
      columns={[
        { id: 'kind', title: words.kind, isRowHeader: true, cell: ({ kind }) => words.kinds[kind].name },
        { id: 'time', title: words.time, cell: ({ days }) => (days === null ? words.forEver : words.inDays(days)) },
        { id: 'count', title: words.count, cell: ({ count }) => count },
        { id: 'oldest', title: words.oldest, cell: ({ oldest }) => (oldest ? longDateTime(oldest, language) : '–') },
      ]}
    />
  );
};

interface RunDialogProps {
  readonly trial: RetentionTrialBody;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const RunDialog = ({ trial, onClose, onDone }: RunDialogProps) => {
  const words = useAdminWords().retention;
  const { base } = useWords();
  const run = useRun();
  const isChanged = run.error instanceof ApiError && run.error.code === 'conflict';
  const onPress = () => {
    if (run.isPending) return;
    run.mutate(trial.stamp, {
      onSuccess: (body) => {
        toasts.add({ tone: 'success', text: words.ran(countOf(body)) });
        onDone();
      },
    });
  };
  return (
    <Dialog
      title={words.runTitle}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="danger" onPress={onPress}>
            {words.runNow}
          </Button>
        </>
      }
    >
      {run.error ? <Banner tone="danger">{isChanged ? words.changed : wordsOfFault(run.error, base.errors.unexpected)}</Banner> : null}
      <p>{words.runWhat(countOf(trial))}</p>
    </Dialog>
  );
};
