// The organisation's phrases: finding, reading, changing, and removing with a way back.
import { PHRASES_LIMIT } from '@samsvar/protocol';
import { Button, EmptyState, IconAdd, IconEdit, IconQuote, IconRemove, Table, TextField, type TableColumn } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { findPhrases } from './find-phrases';
import styles from './organisation.module.css';
import { PhraseDialog } from './PhraseDialog';
import { useRemovePhrase, useSavePhrase, type Phrase } from './use-phrases';

interface PhraseListProps {
  readonly phrases: readonly Phrase[];
  readonly mayWrite: boolean;
}

type Opened = { readonly phrase: Phrase | null } | null;

/** Who may only read sees the same list without the buttons, and why. */
export const PhraseList = ({ phrases, mayWrite }: PhraseListProps) => {
  const words = useAdminWords().organisation.phrases;
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<Opened>(null);
  const remove = useRemoveWithUndo();
  const columns = useColumns(mayWrite, { onEdit: (phrase) => setOpened({ phrase }), onRemove: remove });
  const found = findPhrases(phrases, query);
  const full = phrases.length >= PHRASES_LIMIT ? words.full : null;
  const add = (
    <Button variant="primary" icon={<IconAdd />} whyNot={mayWrite ? full : words.mayNot} onPress={() => setOpened({ phrase: null })}>
      {words.add}
    </Button>
  );
  return (
    <>
      {phrases.length === 0 ? (
        <EmptyState icon={<IconQuote />} title={words.empty} action={add}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <div className={styles['filters']}>
            <TextField label={words.search} type="search" value={query} onChange={setQuery} />
            {add}
            <p role="status" className={styles['found']}>
              {query.trim() ? words.found(found.length, phrases.length) : ''}
            </p>
          </div>
          {found.length === 0 ? (
            <p>{words.noHits(query.trim())}</p>
          ) : (
            <div className={styles['tableBox']}>
              <Table caption={words.caption} columns={columns} rows={found} rowKey={({ id }) => id} />
            </div>
          )}
        </>
      )}
      {opened ? <PhraseDialog phrase={opened.phrase} onClose={() => setOpened(null)} /> : null}
    </>
  );
};

/** Removes at once; the message offers to write it anew as it was. */
const useRemoveWithUndo = (): ((phrase: Phrase) => void) => {
  const words = useAdminWords().organisation.phrases;
  const { errors } = useWords().base;
  const remove = useRemovePhrase();
  const save = useSavePhrase();
  const fail = (fault: unknown): void => toasts.add({ tone: 'danger', text: wordsOfFault(fault, errors.unexpected) });
  return ({ id, title, body }) =>
    remove.mutate(id, {
      onError: fail,
      onSuccess: () =>
        toasts.add({
          text: words.removed(title),
          topic: `phrase-${id}`,
          action: {
            label: words.undo,
            onAction: () =>
              void save.mutateAsync({ id: null, draft: { title, body } }).then(() => toasts.add({ tone: 'success', text: words.restored(title) }), fail),
          },
        }),
    });
};

interface Actions {
  readonly onEdit: (phrase: Phrase) => void;
  readonly onRemove: (phrase: Phrase) => void;
}

const useColumns = (mayWrite: boolean, { onEdit, onRemove }: Actions): readonly TableColumn<Phrase>[] => {
  const words = useAdminWords().organisation.phrases;
  const language = useLanguage();
  const columns: TableColumn<Phrase>[] = [
    { id: 'phrase', title: words.columns.phrase, isRowHeader: true, width: '45%', cell: (phrase) => <PhraseText phrase={phrase} /> },
    {
      id: 'used',
      title: words.columns.used,
      cell: ({ used, usedAt }) => (used > 0 && usedAt ? words.used(used, longDateTime(usedAt, language)) : words.never),
    },
    { id: 'updated', title: words.columns.updated, cell: ({ updatedBy, updatedAt }) => words.updatedBy(updatedBy, longDateTime(updatedAt, language)) },
  ];
  if (!mayWrite) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      title: words.columns.actions,
      width: '13rem',
      cell: (phrase) => (
        <span className={styles['actions']}>
          <Button size="small" icon={<IconEdit />} aria-label={words.editNamed(phrase.title)} onPress={() => onEdit(phrase)}>
            {words.edit}
          </Button>
          <Button size="small" icon={<IconRemove />} aria-label={words.removeNamed(phrase.title)} onPress={() => onRemove(phrase)}>
            {words.remove}
          </Button>
        </span>
      ),
    },
  ];
};

/** Longer than this it is cut, and can be opened. */
const SHORT = 240;

const PhraseText = ({ phrase: { title, body } }: { readonly phrase: Phrase }) => {
  const words = useAdminWords().organisation.phrases;
  return (
    <span className={styles['phrase']}>
      <strong>{title}</strong>
      {body.length <= SHORT ? (
        <span className={styles['excerpt']}>{body}</span>
      ) : (
        <details className={styles['long']}>
          <summary>
            <span className={styles['excerpt']}>{body}</span>
            <span className={styles['more']}>{words.showAll}</span>
          </summary>
          <p className={styles['whole']}>{body}</p>
        </details>
      )}
    </span>
  );
};
