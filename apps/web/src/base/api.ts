// The only door to the server: typed calls, errors in the reader's language, uploads with progress.
import { ApiError, readError } from './api-error';
import { languageNow } from './language';
import { words } from './words';

/** What reads an answer: a zod shape, or anything that parses like one. */
export interface AnswerShape<Answer> {
  safeParse(value: unknown): { success: true; data: Answer } | { success: false; error: unknown };
}

interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const sessionLost = new Set<() => void>();

/** Calls the listener whenever the server says that nobody is signed in any more. */
export const onSessionLost = (listener: () => void): (() => void) => {
  sessionLost.add(listener);
  return () => sessionLost.delete(listener);
};

/** Has the person confirm who they are; false when they would rather not. */
export type AskToConfirm = () => Promise<boolean>;

let askToConfirm: AskToConfirm | null = null;
let asking: Promise<boolean> | null = null;

/** Has this ask whenever the server wants to know once more who the person is; the answer ends that. */
export const onConfirmationNeeded = (ask: AskToConfirm): (() => void) => {
  askToConfirm = ask;
  return () => {
    if (askToConfirm === ask) askToConfirm = null;
  };
};

let change: Promise<unknown> | null = null;
/** Changes that have begun or ended. */
let changes = 0;

/**
 * Says that another session is being put in the place of this one, here or in another window, until `during` settles: the old one
 * ends before the new cookie is here, and a call that falls in between is told that nobody is signed in.
 */
export const sessionChanges = (during: Promise<unknown>): void => {
  changes++;
  const over = during
    .catch(() => undefined)
    .then(() => {
      changes++;
      if (change === over) change = null;
    });
  change = over;
};

/** Tries once more when the session was being changed meanwhile; otherwise says so when nobody is signed in. */
const signedIn = async <Answer>(attempt: () => Promise<Answer>): Promise<Answer> => {
  const before = changes;
  try {
    return await attempt();
  } catch (fault) {
    // A wrong password also answers 401, but there the person is at the sign-in page already.
    if (!(fault instanceof ApiError) || fault.code !== 'not-signed-in') throw fault;
    if (changes !== before || change) {
      await change;
      return signedIn(attempt);
    }
    for (const listener of sessionLost) listener();
    throw fault;
  }
};

/** Tries once more when the person has confirmed who they are; several calls at a time are one question. */
const confirmed = async <Answer>(once: () => Promise<Answer>): Promise<Answer> => {
  const attempt = () => signedIn(once);
  try {
    return await attempt();
  } catch (fault) {
    if (!(fault instanceof ApiError) || fault.code !== 'confirmation-needed' || !askToConfirm) throw fault;
    asking ??= askToConfirm().finally(() => (asking = null));
    if (await asking) return attempt();
    throw fault;
  }
};

/** Changes that are under way, by what they ask for. */
const underWay = new Map<string, Promise<string>>();

/** The same change asked for again while it is under way, as by a double click, is one change with one answer. */
const shared = (key: string, begin: () => Promise<string>): Promise<string> => {
  const same = underWay.get(key);
  if (same) return same;
  const answer = begin().finally(() => underWay.delete(key));
  underWay.set(key, answer);
  return answer;
};

const call = (method: Method, url: string, body: unknown, options: CallOptions): Promise<string> => {
  const begin = () => confirmed(() => callOnce(method, url, body, options));
  return method === 'GET' ? begin() : shared(`${method} ${url} ${JSON.stringify(body)}`, begin);
};

const callOnce = async (method: Method, url: string, body: unknown, options: CallOptions): Promise<string> => {
  let status: number;
  let text: string;
  try {
    const answer = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': languageNow(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    status = answer.status;
    text = await answer.text();
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    throw new ApiError(0, 'unreachable', words(languageNow()).base.errors.unreachable);
  }
  return settle(status, text);
};

/** The answer's text, or the error it stands for. */
const settle = (status: number, text: string): string => {
  if (status >= 200 && status < 300) return text;
  const error =
    readError(status, text) ??
    (status >= 502 && status <= 504
      ? new ApiError(status, 'unreachable', words(languageNow()).base.errors.unreachable)
      : new ApiError(status, 'unexpected-answer', words(languageNow()).base.errors.unexpected));
  throw error;
};

const parse = <Answer>(text: string, shape: AnswerShape<Answer>): Answer => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  console.error('The answer does not have the shape agreed on.', read.error);
  throw new ApiError(200, 'unexpected-answer', words(languageNow()).base.errors.unexpected);
};

/** Typed calls. Each throws `ApiError` for every outcome but success; an aborted call throws the abort. */
export const api = {
  get: async <Answer>(url: string, shape: AnswerShape<Answer>, options: CallOptions = {}): Promise<Answer> =>
    parse(await call('GET', url, undefined, options), shape),
  post: async <Answer>(url: string, body: unknown, shape: AnswerShape<Answer>): Promise<Answer> =>
    parse(await call('POST', url, body, {}), shape),
  put: async <Answer>(url: string, body: unknown, shape: AnswerShape<Answer>): Promise<Answer> =>
    parse(await call('PUT', url, body, {}), shape),
  /** As `put`, for a call that puts another session in the place of this one. */
  changeSession: async <Answer>(url: string, body: unknown, shape: AnswerShape<Answer>): Promise<Answer> => {
    const begin = () => {
      const answer = callOnce('PUT', url, body, {});
      sessionChanges(answer);
      return answer;
    };
    return parse(await shared(`PUT ${url} ${JSON.stringify(body)}`, begin), shape);
  },
  delete: async (url: string): Promise<void> => {
    await call('DELETE', url, undefined, {});
  },
  /** Sends a file as the raw body. `onProgress` gets the share that has left, 0 to 1. */
  upload: async <Answer>(upload: {
    /** POST unless told. */
    readonly method?: 'POST' | 'PUT';
    readonly url: string;
    readonly file: Blob;
    readonly shape: AnswerShape<Answer>;
    readonly onProgress?: (share: number) => void;
    readonly signal?: AbortSignal;
  }): Promise<Answer> =>
    parse(await confirmed(() => send(upload).then(({ status, text }) => settle(status, text))), upload.shape),
} as const;

interface Sending {
  readonly method?: 'POST' | 'PUT';
  readonly url: string;
  readonly file: Blob;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** By XMLHttpRequest, because fetch does not tell how much of a body has left. */
const send = ({ method = 'POST', url, file, onProgress, signal }: Sending): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', languageNow());
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress?.(event.loaded / event.total);
    };
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () =>
      reject(new ApiError(0, 'unreachable', words(languageNow()).base.errors.unreachable));
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
