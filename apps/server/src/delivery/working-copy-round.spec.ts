// A working copy goes out to Word and comes back: what was changed in it, by whom, and nothing else.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderWorkingCopy, type CopySuggestion, type CopyThread } from '@samsvar/dispatch';
import { planReturn, isRecognisable, type NodeJson, type ResponseContent, type ReturnedCopy } from '@samsvar/document';
import type { LocalDate } from '@samsvar/domain';
import { readWorkingCopy } from '@samsvar/ingest';
import { changedParts } from '../testing/word-file';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'copy-'));
});
afterAll(() => rm(folder, { recursive: true }));

const words = (text: string, ...marks: string[]): NodeJson => ({ type: 'text', text, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) });
const block = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, content });
const CITATION: NodeJson = {
  type: 'citation',
  attrs: { citationId: randomUUID(), passageId: randomUUID(), sourceId: randomUUID(), versionId: randomUUID(), label: 'Strategin s. 4', mode: 'note', locator: null },
};
const text = (...content: NodeJson[]): ResponseContent => ({ text: { type: 'doc', content }, overallStance: null });

const BASE = text(
  { type: 'sectionHeading', attrs: { id: 'h1', level: 1, number: '1', title: 'Inriktning', sourceBlock: 1, status: 'answer', stance: 'supports' } },
  block('p1', words('Vi tillstyrker '), words('förslaget', 'bold'), words(' i dess helhet'), CITATION, words('.')),
  block('p2', words('Regionen bör ta ansvar för hälsodata.')),
  { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [block('p3', words('Första punkten'))] }] },
  block('p4', words('Sista stycket.')),
);

const AT = new Date('2026-11-20T08:30:00Z');
const suggestion = (about: Partial<CopySuggestion>): CopySuggestion => ({
  name: '0A000001',
  scope: 'inline',
  from: { block: 'p2', offset: 9 },
  to: { block: 'p2', offset: 12 },
  proposed: [words('ska')],
  author: 'Rut Ek',
  at: AT,
  ...about,
});
const thread = (place: CopyThread['place'], ...comments: [string, string][]): CopyThread => ({
  place,
  isSettled: false,
  comments: comments.map(([author, said], i) => ({ name: `0B00000${i}`, author, at: AT, text: said })),
});

const out = (suggestions: readonly CopySuggestion[] = [], threads: readonly CopyThread[] = []): Promise<Uint8Array> =>
  renderWorkingCopy({ key: 'nyckel', title: 'Remissvar', organisation: 'Länet', date: '2026-11-22' as LocalDate, content: BASE, suggestions, threads });

const back = async (bytes: Uint8Array): Promise<ReturnedCopy> => {
  const file = path.join(folder, `${randomUUID()}.docx`);
  await writeFile(file, bytes);
  return readWorkingCopy(file);
};

const isOurs = ({ author, at }: { author: string; at: string }): boolean => author === 'Rut Ek' && at === '2026-11-20T08:30:00';
const plan = (copy: ReturnedCopy, now = BASE) =>
  planReturn({ base: BASE, now, copy, isOurs, ourName: ({ ours }) => (ours?.startsWith('0A') || ours?.startsWith('0B') ? ours : null) });
const said = (nodes: readonly NodeJson[]): string => nodes.map((node) => node.text ?? (node.content ? said(node.content) : `<${node.type}>`)).join('');

it('comes back untouched as nothing at all', async () => {
  const bytes = await out([suggestion({}), suggestion({ scope: 'insert', from: { block: 'p4', offset: 0 }, proposed: [block('n', words('Ett nytt stycke.'))] })], [
    thread({ from: { block: 'p1', offset: 3 }, to: { block: 'p1', offset: 14 }, isWhole: false }, ['Rut Ek', 'Stämmer det?'], ['Anna Dahl', 'Ja.']),
    thread(null, ['Rut Ek', 'Om helheten.']),
  ]);
  const copy = await back(bytes);
  expect(copy.key).toBe('nyckel');
  expect(copy.comments.map(({ author, words: about, parent, ours }) => [author, about, parent, ours])).toEqual([
    ['Rut Ek', 'Stämmer det?', null, '0B000000'],
    ['Anna Dahl', 'Ja.', '0', '0B000001'],
    ['Rut Ek', 'Om helheten.', null, '0B000000'],
  ]);
  expect(plan(copy)).toMatchObject({ suggestions: [], comments: [], conflicts: [] });
});

const TRACKED = (author: string, inner: string) => `<w:ins w:id="900" w:author="${author}" w:date="2026-11-21T10:00:00Z"><w:r><w:t xml:space="preserve">${inner}</w:t></w:r></w:ins>`;
const STRUCK = (author: string, inner: string) => `<w:del w:id="901" w:author="${author}" w:date="2026-11-21T10:00:00Z"><w:r><w:delText xml:space="preserve">${inner}</w:delText></w:r></w:del>`;
const run = (inner: string) => `<w:r><w:t xml:space="preserve">${inner}</w:t></w:r>`;

