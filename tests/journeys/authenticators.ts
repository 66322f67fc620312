// What people carry to sign in with: an app that shows codes, and the browser's own virtual passkeys.
import type { Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;

/** A code app that has been told a secret. Each call gives a code that it has not given before, and waits for one where it must: the server takes none twice. */
export const codeApp = (secret: string): (() => Promise<string>) => {
  const generator = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')), algorithm: 'SHA1', digits: 6, period: STEP_MS / 1000 });
  let last = 0;
  return async () => {
    const step = Math.max(last + 1, Math.floor(Date.now() / STEP_MS));
    last = step;
    // The code of the next step is taken already: clocks differ.
    while (Math.floor(Date.now() / STEP_MS) < step - 1) await new Promise((resolve) => setTimeout(resolve, 250));
    return generator.generate({ timestamp: step * STEP_MS });
  };
};

/** A code that the app of this secret shows at no time near now. */
export const wrongCode = (secret: string): string => {
  const generator = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) });
  const near = [-2, -1, 0, 1, 2, 3].map((off) => generator.generate({ timestamp: Date.now() + off * STEP_MS }));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666'].find((code) => !near.includes(code)) ?? '777777';
};

/** Gives a page a device that holds passkeys and unlocks them at once. */
export const addPasskeyDevice = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
};
