// What is sent of the organisation's details, and what keeps them from being sent.
import { expect, test } from '@jest/globals';
import type { OrganisationBody } from '@samsvar/protocol';
import { settingsChange, settingsDraft, settingsFaults } from './settings-draft';

const body: OrganisationBody = {
  name: 'Föreningen',
  number: '802990-0415',
  type: 'trade_association',
  titleWord: 'remissvar',
  language: 'sv',
  letterHead: 'Gatan 1',
  signatoryRule: '',
  importanceClasses: ['Hög', 'Låg'],
  logo: null,
  updatedAt: null,
};

test('sends only what differs', () => {
  const draft = settingsDraft(body);
  expect(settingsChange({ ...draft, letterHead: 'Gatan 1 \n' }, body)).toEqual({});
  expect(settingsChange({ ...draft, titleWord: 'yttrande', classes: [...draft.classes].reverse() }, body)).toEqual({ titleWord: 'yttrande', importanceClasses: ['Låg', 'Hög'] });
});

test('says which class is nameless or there already, and how much is too long', () => {
  const draft = settingsDraft(body);
  const classes = [...draft.classes, { key: 'x', name: ' ' }, { key: 'y', name: 'hög' }];
  expect(settingsFaults({ ...draft, name: 'F', letterHead: 'a'.repeat(1003), classes })).toEqual({ name: true, letterHead: 3, signatoryRule: 0, classes: { x: 'missing', y: 'twice' }, isFine: false });
  expect(settingsFaults(draft).isFine).toBe(true);
});
