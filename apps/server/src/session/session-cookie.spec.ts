// The cookie of a socket upgrade, right and forged.
import { createHmac } from 'node:crypto';
import { sessionIdIn } from './session-cookie';

const SECRET = 'hemligt';
const signed = (id: string, secret = SECRET) => `s:${id}.${createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '')}`;
const idIn = (header: string | undefined) => sessionIdIn(header, 'samsvar', SECRET);

test('reads the id among other cookies, however it is written', () => {
  expect(idIn(`a=1; samsvar=${encodeURIComponent(signed('ett'))}; b=2`)).toBe('ett');
  expect(idIn(`samsvar=${signed('ett.två')}`)).toBe('ett.två');
  expect(idIn(`samsvar="${encodeURIComponent(signed('ett'))}"`)).toBe('ett');
  expect(idIn(`samsvar=${encodeURIComponent(signed('ett'))}; samsvar=${encodeURIComponent(signed('två'))}`)).toBe('ett');
});

test('nothing that was not signed here is an id', () => {
  const other = signed('ett', 'annat');
  const cut = signed('ett').slice(0, -1);
  const moved = signed('ett').replace('ett', 'två');
  for (const value of ['', 's:', 's:ett', 's:ett.', 's:.', 'ett', other, cut, moved, `${signed('ett')}A`, '%', '%ZZ', 's:%']) {
    expect(idIn(`samsvar=${value}`)).toBeNull();
  }
  expect(idIn(undefined)).toBeNull();
  expect(idIn('')).toBeNull();
  expect(idIn(`samsvar2=${encodeURIComponent(signed('ett'))}`)).toBeNull();
});
