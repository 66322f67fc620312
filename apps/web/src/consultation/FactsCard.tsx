// The facts of a consultation, and the way to change them.
import type { ConsultationBody } from '@samsvar/protocol';
import { Button, IconEdit } from '@samsvar/ui';
import { lazy, Suspense, useState } from 'react';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { useAllWords } from '../base/all-words';
import { DueDate } from './DueDate';
import styles from './consultation.module.css';

const EditFactsDialog = lazy(() => import('./EditFactsDialog').then((m) => ({ default: m.EditFactsDialog })));

interface FactsCardProps {
  readonly consultation: ConsultationBody;
  readonly mayEdit: boolean;
}

/** Issuers, case number, dates. */
export const FactsCard = ({ consultation, mayEdit }: FactsCardProps) => {
  const words = useAllWords().consultation.facts;
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  return (
    <section aria-labelledby="facts" className={styles['card']}>
      <div className={styles['cardHead']}>
        <h2 id="facts">{words.title}</h2>
        <Button
          size="small"
          variant="quiet"
          icon={<IconEdit />}
          whyNot={mayEdit ? null : words.mayNotEdit}
          onPress={() => setEditing(true)}
        >
          {words.edit}
        </Button>
      </div>
      <dl className={styles['facts']}>
        <dt>{words.issuers(consultation.issuers.length)}</dt>
        {consultation.issuers.map((issuer) => (
          <dd key={issuer}>{issuer}</dd>
        ))}
        <dt>{words.caseNumber}</dt>
        <dd>{consultation.issuerCaseNumber || words.unknown}</dd>
        <dt>{words.sentOn}</dt>
        <dd>{consultation.sentOn ? longDate(consultation.sentOn, language) : words.unknown}</dd>
        <dt>{words.dueOn}</dt>
        <dd>
          <DueDate dueOn={consultation.dueOn} daysLeft={consultation.daysLeft} />
        </dd>
      </dl>
      {isEditing ? (
        <Suspense>
          <EditFactsDialog consultation={consultation} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </section>
  );
};
