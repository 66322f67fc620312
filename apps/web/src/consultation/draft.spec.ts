// What the form of a consultation asks for.
import { allWords } from '../base/all-words';
import { countErrors, draftOf, EMPTY_DRAFT, errorsOf, type DraftFields } from './draft';

const texts = allWords('sv').consultation.form.errors;
const filled: DraftFields = {
  title: ' Strategi ',
  issuers: ['Region Havsund', ''],
  issuerCaseNumber: 'RS 2026-0123',
  sentOn: '20260110',
  dueOn: '2026-03-27',
};

it('asks for title, issuer and due date', () => {
  const errors = errorsOf(EMPTY_DRAFT, texts);
  expect(errors).toEqual({
    title: texts.name,
    issuers: [texts.issuer],
    sentOn: null,
    dueOn: texts.dueMissing,
  });
  expect(countErrors(errors)).toBe(3);
});

it('explains a due date before the day of sending', () =>
  expect(errorsOf({ ...filled, dueOn: '2026-01-09' }, texts).dueOn).toBe(texts.dueBeforeSent));

it('allows a due date on the day of sending', () =>
  expect(errorsOf({ ...filled, dueOn: '2026-01-10' }, texts).dueOn).toBeNull());

it('does not take a date that does not exist', () =>
  expect(errorsOf({ ...filled, dueOn: '2026-02-30' }, texts).dueOn).toBe(texts.date));

it('sends trimmed facts without empty issuers', () =>
  expect(draftOf(filled)).toEqual({
    title: 'Strategi',
    issuers: ['Region Havsund'],
    issuerCaseNumber: 'RS 2026-0123',
    sentOn: '2026-01-10',
    dueOn: '2026-03-27',
  }));
