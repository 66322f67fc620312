// Facts of the log are told in words, in files and on the page alike.
import { RETENTION_KINDS, ROLES } from '@samsvar/domain';
import { auditFactWords } from './audit-fact-words';

test('what was done with a second step, what was taken out and for how long things are kept is told in words', () => {
  expect(auditFactWords({ what: 'totp-added' }, 'sv')).toEqual([['Vad', 'lade till en app för koder']]);
  expect(auditFactWords({ format: 'csv' }, 'sv')).toEqual([['Format', 'CSV']]);
  expect(auditFactWords({ 'settled-threads': 30, notifications: null }, 'sv')).toEqual([['Avgjorda kommentarstrådar', '30'], ['Notiser', '–']]);
  expect(auditFactWords({ factorAfter: 'administrator decision_maker', isEnabled: true }, 'sv')).toEqual([
    ['Andra steg krävs efter', 'administratör, beslutsfattare'],
    ['På', 'ja'],
  ]);
});

test('every role and every kind of material has words', () => {
  for (const role of ROLES) expect(auditFactWords({ role }, 'sv')[0]?.[1]).not.toBe(role);
  for (const kind of RETENTION_KINDS) expect(auditFactWords({ [kind]: 1 }, 'sv')[0]?.[0]).not.toBe(kind);
});

test('what has no words, and what others have named, is told as it is', () => {
  expect(auditFactWords({ strange: 'toString', domain: 'name', constructor: 'x' }, 'en')).toEqual([['strange', 'toString'], ['Domain', 'name'], ['constructor', 'x']]);
});
