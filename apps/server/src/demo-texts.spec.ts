// The demo's texts: every marker finds its words in what is read from the rendered sources, and every section its heading.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderPublication } from '@samsvar/dispatch';
import { projectResponse, schemaFault } from '@samsvar/document';
import type { PassageId, SourceId, SourceVersionId } from '@samsvar/domain';
import { readSource, type ReadSource } from '@samsvar/ingest';
import { demoPeople, readDemoFile, readDemoText } from './demo-files';
import { markersIn } from './demo-inline';
import { DEMO_SOURCES } from './demo-matters';
import { findWords } from './demo-passages';
import { demoContent } from './demo-response';

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

it('has every word that the response cites, exactly', async () => {
  const missing = markersIn(await readDemoText('remissvar.md')).filter(
    ({ key, exact }) => !findWords(read.get(key)?.blocks ?? [], exact),
  );
  expect(missing).toEqual([]);
});

it('has every heading that the response mirrors, and makes a document that fits the schema', async () => {
  const headings = (read.get('strategi')?.blocks ?? []).filter(({ type }) => type === 'heading');
  if (process.env['TIMES'])
    console.log(
      headings.map((h) => `${h.level} ${h.label ?? '-'} ${h.text} p${h.pageFrom}/${h.pageLabel}`).join('\n'),
    );
  const pins = {
    get: (key: string, exact: string) => ({
      passageId: `${key} ${exact}` as PassageId, // stands for an id; nothing looks it up here
      sourceId: key as SourceId,
      versionId: key as SourceVersionId,
      label: key,
      exact,
    }),
  };
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
