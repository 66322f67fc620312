// Codes of a generator, and codes for when it is lost.
import { describeTotp, newRecoveryCodes, newTotpSecret, recoveryHash, stepOf } from './code';

/** Appendix B of RFC 6238, with the last six of its eight digits. */
const RFC_SECRET = Buffer.from('12345678901234567890');
test.each([[59, '287082', 1], [1111111109, '081804', 37037036], [1234567890, '005924', 41152263], [2000000000, '279037', 66666666], [20000000000, '353130', 666666666]])(
  'at %i seconds %s is right, as RFC 6238 says',
  (seconds, code, step) => expect(stepOf(RFC_SECRET, code, new Date(seconds * 1_000))).toBe(step),
);

test('a code counts for its own step, one before and one after', () => {
  const at = (seconds: number) => stepOf(RFC_SECRET, '287082', new Date(seconds * 1_000));
  expect([at(0), at(30), at(59), at(89)]).toEqual([1, 1, 1, 1]);
  expect(at(120)).toBeNull();
  expect(stepOf(RFC_SECRET, '287 082', new Date(59_000))).toBe(1);
  for (const code of ['', '28708', '2870822', '٢٨٧٠٨٢', '28708a', '-87082', '287082\n1']) expect(stepOf(RFC_SECRET, code, new Date(59_000))).toBeNull();
});

test('a secret has 160 bits, and the address to scan says what every app can do', () => {
  const secret = newTotpSecret();
  expect(secret).toHaveLength(20);
  const { uri, secret: words } = describeTotp(secret, 'ada@medtek.example');
  expect(words).toMatch(/^[A-Z2-7]{32}$/);
  const url = new URL(uri);
  expect(url.href).toMatch(/^otpauth:\/\/totp\/Samsvar:ada/);
  expect(Object.fromEntries(url.searchParams)).toEqual({ issuer: 'Samsvar', secret: words, algorithm: 'SHA1', digits: '6', period: '30' });
});

test('recovery codes are ten, all different, and are the same however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  expect(recoveryHash('0ABC-DEFG-HJKM-NP1Q').equals(recoveryHash(' oabc defg hjkm npIq'))).toBe(true);
  expect(recoveryHash('0ABC-DEFG-HJKM-NP1Q').equals(recoveryHash('0ABC-DEFG-HJKM-NP1R'))).toBe(false);
});