it('takes tracked changes as suggestions of those who made them, with citations and formatting kept', async () => {
  const bytes = await changedParts(await out(), (xml) =>
    xml
      .replace('Vi tillstyrker ', `Vi </w:t></w:r>${STRUCK('Pia Ö', 'tillstyrker')}${TRACKED('Pia Ö', 'avstyrker')}<w:r><w:t xml:space="preserve"> `)
      .replace('Regionen bör ta ansvar', `Regionen bör ta </w:t></w:r>${TRACKED('Par Ek', 'fullt ')}<w:r><w:t xml:space="preserve">ansvar`),
  );
  const { suggestions, conflicts } = plan(await back(bytes));
  expect(conflicts).toEqual([]);
  expect(suggestions.map(({ author, base, proposed }) => [author, said(base), said(proposed)])).toEqual([
    ['Pia Ö', 'tillstyrker', 'avstyrker'],
    ['Par Ek', 'ta ', 'ta fullt '],
  ]);
});

it('takes untracked changes, new paragraphs and struck ones as the caller’s', async () => {
  const bytes = await changedParts(await out(), (xml) =>
    xml
      .replace('i dess helhet', 'i stora drag')
      .replace(/<w:p>(?:(?!<\/w:p>).)*Sista stycket\.(?:(?!<\/w:p>).)*<\/w:p>/s, `<w:p>${run('Helt nytt.')}</w:p>`),
  );
  const { suggestions, conflicts } = plan(await back(bytes));
  expect(conflicts).toEqual([]);
  expect(suggestions.map(({ scope, author, base, proposed }) => [scope, author, said(base), said(proposed)])).toEqual([
    ['inline', null, 'dess helhet', 'stora drag'],
    ['insert', null, '', 'Helt nytt.'],
    ['blocks', null, 'Sista stycket.', ''],
  ]);
});

it('lists what cannot be brought in, and overwrites nothing', async () => {
  const bytes = await changedParts(await out(), (xml) =>
    xml.replace('1 Inriktning', '1 Ny inriktning').replace('bör ta', 'måste ta').replace('Första punkten', 'Andra punkten').replace('Sista', 'Allra sista'),
  );
  const now = text(
    ...(BASE.text.content ?? []).flatMap((node): NodeJson[] => {
      if (node.attrs?.['id'] === 'p2') return [block('p2', words('Regionen kan ta ansvar för all hälsodata.'))];
      return node.attrs?.['id'] === 'l' ? [] : [node];
    }),
  );
  const { suggestions, conflicts } = plan(await back(bytes), now);
  expect(conflicts.map(({ kind, quote }) => [kind, quote])).toEqual([
    ['protected', '1 Inriktning'],
    ['text-changed', 'Regionen bör ta ansvar för hälsodata.'],
    ['block-gone', 'Första punkten'],
  ]);
  expect(suggestions.map(({ base, proposed }) => [said(base), said(proposed)])).toEqual([['Sista', 'Allra sista']]);
});

it('places what others changed beside it in the text as it is now', async () => {
  const bytes = await changedParts(await out(), (xml) => xml.replace('för hälsodata', 'för vårddata'));
  const now = text(...(BASE.text.content ?? []).map((node) => (node.attrs?.['id'] === 'p2' ? block('p2', words('Alla regioner bör ta ansvar för hälsodata.')) : node)));
  const { suggestions } = plan(await back(bytes), now);
  expect(suggestions).toMatchObject([{ target: { from: { block: 'p2', offset: 32 }, to: { block: 'p2', offset: 41 }, quote: 'hälsodata' } }]);
});

it('takes a new comment and an answer with their words', async () => {
  const bytes = await changedParts(
    await out([], [thread({ from: { block: 'p2', offset: 9 }, to: { block: 'p2', offset: 12 }, isWhole: false }, ['Rut Ek', 'Varför?'])]),
    (xml) => xml.replace('Sista stycket.', 'Sista </w:t></w:r><w:commentRangeStart w:id="77"/><w:r><w:t>stycket</w:t></w:r><w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r><w:r><w:t>.'),
    {
      'word/comments.xml': (xml) =>
        xml.replace('</w:comments>', '<w:comment w:id="77" w:author="Par Ek" w:date="2026-11-21T10:00:00Z"><w:p w14:paraId="7A7A7A7A"><w:r><w:t>Stryk?</w:t></w:r></w:p></w:comment></w:comments>'),
    },
  );
  expect(plan(await back(bytes)).comments).toMatchObject([{ answers: null, author: 'Par Ek', words: 'Stryk?', target: { quote: 'stycket', from: { block: 'p4', offset: 6 } } }]);
});

it('does not know a file whose marks are gone', async () => {
  const copy = await back(await changedParts(await out(), (xml) => xml.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '')));
  expect(isRecognisable(BASE, copy)).toBe(false);
});
