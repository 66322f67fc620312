// Plays every request that names ids with one's own and somebody else's in each place: nothing of the other is shown or changed.
import { ID_PAIRS, NAMES_ONE, type IdPair, type Ids } from './permission-rows/id-pairs';
import { ROWS } from './permission-matrix';
import { aWholeOrganisation, type WholeOrganisation } from './testing/a-whole-organisation';
import { anApplication, type Answer, type TestApplication } from './testing/an-application';
import { takeWrites, watchWrites } from './testing/writes';

/** Stands in what the other organisation has. */
const FOREIGN = 'Rödhake2205';

let server: TestApplication;
let own: WholeOrganisation;
let foreign: WholeOrganisation;
let cells = 0;
const began = Date.now();

beforeAll(async () => {
  server = await anApplication();
  await watchWrites(server.sql);
  own = await aWholeOrganisation(server, 'Egenfågel');
  foreign = await aWholeOrganisation(server, FOREIGN);
}, 120_000);
afterAll(async () => {
  console.info(`matrix: ${String(cells)} cells of ids in pairs in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  await server.close();
});

const ask = ({ route, path, body, raw, by = 'author' }: IdPair, one: Ids, other: Ids): Promise<Answer> => {
  cells += 1;
  const method = route.slice(0, route.indexOf(' '));
  if (raw) return own[by].send(method, path(one, other), 'Ett stycke.\n', { 'content-type': route.includes('/line/') ? 'application/octet-stream' : 'text/plain' });
  return own[by].send(method, path(one, other), body?.(one, other));
};

test('every route that names an id is here, or names one alone', () => {
  const here = new Set(ID_PAIRS.map(({ route }) => route));
  const left = ROWS.map(({ route }) => route).filter((route) => route.includes('/:') && !here.has(route) && !NAMES_ONE.test(route));
  expect(left).toEqual([]);
  const known = new Set(ROWS.map(({ route }) => route));
  expect([...here].filter((route) => !known.has(route))).toEqual([]);
});

describe.each(ID_PAIRS.map((pair, no) => [`${String(no)} ${pair.route}`, pair] as const))('%s', (_name, pair) => {
  test('with somebody else\'s in any place shows and changes nothing', async () => {
    for (const [one, other] of [[own.ids, foreign.ids], [foreign.ids, own.ids], [foreign.ids, foreign.ids]] as const) {
      // Naming one's own twice is for the control below.
      if (pair.path(one, other) === pair.path(own.ids, own.ids) && JSON.stringify(pair.body?.(one, other)) === JSON.stringify(pair.body?.(own.ids, own.ids))) continue;
      await takeWrites(server.sql);
      const answer = await ask(pair, one, other);
      const isRefused = answer.status >= 400 && answer.status < 500;
      const isOf = [one, other].map((ids) => (ids === own.ids ? 'own' : 'foreign')).join();
      expect([isOf, isRefused || (answer.status < 400 && pair.changes !== undefined), answer.text]).toEqual([isOf, true, answer.text]);
      expect(answer.text).not.toContain(FOREIGN);
      const changed = await takeWrites(server.sql);
      const mayChange = isRefused ? [] : (pair.changes ?? []);
      expect([isOf, changed.filter((table) => !mayChange.includes(table))]).toEqual([isOf, []]);
    }
  }, 60_000);

  if (pair.own === null) return;
  test('with one\'s own it is done', async () => {
    const answer = await ask(pair, own.ids, own.ids);
    expect([answer.status, answer.text]).toEqual([pair.own, answer.text]);
  });
});

test('nobody of the other organisation was told of anything', async () => {
  expect(await server.sql`select kind from notification where person_id = ${foreign.ids.person} or organisation_id = ${foreign.ids.organisation}`).toEqual([]);
});
