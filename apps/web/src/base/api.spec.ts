// Calls to the server: answers that fit, answers that do not, and errors in words.
import { api, onConfirmationNeeded, onSessionLost, type AnswerShape } from './api';
import { chooseLanguage } from './language';

const hasName = (value: unknown): value is { name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
const shape: AnswerShape<{ name: string }> = {
  safeParse: (value) =>
    hasName(value) ? { success: true, data: value } : { success: false, error: 'no name' },
};
const asked: { url: string; init: RequestInit | undefined }[] = [];

const answerWith = (status: number, body: string) => {
  globalThis.fetch = ((url: string, init?: RequestInit) => {
    asked.push({ url, init });
    return Promise.resolve({ status, text: () => Promise.resolve(body) });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
};

beforeEach(() => {
  asked.length = 0;
  chooseLanguage('sv');
});

it('gives back what has the agreed shape, and asks in the chosen language', async () => {
  answerWith(200, '{"name":"Havre"}');
  chooseLanguage('en');
  expect(await api.get('/api/x', shape)).toEqual({ name: 'Havre' });
  expect(asked[0]?.init?.headers).toMatchObject({ 'accept-language': 'en' });
});

it('sends a body as JSON', async () => {
  answerWith(201, '{"name":"Havre"}');
  await api.post('/api/x', { title: 'Ö' }, shape);
  expect(asked[0]?.init).toMatchObject({ method: 'POST', body: '{"title":"Ö"}' });
});

it('turns a refusal into its code, words and details', async () => {
  answerWith(400, '{"code":"invalid","message":"Något går inte att använda.","details":{"field":"dueOn"}}');
  await expect(api.get('/api/x', shape)).rejects.toMatchObject({
    name: 'ApiError',
    status: 400,
    code: 'invalid',
    message: 'Något går inte att använda.',
    details: { field: 'dueOn' },
  });
});

it('says in words that the server cannot be reached', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(api.get('/api/x', shape)).rejects.toMatchObject({
    code: 'unreachable',
    message: /inte att nå/,
  });
});

it('takes a proxy’s error page for a server that cannot be reached', async () => {
  answerWith(502, '<h1>Bad gateway</h1>');
  await expect(api.get('/api/x', shape)).rejects.toMatchObject({ code: 'unreachable' });
});

it.each(['<p>hej</p>', '{"name":1}'])('refuses the answer %j', async (body) => {
  const told = console.error;
  console.error = () => {};
  answerWith(200, body);
  await expect(api.get('/api/x', shape)).rejects.toMatchObject({ code: 'unexpected-answer' });
  console.error = told;
});

it('tells when the session is lost, but not when a password is wrong', async () => {
  let lost = 0;
  const stop = onSessionLost(() => (lost += 1));
  answerWith(401, '{"code":"sign-in-failed","message":"Fel lösenord."}');
  await expect(api.post('/api/session', {}, shape)).rejects.toMatchObject({ code: 'sign-in-failed' });
  expect(lost).toBe(0);
  answerWith(401, '{"code":"not-signed-in","message":"Logga in."}');
  await expect(api.get('/api/x', shape)).rejects.toMatchObject({ code: 'not-signed-in' });
  expect(lost).toBe(1);
  stop();
});

const NEEDED = '{"code":"confirmation-needed","message":"Bekräfta först.","details":{}}';

it('repeats a call once when the person has confirmed who they are', async () => {
  answerWith(403, NEEDED);
  let questions = 0;
  const stop = onConfirmationNeeded(async () => {
    questions += 1;
    answerWith(200, '{"name":"Havre"}');
    return true;
  });
  expect(await api.put('/api/x', { title: 'Ö' }, shape)).toEqual({ name: 'Havre' });
  expect(asked.map(({ init }) => init?.body)).toEqual(['{"title":"Ö"}', '{"title":"Ö"}']);
  expect(questions).toBe(1);
  stop();
});

it('asks no second time when the repeated call is refused in the same way', async () => {
  answerWith(403, NEEDED);
  let questions = 0;
  const stop = onConfirmationNeeded(async () => {
    questions += 1;
    return true;
  });
  await expect(api.delete('/api/x')).rejects.toMatchObject({ code: 'confirmation-needed' });
  expect([questions, asked.length]).toEqual([1, 2]);
  stop();
});

it('asks one question for calls at the same time, and leaves them refused when the person gives up', async () => {
  answerWith(403, NEEDED);
  let questions = 0;
  let answer = (_hasConfirmed: boolean): void => undefined;
  const stop = onConfirmationNeeded(() => {
    questions += 1;
    return new Promise((resolve) => (answer = resolve));
  });
  const calls = Promise.allSettled([api.delete('/api/x'), api.delete('/api/y')]);
  await new Promise((resolve) => setTimeout(resolve));
  answer(false);
  expect((await calls).map((call) => call.status === 'rejected' && String(call.reason))).toEqual([
    'ApiError: Bekräfta först.',
    'ApiError: Bekräfta först.',
  ]);
  expect([questions, asked.length]).toEqual([1, 2]);
  stop();
});

it('refuses as the server does where nobody can be asked', async () => {
  answerWith(403, NEEDED);
  await expect(api.get('/api/x', shape)).rejects.toMatchObject({ code: 'confirmation-needed' });
});

it('asks again what was refused while another session took the place of this one', async () => {
  let lost = 0;
  const stop = onSessionLost(() => (lost += 1));
  let changed = () => undefined as void;
  let isChanged = false;
  const change = new Promise<void>((resolve) => (changed = resolve));
  const answer = (status: number, body: string) => ({ status, text: () => Promise.resolve(body) });
  globalThis.fetch = ((url: string, init?: RequestInit) => {
    asked.push({ url, init });
    if (init?.method === 'PUT') return change.then(() => answer(200, '{"name":"Havre"}'));
    return Promise.resolve(isChanged ? answer(200, '{"name":"Råg"}') : answer(401, '{"code":"not-signed-in","message":"Logga in."}'));
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  const changing = api.changeSession('/api/session/organisation', {}, shape);
  const other = api.get('/api/x', shape);
  await new Promise((resolve) => setTimeout(resolve));
  expect(lost).toBe(0);
  isChanged = true;
  changed();
  expect([await changing, await other]).toEqual([{ name: 'Havre' }, { name: 'Råg' }]);
  isChanged = false;
  await expect(api.get('/api/x', shape)).rejects.toMatchObject({ code: 'not-signed-in' });
  expect(lost).toBe(1);
  stop();
});

it('makes one change of the same one asked for twice at once, and another when it is asked for afterwards', async () => {
  answerWith(200, '{"name":"Havre"}');
  const twice = [api.post('/api/x', { code: '1' }, shape), api.post('/api/x', { code: '1' }, shape)];
  expect(await Promise.all(twice)).toEqual([{ name: 'Havre' }, { name: 'Havre' }]);
  expect(asked).toHaveLength(1);
  await Promise.all([api.post('/api/x', { code: '1' }, shape), api.post('/api/x', { code: '2' }, shape)]);
  expect(asked).toHaveLength(3);
  await Promise.all([api.get('/api/x', shape), api.get('/api/x', shape)]);
  expect(asked).toHaveLength(5);
});
