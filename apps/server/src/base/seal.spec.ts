// Sealed secrets: what opens, and that nothing else does.
import { randomBytes } from 'node:crypto';
import { seal, unseal } from './seal';

const secret = 'h'.repeat(64);

test.each([0, 1, 20, 5_000])('%i bytes come back as they were, whoever holds the secret as text or as settings', (length) => {
  const bytes = randomBytes(length);
  expect(unseal(secret, 'totp', seal({ sessionSecret: secret }, 'totp', bytes))).toEqual(bytes);
});

test('any changed, missing or added bit is noticed', () => {
  const sealed = seal(secret, 'totp', Buffer.from('JBSWY3DPEHPK3PXP'));
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => unseal(secret, 'totp', changed)).toThrow();
  }
  for (let end = 0; end < sealed.length; end++) expect(() => unseal(secret, 'totp', sealed.subarray(0, end))).toThrow();
  expect(() => unseal(secret, 'totp', Buffer.concat([sealed, Buffer.of(0)]))).toThrow();
});

test('another purpose or another secret opens nothing, and the same bytes never look the same', () => {
  const bytes = Buffer.from('klienthemlighet');
  const sealed = seal(secret, 'oidc', bytes);
  expect(() => unseal(secret, 'totp', sealed)).toThrow();
  expect(() => unseal('i'.repeat(64), 'oidc', sealed)).toThrow();
  expect(seal(secret, 'oidc', bytes).equals(sealed)).toBe(false);
  expect(sealed.includes(bytes)).toBe(false);
});
