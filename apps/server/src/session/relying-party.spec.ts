// What passkeys are bound to, by the address that people use.
import { Refusal } from '@samsvar/domain';
import { wordsOfRefusal } from '@samsvar/protocol';
import { relyingPartyOf } from './relying-party';

const at = (publicUrl: string | null, host?: string) => relyingPartyOf({ publicUrl }, { headers: host === undefined ? {} : { host } });

test('with an address of its own, to that and nothing else, whatever the request claims', () => {
  expect(at('https://samsvar.example.se', 'annan.example')).toEqual({ id: 'samsvar.example.se', origin: 'https://samsvar.example.se' });
  expect(at('https://samsvar.example.se:8443')).toEqual({ id: 'samsvar.example.se', origin: 'https://samsvar.example.se:8443' });
});

test('on one’s own machine, to localhost at whatever port', () => {
  expect(at(null, 'localhost:3000')).toEqual({ id: 'localhost', origin: 'http://localhost:3000' });
});

test.each([[null, '127.0.0.1:3000'], [null, '[::1]:3000'], [null, 'annan.example:3000'], ['http://127.0.0.1:3000', 'localhost'], ['https://[2001:db8::1]', 'localhost']])(
  'of %s and %s there are none',
  (publicUrl, host) => expect(() => at(publicUrl, host)).toThrow(expect.objectContaining({ code: 'passkey-refused' })),
);

test('and the sentence says where to go instead', () => {
  try {
    at(null, '127.0.0.1:3000');
    throw new Error('was not refused');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(wordsOfRefusal(error.code, error.data, 'sv')).toContain('http://localhost:3000');
  }
});
