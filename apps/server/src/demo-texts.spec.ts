// The demo's texts: every marker finds its words in what is read from the rendered sources, and every section its heading.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderPublication } from '@samsvar/dispatch';
import { projectResponse, schemaFault } from '@samsvar/document';
import type { PassageId, SourceId, SourceVersionId } from '@samsvar/domain';
import { readSource, type ReadSource } from '@samsvar/ingest';
import { demoPeople, readDemoFile, readDemoRegister, readDemoText } from './demo-files';
import { markersIn } from './demo-inline';
import { DEMO_SOURCES } from './demo-matters';
import { findWords } from './demo-passages';
import { demoContent } from './demo-response';
import { findBlockBeginning, findSection, findWordsInText, readDemoReview } from './demo-review';

const read = new Map<string, ReadSource>();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'samsvar-demo-'));
  for (const { key, file, format } of DEMO_SOURCES) {
    const started = Date.now();
    const bytes =
      format === 'as-it-is'
        ? await readDemoFile(file)
        : await renderPublication({ markdown: await readDemoText(file), format });
    const rendered = Date.now();
    const name = path.join(folder, `${key}.${format === 'as-it-is' ? file.split('.').at(-1) : format}`);
    await writeFile(name, bytes);
    read.set(key, await readSource({ path: name, filename: path.basename(name) }));
    if (process.env['TIMES'])
      console.log(
        key,
        'render',
        rendered - started,
        'read',
        Date.now() - rendered,
        bytes.length,
        read.get(key)?.blocks.length,
        read.get(key)?.pages,
      );
  }
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(['remissvar.md', 'remissvar-2025.md'])('has every word that %s cites, exactly', async (file) => {
  const missing = markersIn(await readDemoText(file)).filter(
    ({ key, exact }) => !findWords(read.get(key)?.blocks ?? [], exact),
  );
  expect(missing).toEqual([]);
});

/** Stands for pinned passages; nothing looks their ids up here. */
const pins = {
  get: (key: string, exact: string) => ({
    passageId: `${key} ${exact}` as PassageId,
    sourceId: key as SourceId,
    versionId: key as SourceVersionId,
    label: key,
    exact,
  }),
};
const headingsOf = (key: string) => (read.get(key)?.blocks ?? []).filter(({ type }) => type === 'heading');

it('has last year’s response without anything that would stop its file', async () => {
  const content = demoContent(await readDemoText('remissvar-2025.md'), { headings: [], pins });
  expect(schemaFault(content.text)).toBeNull();
  expect(projectResponse(content, 1).faults.filter(({ blocking }) => blocking)).toEqual([]);
});

it('has a review of words that stand in the response, each in one piece', async () => {
  const content = demoContent(await readDemoText('remissvar.md'), { headings: headingsOf('strategi'), pins });
  const { threads, suggestions, plan } = await readDemoReview();
  const found = (words: string) => (findWordsInText(content.text, words) ?? findBlockBeginning(content.text, words)) !== null;
  const quotes = [...threads, ...suggestions].flatMap(({ quote }) => quote ?? []);
  expect(quotes.filter((quote) => !found(quote))).toEqual([]);
  const { outline } = projectResponse(content, 1);
  expect(plan.filter(({ section }) => findSection(outline, section) === null)).toEqual([]);
});

it('calls and names only people that there are', async () => {
  const { organisations, people } = readDemoRegister();
  const keys = [...organisations, ...people].map(({ key }) => key);
  const { threads, suggestions, plan, versions } = await readDemoReview();
  const named = [
    ...threads.flatMap(({ by, mentions, assignedTo = by, answers = [] }) => [by, assignedTo, ...mentions, ...answers.map((answer) => answer.by)]),
    ...suggestions.flatMap(({ by, decision }) => [by, decision?.by ?? by]),
    ...plan.flatMap(({ by, owner, coOwners }) => [by, owner, ...coOwners]),
    ...versions.map(({ by }) => by),
  ];
  expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  expect(versions.flatMap(({ after }) => after).filter((key) => !suggestions.some((suggestion) => suggestion.key === key && suggestion.decision))).toEqual([]);
  for (const { text, mentions } of threads)
    for (const key of mentions) expect(text).toContain(`@${[...organisations, ...people].find((known) => known.key === key)?.name ?? '?'}`);
});

it('has every heading that the response mirrors, and makes a document that fits the schema', async () => {
  const headings = headingsOf('strategi');
  if (process.env['TIMES'])
    console.log(
      headings.map((h) => `${h.level} ${h.label ?? '-'} ${h.text} p${h.pageFrom}/${h.pageLabel}`).join('\n'),
    );
  const content = demoContent(await readDemoText('remissvar.md'), { headings, pins });
  expect(schemaFault(content.text)).toBeNull();
  const projection = projectResponse(content, 1);
  expect(projection.faults.filter(({ blocking }) => blocking)).toEqual([]);
  expect(projection.overallStance).toBe('supports_subject_to_change');
  expect(projection.outline.filter(({ mirrored }) => mirrored).length).toBeGreaterThan(30);
  expect(projection.coverage.answer).toBeGreaterThan(15);
  expect(projection.coverage.undecided).toBeGreaterThan(10);
  expect(projection.outline.reduce((sum, section) => sum + section.demands, 0)).toBe(7);
  expect(projection.outline.reduce((sum, section) => sum + section.proposedWordings, 0)).toBe(2);
  expect(projection.citations.length).toBeGreaterThan(30);
});

it('has people with e-mail addresses that lead nowhere', () => {
  expect(demoPeople().length).toBeGreaterThan(5);
  for (const person of demoPeople()) expect(person.email).toMatch(/@[a-z]+\.example$/);
});
