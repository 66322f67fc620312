// The form of a consultation's facts: what is typed, what is wrong with it, and what is sent.
import type { ConsultationRow, ConsultationDraft } from '@samsvar/protocol';
import { parseDate } from '@samsvar/ui';
import type { AllWords } from '../base/all-words';

/** What stands in the fields, as typed. */
export interface DraftFields {
  readonly title: string;
  /** Always at least one, perhaps empty. */
  readonly issuers: readonly string[];
  readonly issuerCaseNumber: string;
  readonly sentOn: string;
  readonly dueOn: string;
}

/** What is wrong, in words, field by field; `issuers` goes with the fields of the same order. */
export interface DraftErrors {
  readonly title: string | null;
  readonly issuers: readonly (string | null)[];
  readonly sentOn: string | null;
  readonly dueOn: string | null;
}

export const EMPTY_DRAFT: DraftFields = {
  title: '',
  issuers: [''],
  issuerCaseNumber: '',
  sentOn: '',
  dueOn: '',
};

/** The fields of a consultation that exists. */
export const fieldsOf = (row: ConsultationRow): DraftFields => ({
  title: row.title,
  issuers: row.issuers.length > 0 ? row.issuers : [''],
  issuerCaseNumber: row.issuerCaseNumber,
  sentOn: row.sentOn ?? '',
  dueOn: row.dueOn,
});

/** What is wrong with the fields; an issuer left empty is only wrong when there is no other. */
export const errorsOf = (
  fields: DraftFields,
  words: AllWords['consultation']['form']['errors'],
): DraftErrors => {
  const sent = parseDate(fields.sentOn);
  const due = parseDate(fields.dueOn);
  const hasIssuer = fields.issuers.some((issuer) => issuer.trim() !== '');
  return {
    title: fields.title.trim() === '' ? words.name : fields.title.trim().length > 300 ? words.nameLong : null,
    issuers: fields.issuers.map((_, no) => (no === 0 && !hasIssuer ? words.issuer : null)),
    sentOn: fields.sentOn.trim() !== '' && !sent ? words.date : null,
    dueOn:
      fields.dueOn.trim() === ''
        ? words.dueMissing
        : !due
          ? words.date
          : sent && due < sent
            ? words.dueBeforeSent
            : null,
  };
};

/** How many fields are wrong. */
export const countErrors = (errors: DraftErrors): number =>
  [errors.title, ...errors.issuers, errors.sentOn, errors.dueOn].filter(Boolean).length;

/** What is sent; only for fields without errors. */
export const draftOf = (fields: DraftFields): ConsultationDraft => ({
  title: fields.title.trim(),
  issuers: fields.issuers.map((issuer) => issuer.trim()).filter(Boolean),
  issuerCaseNumber: fields.issuerCaseNumber.trim(),
  sentOn: parseDate(fields.sentOn),
  dueOn: parseDate(fields.dueOn) ?? fields.dueOn,
});
