// The fields of a consultation's facts, for registering and for changing.
import { Button, DateField, IconAdd, IconButton, IconRemove, TextField } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import styles from './consultation.module.css';
import type { DraftErrors, DraftFields } from './draft';

interface FactsFieldsProps {
  readonly fields: DraftFields;
  readonly onChange: (fields: DraftFields) => void;
  /** Null until the person has tried to save. */
  readonly errors: DraftErrors | null;
}

/** Title, issuers, case number, and the two dates. */
export const FactsFields = ({ fields, onChange, errors }: FactsFieldsProps) => {
  const { base, consultation } = useAllWords();
  const words = consultation.form;
  const change = (part: Partial<DraftFields>) => onChange({ ...fields, ...part });
  return (
    <div className={styles['fields']}>
      <TextField
        label={words.name}
        description={words.nameHelp}
        name="title"
        value={fields.title}
        onChange={(title) => change({ title })}
        error={errors?.title}
      />
      <IssuerFields
        issuers={fields.issuers}
        errors={errors?.issuers ?? []}
        onChange={(issuers) => change({ issuers })}
      />
      <TextField
        label={words.caseNumber}
        description={words.caseNumberHelp}
        note={base.optional}
        value={fields.issuerCaseNumber}
        onChange={(issuerCaseNumber) => change({ issuerCaseNumber })}
        maxLength={100}
      />
      <div className={styles['pair']}>
        <DateField
          label={words.sentOn}
          note={base.optional}
          description={words.dateHelp}
          calendarLabel={`${base.openCalendar}: ${words.sentOn}`}
          value={fields.sentOn}
          onChange={(sentOn) => change({ sentOn })}
          error={errors?.sentOn}
        />
        <DateField
          label={words.dueOn}
          description={words.dateHelp}
          calendarLabel={`${base.openCalendar}: ${words.dueOn}`}
          value={fields.dueOn}
          onChange={(dueOn) => change({ dueOn })}
          error={errors?.dueOn}
        />
      </div>
    </div>
  );
};

interface IssuerFieldsProps {
  readonly issuers: readonly string[];
  readonly errors: readonly (string | null)[];
  readonly onChange: (issuers: readonly string[]) => void;
}

/** At most what the server takes. */
const MOST_ISSUERS = 10;

const IssuerFields = ({ issuers, errors, onChange }: IssuerFieldsProps) => {
  const words = useAllWords().consultation.form;
  return (
    <fieldset className={styles['group']}>
      <legend>{words.issuers}</legend>
      <p className={styles['help']}>{words.issuersHelp}</p>
      {issuers.map((issuer, no) => (
        // The order is all that tells two issuers apart while they are being typed.
        <div key={no} className={styles['issuer']}>
          <TextField
            label={words.issuer(no + 1)}
            isLabelHidden={issuers.length === 1 && !errors[no]}
            value={issuer}
            maxLength={200}
            autoFocus={no > 0 && issuer === ''}
            error={errors[no]}
            onChange={(value) => onChange(issuers.map((other, at) => (at === no ? value : other)))}
          />
          {issuers.length > 1 ? (
            <IconButton
              label={words.removeIssuer(no + 1)}
              icon={<IconRemove />}
              onPress={() => onChange(issuers.filter((_, at) => at !== no))}
            />
          ) : null}
        </div>
      ))}
      {issuers.length < MOST_ISSUERS ? (
        <div>
          <Button size="small" variant="quiet" icon={<IconAdd />} onPress={() => onChange([...issuers, ''])}>
            {words.addIssuer}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
};
