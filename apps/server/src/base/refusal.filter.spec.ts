// What callers are told, and what is logged, when something is refused or breaks.
import { Writable } from 'node:stream';
import { BadRequestException, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { pino } from 'pino';
import { RefusalFilter } from './refusal.filter';

interface Sent {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

/** Runs the filter on something thrown and answers what was sent and logged. */
const answer = (thrown: unknown, language?: string, isGone = false): Sent & { log: string } => {
  let log = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, next) => ((log += chunk.toString()), next()),
  });
  const sent: Sent = { status: 0, body: null, headers: {} };
  const response = {
    headersSent: isGone,
    destroyed: isGone,
    destroy: () => undefined,
    removeHeader: () => undefined,
    setHeader: (name: string, value: string) => (sent.headers[name] = value),
    status: (status: number) => ((sent.status = status), response),
    json: (body: unknown) => (sent.body = body),
  };
  const request = { headers: { 'accept-language': language } };
  const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }) };
  new RefusalFilter(pino(sink)).catch(thrown, host as unknown as ArgumentsHost); // the part of a host that is used
  return { ...sent, log };
};

test('a refusal speaks Swedish unless English is asked for first', () => {
  expect(answer(new Refusal('not-allowed')).body).toMatchObject({
    message: expect.stringContaining('Din roll'),
  });
  expect(answer(new Refusal('not-allowed'), 'de, fr;q=0.8').body).toMatchObject({
    message: expect.stringContaining('Din roll'),
  });
  expect(answer(new Refusal('not-allowed'), 'en-GB,sv;q=0.5').body).toMatchObject({
    message: expect.stringContaining('Your role'),
  });
});

test('details are what the refusal carries, and absent when it carries nothing', () => {
  expect(answer(new Refusal('invalid', { field: 'dueOn' })).body).toMatchObject({
    code: 'invalid',
    details: { field: 'dueOn' },
  });
  expect(answer(new Refusal('not-found')).body).not.toHaveProperty('details');
});

test.each([
  ['ERR_STREAM_PREMATURE_CLOSE', 'Premature close'],
  ['ECONNABORTED', 'Request aborted'],
])('a caller who leaves under way is no error (%s), but a stream of ours that stops is', (code, message) => {
  const fault = Object.assign(new Error(message), { code });
  expect(answer(fault, 'sv', true).log).toBe('');
  expect(answer(fault).log).toContain('unexpected error');
  expect(answer(new Error(message), 'sv', true).log).toContain('unexpected error');
});

test('too many attempts say when to come back', () => {
  expect(answer(new Refusal('too-many-attempts', { seconds: 90 })).headers['Retry-After']).toBe('90');
});

test('what the framework refuses gets our words', () => {
  expect(answer(new NotFoundException('Cannot GET /api/secret'))).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  });
  expect(answer(new BadRequestException('Unexpected token h'))).toMatchObject({
    status: 400,
    body: { code: 'invalid' },
  });
  const tooLarge = Object.assign(new Error('too large'), { expose: true, status: 413, limit: 5_000_000 });
  expect(answer(tooLarge)).toMatchObject({
    status: 413,
    body: { code: 'too-large', details: { limit: 5_000_000 } },
  });
});

test('a bug tells a reference number and nothing else, and the log has the same number', () => {
  const { status, body, log } = answer(new TypeError('cannot read hemligheten of undefined'));
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('hemligheten');
  const { reference } = (body as { details: { reference: string } }).details;
  expect(JSON.parse(log)).toMatchObject({ reference, error: 'TypeError' });
});

test('the log of a database error repeats neither its parameters nor the rows it quotes', () => {
  const failed = Object.assign(
    new Error('duplicate key value: Key (email)=(hemlig@example.se) already exists'),
    {
      name: 'PostgresError',
      code: '23505',
      detail: 'Key (email)=(hemlig@example.se) already exists.',
      query: "insert into person values ('hemlig@example.se')",
      parameters: ['hemlig@example.se', '$argon2id$hemlig'],
      constraint_name: 'person_email_key',
      table_name: 'person',
    },
  );
  const { body, log } = answer(failed);
  expect(log).toContain('23505');
  expect(log).toContain('person_email_key');
  expect(log + JSON.stringify(body)).not.toMatch(/hemlig/);
});

test.each([['a string'], [null], [undefined], [42], [{ status: 404 }]])(
  'thrown %j is a bug too',
  (thrown) => {
    expect(answer(thrown).status).toBe(500);
  },
);
