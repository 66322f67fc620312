// Entries of the log as a table in plain words.
import { auditFactWords, auditObjectWord } from '@samsvar/protocol';
import { Table, type TableColumn } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import styles from './audit.module.css';
import type { AuditEntry } from './use-audit';

/** Who did what is one sentence; ids and hashes are there for whoever opens them. */
export const AuditTable = ({ entries }: { readonly entries: readonly AuditEntry[] }) => {
  const words = useAdminWords().audit;
  const language = useLanguage();
  const columns: readonly TableColumn<AuditEntry>[] = [
    { id: 'when', title: words.columns.when, width: '13rem', cell: ({ at }) => <time dateTime={at}>{longDateTime(at, language)}</time> },
    { id: 'what', title: words.columns.what, isRowHeader: true, cell: (entry) => <Sentence entry={entry} /> },
    { id: 'facts', title: words.columns.facts, width: '16rem', cell: (entry) => <Facts entry={entry} /> },
  ];
  return <Table caption={words.caption} columns={columns} rows={entries} rowKey={({ seq }) => String(seq)} />;
};

const Sentence = ({ entry: { actor, actingAs, action, objectName } }: { readonly entry: AuditEntry }) => {
  const words = useAdminWords().audit;
  return (
    <span className={styles['sentence']}>
      <span>
        <strong>{actor ? actor.name || words.someone : words.system}</strong> {words.did[action]}
      </span>
      {objectName && objectName !== actor?.name ? <span className={styles['object']}>{objectName}</span> : null}
      {actingAs ? <span className={styles['quiet']}>{words.as(actingAs)}</span> : null}
    </span>
  );
};

const Facts = ({ entry: { seq, objectKind, objectId, facts, hash } }: { readonly entry: AuditEntry }) => {
  const words = useAdminWords().audit;
  const language = useLanguage();
  return (
    <details className={styles['facts']}>
      <summary aria-label={words.factsOf(seq)}>{words.facts}</summary>
      <dl>
        {auditFactWords(facts, language).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        <Fact name={`${words.id} (${auditObjectWord(objectKind, language)})`} value={objectId} />
        <Fact name={words.number} value={String(seq)} />
        <Fact name={words.hash} value={hash} />
      </dl>
    </details>
  );
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
