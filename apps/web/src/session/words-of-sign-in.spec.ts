// What is said when signing in fails, and that these words are whole in both languages.
import { enAccount } from '../base/words/en-account';
import { enSignIn } from '../base/words/en-sign-in';
import { enStatement } from '../base/words/en-statement';
import { svAccount } from '../base/words/sv-account';
import { svSignIn } from '../base/words/sv-sign-in';
import { svStatement } from '../base/words/sv-statement';
import { PasskeyFault } from './passkey';
import { wordsOfReturn, wordsOfSignIn } from './words-of-sign-in';

it.each([
  ['provider-unreachable', svSignIn.fault['provider-unreachable']],
  ['something-new', svSignIn.fault.other],
  ['constructor', svSignIn.fault.other],
  ['', null],
  [null, null],
])('says of the code %j in the address: %s', (code, said) => expect(wordsOfReturn(code, svSignIn)).toBe(said));

it('says why a passkey came to nothing', () =>
  expect(wordsOfSignIn(new PasskeyFault('given-up'), svSignIn, 'annat')).toBe(svSignIn.passkey['given-up']));

type Leaf = readonly [key: string, value: unknown];
const leaves = (value: unknown, key = ''): Leaf[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${key}.${name}`)) : [[key, value]];

it.each([
  ['signing in', svSignIn, enSignIn],
  ['the account', svAccount, enAccount],
  ['the statements', svStatement, enStatement],
])('has the words of %s in both languages, none of them empty or Swedish in English', (_what, sv, en) => {
  expect(leaves(en).map(([key]) => key)).toEqual(leaves(sv).map(([key]) => key));
  expect([...leaves(sv), ...leaves(en)].filter(([, value]) => value === '')).toEqual([]);
  expect(leaves(en).filter(([, value]) => typeof value === 'string' && /[åäöÅÄÖ]/.test(value))).toEqual([]);
});
