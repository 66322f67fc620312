// Which passwords may be chosen.
import { PASSWORD_LENGTH, Refusal } from '@samsvar/domain';
import { checkPassword, type PasswordAbout } from './password-policy';

const ADA: PasswordAbout = { hasFactor: false, name: 'Ada Lindqvist', email: 'ada.lindqvist@medtek.example', organisation: 'Svensk Medicinteknik' };

const verdict = (password: string, about: Partial<PasswordAbout> = {}): string => {
  try {
    checkPassword(password, { ...ADA, ...about });
    return 'allowed';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
};

test.each([
  'ugglan äter gröt i mörkret',
  'tre blå stolar på vinden',
  'korrekt häst batteri klammer',
  'пароль из четырёх слов',
  'とても長い合言葉をここに書くよ',
  'ååååå äpplen i ån',
  'zebra-kvarn-lykta-moln',
  'x9!Rk2#vLp0@wQz7T',
  'ett långt lösenord för prov',
  'vind & regn & ös',
  '🦉🦔🐿🦊🐻 i skogen ikväll',
  'plommontorget vid sjön 1987',
])('%s is a password', (password) => expect(verdict(password)).toBe('allowed'));

test.each([
  'password1234567',
  'Lösenord12345678',
  'l0senord20262026!',
  'PASSWORDPASSWORD',
  'qwertyuiopasdfgh',
  'asdfghjklöäzxcvbnm',
  '1234567890123456',
  '1q2w3e4r5t6y7u8i',
  'aaaaaaaaaaaaaaaaaaaa',
  'abababababababab',
  'hejhejhejhejhejhej',
  'sommar2026sommar2026',
  'Stockholm2026!!!!',
  'ada.lindqvist@medtek.example',
  'AdaLindqvist2026!',
  'Svensk Medicinteknik 1',
  'correcthorsebatterystaple',
  'abcdefghijklmnopqrstuvwxyz',
  'Välkommen Välkommen 1',
  'summer winter spring',
])('%s is refused as common', (password) => expect(verdict(password)).toBe('password-common'));

test('length is counted in characters, and is less with a second factor', () => {
  expect(verdict('kvarn lykta mo')).toBe('password-too-short');
  expect(verdict('kvarn lykta mol')).toBe('allowed');
  expect(verdict('kvarnlyk', { hasFactor: true })).toBe('allowed');
  expect(verdict('kvarnly', { hasFactor: true })).toBe('password-too-short');
  // Ten letters written with combining rings are ten characters, not twenty.
  expect(verdict('å'.repeat(10).normalize('NFD'))).toBe('password-too-short');
  expect(() => checkPassword('kort', ADA)).toThrow(expect.objectContaining({ data: { shortest: 15 } }));
});

test('at least sixty-four characters are taken, and nothing without an end', () => {
  const long = Array.from({ length: 40 }, (_, n) => `ord${n}${String.fromCharCode(97 + (n % 26))}`).join(' ');
  expect(verdict(long.slice(0, 64))).toBe('allowed');
  expect(verdict(long.slice(0, PASSWORD_LENGTH.max))).toBe('allowed');
  expect(verdict(long.slice(0, PASSWORD_LENGTH.max + 1))).toBe('password-too-long');
});

test('a long password takes no long time to judge', () => {
  expect(verdict('ab1 '.repeat(64))).toBe('password-common');
});

test('who has no organisation yet is judged all the same', () => expect(verdict('vind & regn & ös', { organisation: '' })).toBe('allowed'));
