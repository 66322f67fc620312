// Addresses: what is left out, what is escaped, and where signing in may lead.
import type { SourceId } from '@samsvar/domain';
import { path, safeReturnPath } from './path';

const source = '0190a000-0000-7000-8000-000000000001' as SourceId; // a uuid by its looks

it('leaves out what is not given', () => {
  expect(path.source(source)).toBe(`/kallor/${source}`);
  expect(path.source(source, { version: 2, block: 0 })).toBe(`/kallor/${source}?v=2&b=0`);
});

it('escapes the path to return to', () =>
  expect(path.signIn('/svar/1?a=b', 'utloggad')).toBe('/logga-in?till=%2Fsvar%2F1%3Fa%3Db&orsak=utloggad'));

it.each(['https://evil.example', '//evil.example', '/\\evil.example', '', null, '/logga-in?till=/x'])(
  'never returns to %j',
  (text) => expect(safeReturnPath(text)).toBe('/'),
);

it('returns to a page of ours', () => expect(safeReturnPath('/remisser/ny')).toBe('/remisser/ny'));
