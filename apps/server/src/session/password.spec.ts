// Passwords: what is stored, and what counts as right.
import { hashPassword, isRightPassword } from './password';

test('the hash is Argon2id at the cost we promise, and never the same twice', async () => {
  const [one, two] = await Promise.all([hashPassword('hemligt'), hashPassword('hemligt')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(two).not.toBe(one);
});

test('right is right, wrong is wrong, and so is everything for a person who does not exist', async () => {
  const hash = await hashPassword('hemligt');
  expect(await isRightPassword(hash, 'hemligt')).toBe(true);
  expect(await isRightPassword(hash, 'Hemligt')).toBe(false);
  expect(await isRightPassword(null, 'hemligt')).toBe(false);
  expect(await isRightPassword(null, 'nobody has this password')).toBe(false);
});

test('the same letters count as the same however the keyboard composed them', async () => {
  expect(
    await isRightPassword(await hashPassword('blåbär'.normalize('NFD')), 'blåbär'.normalize('NFC')),
  ).toBe(true);
});

test('nothing is cut off: a difference after the seventy-second byte counts', async () => {
  const long = 'a'.repeat(500);
  expect(await isRightPassword(await hashPassword(`${long}1`), `${long}2`)).toBe(false);
});

test('many at once all get their turn', async () => {
  const hash = await hashPassword('hemligt');
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => isRightPassword(hash, n % 2 ? 'hemligt' : 'fel')),
  );
  expect(answers).toEqual(Array.from({ length: 12 }, (_, n) => n % 2 === 1));
});
