// A code generator for tests: what an app on somebody's telephone does.
import { Secret, TOTP } from 'otpauth';
import type { TestClient } from './an-application';

/** The code of a secret (base 32, as it is shown once) at a moment. */
export const codeOf = (secret: string, now: Date): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now.getTime() });

/** A code that is not right at that moment. */
export const wrongCode = (secret: string, now: Date): string => {
  const near = [-1, 0, 1].map((step) => codeOf(secret, new Date(now.getTime() + step * 30_000)));
  return ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) ?? '';
};

export interface TestGenerator {
  readonly secret: string;
  readonly recovery: readonly string[];
}

/** Sets up a code generator through the doors, for whoever the client has signed in. */
export const aGenerator = async (client: TestClient, now: Date): Promise<TestGenerator> => {
  const begun = await client.send('POST', '/api/account/totp');
  const { secret } = begun.body as { secret: string }; // what the shape promises, here and below
  const done = await client.send('PUT', '/api/account/totp', { code: codeOf(secret, now) });
  if (done.status !== 200) throw new Error(`no generator: ${done.text}`);
  return { secret, recovery: (done.body as { codes: string[] }).codes };
};
