// An OIDC provider that says whatever a test wants it to say, signed as it wants.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import http from 'node:http';
import { aFreePort } from './a-site';

/** What the next token says, and how it is signed. */
export interface Saying {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: KeyObject;
  /** In place of the signature. */
  readonly signature?: string;
  readonly userinfo?: Readonly<Record<string, unknown>>;
}

export interface ForgingProvider {
  readonly issuer: string;
  readonly requests: http.IncomingMessage[];
  say(saying: Saying): void;
  /** Overrides what discovery answers. */
  discovery: Readonly<Record<string, unknown>>;
  /** The query that it sends a browser back with, for the address that the browser was sent to. */
  answer(leadTo: string, extra?: Readonly<Record<string, string>>): string;
  close(): void;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const aForgingProvider = async (): Promise<ForgingProvider> => {
  const port = await aFreePort();
  const issuer = `http://127.0.0.1:${String(port)}`;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let saying: Saying = {};
  let nonce = '';
  let client = '';
  const requests: http.IncomingMessage[] = [];
  const provider: ForgingProvider = {
    issuer,
    requests,
    say: (next) => (saying = next),
    discovery: {},
    answer: (leadTo, extra = {}) => {
      const asked = new URL(leadTo).searchParams;
      nonce = asked.get('nonce') ?? '';
      client = asked.get('client_id') ?? '';
      return new URLSearchParams({ code: 'x'.repeat(20), state: asked.get('state') ?? '', iss: issuer, ...extra }).toString();
    },
    close: () => server.close(),
  };
  const token = (): string => {
    const now = Math.floor(Date.now() / 1000);
    const head = encode({ alg: 'RS256', kid: 'one', typ: 'JWT', ...saying.header });
    const body = encode({ iss: issuer, aud: client, sub: 'någon', iat: now, exp: now + 300, nonce, ...saying.claims });
    const signature = saying.signature ?? createSign('RSA-SHA256').update(`${head}.${body}`).sign(saying.key ?? privateKey, 'base64url');
    return `${head}.${body}.${signature}`;
  };
  const answers: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
      ...provider.discovery,
    }),
    '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
    '/token': () => ({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: token() }),
    '/userinfo': () => saying.userinfo ?? { sub: 'någon' },
  };
  const server = http.createServer((request, response) => {
    requests.push(request);
    const body = answers[request.url ?? '']?.();
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return provider;
};
