// Which numbers are organisation numbers.
import { expect, it } from '@jest/globals';
import { isOrganisationNumber } from './organisation-number';

it.each([
  ['212000-0142', true],
  [' 2120000142 ', true],
  ['212000-0143', false],
  ['21200-00142', false],
  ['16212000-0142', false],
  ['Medtek', false],
])('%s: %s', (text, is) => expect(isOrganisationNumber(text)).toBe(is));
