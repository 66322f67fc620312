// What may be registered as a consultation.
import { consultationDraftShape } from './consultation.shape';

const draft = {
  title: 'Remiss',
  issuers: ['Region Norrsjö'],
  issuerCaseNumber: '',
  sentOn: null,
  dueOn: '2026-12-15',
};

test('a consultation needs a title, an issuer and a real due date, and takes no unknown keys', () => {
  expect(consultationDraftShape.safeParse(draft).success).toBe(true);
  for (const bad of [
    { title: ' ' },
    { issuers: [] },
    { dueOn: '2026-02-30' },
    { owner: 'x' },
    { issuers: Array(11).fill('x') },
  ]) {
    expect(consultationDraftShape.safeParse({ ...draft, ...bad }).success).toBe(false);
  }
});
