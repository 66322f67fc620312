// Hashing and checking passwords: Argon2id, a few at a time.
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two at once: more would take every core from the people who write. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Answers the hash to store. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFC'), COST));

/**
 * Whether a password is right. Pass null when there is no such person: the same work is done,
 * so that the time does not tell which e-mail addresses exist.
 */
export const isRightPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('nobody has this password');
  const isRight = await inTurn(async () =>
    verify(passwordHash ?? (await decoy) ?? '', password.normalize('NFC')),
  );
  return passwordHash !== null && isRight;
};

let decoy: Promise<string> | null = null;

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
};
