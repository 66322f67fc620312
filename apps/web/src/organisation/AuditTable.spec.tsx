// The log reads as sentences, in both languages, whoever did it.
import { AUDIT_ACTIONS } from '@samsvar/domain';
import { AUDIT_WORDS } from '@samsvar/protocol';
import { render, screen } from '@testing-library/react';
import { AuditTable } from './AuditTable';
import type { AuditEntry } from './use-audit';

const entry = (differences: Partial<AuditEntry>): AuditEntry => ({
  seq: 1,
  at: '2026-09-30T08:15:00.123456Z',
  action: 'response.shared',
  actor: { id: 'p', name: 'Anna Lindmyr' },
  actingAs: null,
  objectKind: 'response',
  objectId: 'r',
  objectName: 'Remissvar: En strategi',
  facts: { part: 'review', isBlocking: true },
  hash: 'ab',
  ...differences,
});

test('every kind of entry has a sentence of its own in both languages', () => {
  for (const words of Object.values(AUDIT_WORDS)) {
    const sentences = AUDIT_ACTIONS.map((action) => words[action]);
    expect(sentences.every((sentence) => /^[\p{Ll}]/u.test(sentence))).toBe(true);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});

test('says who did what, to what, for whom, and when; facts are there to open', () => {
  render(<AuditTable entries={[entry({ actingAs: 'Patientforum Norrsjö' }), entry({ seq: 2, actor: null }), entry({ seq: 3, actor: { id: 'q', name: '' } })]} />);
  const rows = screen.getAllByRole('row').slice(1).map((row) => row.textContent);
  expect(rows[0]).toContain('Anna Lindmyr delade ett svar med en organisation');
  expect(rows[0]).toContain('för Patientforum Norrsjö');
  expect(rows[0]).toContain('30 september 2026 kl. 10:15');
  expect(rows[0]).toContain('Hindrar låsningja');
  expect(rows[1]).toContain('Systemet delade');
  expect(rows[2]).toContain('Någon som inte finns kvar');
});
