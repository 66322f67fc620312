// Taking the log out, checking it, and what the organisation holds of others' logs.
import { Banner, Button, LinkButton, Table, type TableColumn } from '@samsvar/ui';
import type { AuditVerificationBody } from '@samsvar/protocol';
import { useAdminWords } from '../base/admin-words';
import { list, longDateTime } from '../base/dates';
import { Fetching, wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { useWords } from '../base/words';
import styles from './audit.module.css';
import { exportAddress, useVerification, useWitnessed, type AuditFilter, type Witnessed } from './use-audit';

/** The two files. The server answers in the reader's language. */
export const AuditExport = ({ filter }: { readonly filter: AuditFilter }) => {
  const words = useAdminWords().audit.export;
  return (
    <section className={styles['card']} aria-labelledby="audit-export">
      <h2 id="audit-export">{words.title}</h2>
      <p>{words.text}</p>
      <div className={styles['actions']}>
        <LinkButton href={exportAddress(filter, 'csv')} download>
          {words.csv}
        </LinkButton>
        <LinkButton href={exportAddress(filter, 'jsonl')} download>
          {words.lines}
        </LinkButton>
      </div>
    </section>
  );
};

/** A button, and what came of it in words; the banner tells screen readers. */
export const AuditCheck = () => {
  const words = useAdminWords().audit.check;
  const { errors } = useWords().base;
  const check = useVerification();
  return (
    <section className={styles['card']} aria-labelledby="audit-check">
      <h2 id="audit-check">{words.title}</h2>
      <p>{words.text}</p>
      <div className={styles['actions']}>
        <Button variant="primary" whyNot={check.isPending ? words.going : null} onPress={() => check.mutate()}>
          {check.isPending ? words.going : words.start}
        </Button>
      </div>
      {check.data && !check.isPending ? <Verdict of={check.data} /> : null}
      {check.error && !check.isPending ? (
        <Banner tone="danger" title={words.failed}>
          {wordsOfFault(check.error, errors.unexpected)}
        </Banner>
      ) : null}
    </section>
  );
};

const Verdict = ({ of: { count, isWhole, fault, checkpoints, witnesses } }: { readonly of: AuditVerificationBody }) => {
  const words = useAdminWords().audit.check;
  const language = useLanguage();
  const known = witnesses.length > 0 ? words.witnesses(list(witnesses, language)) : words.noWitnesses;
  if (!isWhole && fault) {
    return (
      <Banner tone="danger" title={words.broken}>
        {words.faults[fault.kind](fault.seq)} {words.whatNow}
      </Banner>
    );
  }
  return (
    <Banner tone="success" title={words.whole}>
      {words.wholeText(count, checkpoints)} {known}
    </Banner>
  );
};

/** Others' checkpoints, and a file of them that the verifier reads. */
export const AuditWitnessed = () => {
  const words = useAdminWords().audit.witnessed;
  const witnessed = useWitnessed();
  return (
    <section className={styles['card']} aria-labelledby="audit-witnessed">
      <h2 id="audit-witnessed">{words.title}</h2>
      <p>{words.text}</p>
      <Fetching query={witnessed}>
        {({ checkpoints }) => (checkpoints.length === 0 ? <p>{words.none}</p> : <WitnessedTable checkpoints={checkpoints} />)}
      </Fetching>
    </section>
  );
};

const WitnessedTable = ({ checkpoints }: { readonly checkpoints: readonly Witnessed[] }) => {
  const words = useAdminWords().audit.witnessed;
  const language = useLanguage();
  const columns: readonly TableColumn<Witnessed>[] = [
    { id: 'organisation', title: words.columns.organisation, isRowHeader: true, cell: ({ organisation }) => organisation.name },
    { id: 'seq', title: words.columns.seq, cell: ({ seq }) => seq },
    { id: 'signedAt', title: words.columns.signedAt, cell: ({ signedAt }) => longDateTime(signedAt, language) },
    { id: 'hash', title: words.columns.hash, cell: ({ hash }) => <code className={styles['hash']}>{hash.slice(0, 16)}…</code> },
  ];
  return (
    <>
      <Table caption={words.caption} columns={columns} rows={checkpoints} rowKey={({ organisation, seq }) => `${organisation.id} ${String(seq)}`} />
      <div className={styles['actions']}>
        <Button onPress={() => save(checkpoints)}>{words.save}</Button>
      </div>
    </>
  );
};

/** As the verifier reads them: the organisation by its id. */
const save = (checkpoints: readonly Witnessed[]): void => {
  const lines = checkpoints.map(({ organisation, ...checkpoint }) => `${JSON.stringify({ organisation: organisation.id, ...checkpoint })}\n`);
  const address = URL.createObjectURL(new Blob(lines, { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'checkpoints.jsonl';
  link.click();
  URL.revokeObjectURL(address);
};
