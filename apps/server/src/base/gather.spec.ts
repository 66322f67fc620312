// Questions of one turn are one look, and no answer is older than its question.
import { Gather } from './gather';

test('what is asked in one turn is looked for once, each key once', async () => {
  const looks: (readonly string[])[] = [];
  const gather = new Gather<string, number>((keys) => {
    looks.push(keys);
    return Promise.resolve(new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.length])));
  });
  expect(await Promise.all([gather.ask('a'), gather.ask('bb'), gather.ask('a'), gather.ask('nobody')])).toEqual([1, 2, 1, undefined]);
  expect(looks).toEqual([['a', 'bb', 'nobody']]);
});

test('a question that comes while a look is under way gets a look of its own', async () => {
  let stands = true;
  const looks: (() => void)[] = [];
  const gather = new Gather<string, boolean>(async () => {
    const found = new Map([['a', stands]]);
    await new Promise<void>((resolve) => looks.push(resolve));
    return found;
  });
  const before = gather.ask('a');
  while (looks.length < 1) await new Promise((resolve) => setImmediate(resolve));
  stands = false;
  const after = gather.ask('a');
  while (looks.length < 2) await new Promise((resolve) => setImmediate(resolve));
  for (const answer of looks) answer();
  expect(await before).toBe(true);
  expect(await after).toBe(false);
});

test('a failed look fails those who asked, and nobody after them', async () => {
  let isAway = true;
  const gather = new Gather<string, string>((keys) => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(new Map(keys.map((key) => [key, key])))));
  const asked = Promise.allSettled([gather.ask('a'), gather.ask('b')]);
  expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isAway = false;
  expect(await gather.ask('a')).toBe('a');
});
