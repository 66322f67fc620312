// The signs turn when they should, the worst one leads, and every trouble comes with advice.
import { judgeFindings, worstOf, type Findings } from './operator-lights';
import { operatorPage } from './operator-page';

const GB = 1_000_000_000;
const fine: Findings = {
  database: { isWritable: true, ms: 3 },
  oldestUnstoredMs: 20,
  silentMs: 9_000,
  work: { isFailing: false, failedAgo: null, slowAgo: null },
  files: { canBeKept: true, isRemote: false, disk: { free: 50 * GB, total: 100 * GB } },
  memory: { used: 0.2 * GB, limit: GB },
};
const lights = (changed: Partial<Findings>) => judgeFindings({ ...fine, ...changed }).map(({ light }) => light);
const only = (place: number, light: string) => lights({}).map((green, index) => (index === place ? light : green));

test('all is green when all is well, and nothing is to be done', () => {
  expect(lights({})).toEqual(['green', 'green', 'green', 'green', 'green', 'green']);
  expect(judgeFindings(fine).map(({ advice }) => advice)).toEqual([null, null, null, null, null, null]);
});

const cases: [string, Partial<Findings>, number, string][] = [
  ['a slow database', { database: { isWritable: true, ms: 900 } }, 0, 'yellow'],
  ['no database', { database: { isWritable: false, ms: 3 } }, 0, 'red'],
  ['slow saving', { oldestUnstoredMs: 1_500 }, 1, 'yellow'],
  ['no saving', { oldestUnstoredMs: 2_500 }, 1, 'red'],
  ['a quiet node', { silentMs: 30_000 }, 2, 'yellow'],
  ['a deaf node', { silentMs: 60_000 }, 2, 'red'],
  ['a node that never heard', { silentMs: Infinity }, 2, 'red'],
  ['a slow worker', { work: { ...fine.work, slowAgo: 1000 } }, 3, 'yellow'],
  ['a worker that failed', { work: { ...fine.work, failedAgo: 1000 } }, 3, 'yellow'],
  ['a worker that fails', { work: { ...fine.work, isFailing: true, failedAgo: 1000 } }, 3, 'red'],
  ['little room', { files: { ...fine.files, disk: { free: 4 * GB, total: 20 * GB } } }, 4, 'yellow'],
  ['little room on a large disk', { files: { ...fine.files, disk: { free: 90 * GB, total: 1000 * GB } } }, 4, 'yellow'],
  ['no room', { files: { ...fine.files, disk: { free: 0.5 * GB, total: 5 * GB } } }, 4, 'red'],
  ['no folder', { files: { ...fine.files, disk: null } }, 4, 'red'],
  ['a folder that takes no files', { files: { ...fine.files, canBeKept: false } }, 4, 'red'],
  ['an S3 store that is away', { files: { ...fine.files, canBeKept: false, isRemote: true } }, 4, 'red'],
  ['much memory', { memory: { used: 0.8 * GB, limit: GB } }, 5, 'yellow'],
  ['all memory', { memory: { used: 0.95 * GB, limit: GB } }, 5, 'red'],
];
test.each(cases)('%s is seen, with advice', (_name, changed, place, light) => {
  expect(lights(changed)).toEqual(only(place, light));
  const signs = judgeFindings({ ...fine, ...changed });
  expect(signs[place]?.advice).toMatch(/^[A-ZÅÄÖ].+\.$/);
  expect(worstOf(signs)).toBe(light);
});

test('a small disk is enough where files are kept elsewhere', () => {
  expect(lights({ files: { canBeKept: true, isRemote: true, disk: { free: 2 * GB, total: 10 * GB } } })).toEqual(lights({}));
});

test('what is long ago is forgiven', () => {
  expect(lights({ work: { isFailing: true, failedAgo: 400_000, slowAgo: 400_000 } })).toEqual(lights({}));
});

describe('the page', () => {
  const facts = { node: 'nod<1>', at: new Date('2026-11-22T12:00:00Z'), documents: 3, connections: 14, incidents: 0 };
  const page = (changed: Partial<Findings>, isStill = false) => operatorPage(judgeFindings({ ...fine, ...changed }), facts, isStill);

  test('says in its title and its first line what is worst, in words', () => {
    const { body } = page({ database: { isWritable: false, ms: 3 } });
    expect(body).toContain('<title>Rött: något fungerar inte – Samsvar på nod&#60;1&#62;</title>');
    expect(body).toContain('■</span> Rött:</span> Databasen');
    expect(body).toContain('Gör så här:');
    expect(body).toContain('13:00:00');
    expect(page({}).body).toContain('<title>Grönt: allt fungerar');
  });

  test('hides the shapes from screen readers and every colour is also a word', () => {
    const { body } = page({ oldestUnstoredMs: 1_500 });
    expect(body.match(/[●▲■]/g)).toHaveLength(7);
    expect(body.match(/<span aria-hidden="true">[●▲■]<\/span> (Grönt|Gult|Rött):/g)).toHaveLength(7);
  });

  test('renews itself unless asked to be still', () => {
    expect(page({}).body).toContain('http-equiv="refresh"');
    expect(page({}, true).body).not.toContain('http-equiv="refresh"');
  });

  test('loads and runs nothing', () => {
    const { body, headers } = page({});
    expect(body).not.toMatch(/<script|src=|@import|url\(|https?:\/\//);
    expect(headers?.['Content-Security-Policy']).toContain("default-src 'none'");
  });
});
