// A working copy over HTTP: out to Word, changed there by several people, and back as suggestions and threads.
import type { Actor, ResponseId } from '@samsvar/domain';
import { suggestionListShape, threadListShape, workingCopyShape, type WorkingCopyBody } from '@samsvar/protocol';
import { plainText } from '@samsvar/document';
import { ResponseDocuments } from '../response/response-documents';
import { aParty } from '../testing/a-joint-response';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { changedParts, wordsIn } from '../testing/word-file';

let application: TestApplication;
let anna: Actor;
let rut: Actor;
beforeAll(async () => {
  application = await anApplication();
  anna = await anActor(application.sql);
  rut = await aColleague(application.sql, anna, 'reviewer');
  await application.sql`update person set name = 'Rut Ek' where id = ${rut.personId}`;
}, 60_000);
afterAll(() => application.close());

const cookieOf = async (actor: Actor): Promise<string> => (await application.client(actor)).cookie;

const takeOut = async (actor: Actor, id: ResponseId, scope = ''): Promise<Uint8Array> => {
  const answer = await fetch(`${application.url}/api/responses/${id}/working-copy${scope}`, { headers: { cookie: await cookieOf(actor) } });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

const bringBack = async (actor: Actor, id: ResponseId, bytes: Uint8Array): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(`${application.url}/api/responses/${id}/working-copy`, {
    method: 'POST',
    headers: { cookie: await cookieOf(actor), origin: application.url, 'content-type': 'application/octet-stream' },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return { status: answer.status, body: await answer.json() };
};

const broughtBack = async (actor: Actor, id: ResponseId, bytes: Uint8Array): Promise<WorkingCopyBody> => {
  const { status, body } = await bringBack(actor, id, bytes);
  expect([status, body]).toEqual([200, expect.anything()]);
  return workingCopyShape.parse(body);
};

const read = async (actor: Actor, path: string): Promise<unknown> =>
  (await fetch(`${application.url}${path}`, { headers: { cookie: await cookieOf(actor) } })).json();

const tracked = (author: string, kind: 'ins' | 'del', words: string): string => {
  const tag = kind === 'ins' ? 'w:t' : 'w:delText';
  return `</w:t></w:r><w:${kind} w:id="900" w:author="${author}" w:date="2026-11-21T10:00:00Z"><w:r><${tag} xml:space="preserve">${words}</${tag}></w:r></w:${kind}><w:r><w:t xml:space="preserve">`;
};

const aText = () => aResponse(application, anna, [aSection('Inriktning'), aParagraph('Regionen bör ta ansvar för hälsodata.'), aParagraph('Sista stycket.')]);

it('comes back as suggestions under the right person and threads with their words; the text stays as it is', async () => {
  const id = await aText();
  const changed = await changedParts(
    await takeOut(anna, id),
    (xml) =>
      xml
        .replace('bör ta', `${tracked('Rut Ek', 'del', 'bör')}${tracked('Rut Ek', 'ins', 'ska')} ta`)
        .replace('Sista', `${tracked('Okänd Person', 'ins', 'Allra ')}Sista`)
        .replace('stycket.', '</w:t></w:r><w:commentRangeStart w:id="77"/><w:r><w:t>stycket</w:t></w:r><w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r><w:r><w:t>.'),
    {
      'word/comments.xml': () =>
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:comment w:id="77" w:author="Rut Ek" w:date="2026-11-21T10:00:00Z"><w:p w14:paraId="7A7A7A7A"><w:r><w:t>Stryk?</w:t></w:r></w:p></w:comment></w:comments>',
    },
  );
  const first = await broughtBack(anna, id, changed);
  expect(first).toMatchObject({ suggestions: 2, threads: 1, comments: 0, conflicts: [], unknownPeople: ['Okänd Person'] });

  const { suggestions } = suggestionListShape.parse(await read(anna, `/api/responses/${id}/suggestions`));
  const told = suggestions.map(({ by, nameInFile, anchor }) => [by.id, nameInFile, anchor.quote]);
  expect(told).toEqual(expect.arrayContaining([[rut.personId, 'Rut Ek', 'bör'], [anna.personId, 'Okänd Person', 'Sista']]));
  const { threads } = threadListShape.parse(await read(rut, `/api/responses/${id}/threads`));
  const comment = threads.find(({ kind }) => kind === 'comment');
  expect(comment).toMatchObject({ by: { id: rut.personId }, anchor: { quote: 'stycket' }, comments: [{ text: 'Stryk?' }] });
  const { content } = await application.app.get(ResponseDocuments, { strict: false }).projection(id);
  expect(plainText(content.text)).toBe('\nRegionen bör ta ansvar för hälsodata.\nSista stycket.');

  // Once more: all of it has come in before.
  expect(await broughtBack(anna, id, changed)).toMatchObject({ suggestions: 0, threads: 0, comments: 0 });

  // And what is open goes out again as revisions and comments, and comes back as nothing.
  expect(await broughtBack(anna, id, await takeOut(anna, id))).toMatchObject({ suggestions: 0, threads: 0, comments: 0, conflicts: [] });
}, 60_000);

it('leaves out what is internal in a response that is shared, unless asked for it: then it is marked, and known when it comes back', async () => {
  const id = await aText();
  const partner = await anActor(application.sql);
  await aParty(application.sql, id, partner);
  const rutsOwn = await application.client(rut);
  for (const [visibility, text] of [['organisation', 'Bara för oss.'], ['parties', 'För alla.']])
    expect((await rutsOwn.send('POST', `/api/responses/${id}/threads`, { visibility, target: null, isBlocking: false, assignedTo: null, comment: { text, mentions: [] } })).status).toBe(201);

  const shared = wordsIn(await takeOut(anna, id));
  expect(shared).toContain('För alla.');
  expect(shared).not.toContain('Bara för oss.');
  expect(shared).not.toMatch(/intern/);
  expect(wordsIn(await takeOut(partner, id, '?scope=organisation'))).not.toContain('Bara för oss.');

  const copy = await takeOut(anna, id, '?scope=organisation');
  const internal = wordsIn(copy);
  expect(internal).toMatch(/w:author="Rut Ek \(internt\)"(?:(?!w:author).)*Bara för oss\./s);
  expect(internal).toMatch(/w:author="Rut Ek"(?:(?!w:author).)*För alla\./s);
  expect(internal).toMatch(/<w:body>(?:(?!<w:t).)*<w:t[^>]*>Innehåller interna kommentarer\. Lämna den inte utanför organisationen\./s);
  expect(await broughtBack(anna, id, copy)).toMatchObject({ suggestions: 0, threads: 0, comments: 0, conflicts: [], unknownPeople: [] });
  // A program that drops the names of comments: they are known by who wrote what.
  const nameless = await changedParts(copy, (xml) => `${xml} `, { 'word/comments.xml': (xml) => xml.replace(/ w14:paraId="[^"]*"/g, '') });
  expect(await broughtBack(anna, id, nameless)).toMatchObject({ threads: 0, comments: 0, unknownPeople: [] });
}, 60_000);

it('refuses a file that is of another response, of another organisation, no copy at all, or no Word file', async () => {
  const [one, other] = [await aText(), await aText()];
  const copy = await takeOut(anna, one);
  expect(await bringBack(anna, other, copy)).toMatchObject({ status: 422, body: { code: 'working-copy-foreign' } });
  const unmarked = await changedParts(copy, (xml) => xml.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, ''));
  expect(await bringBack(anna, one, unmarked)).toMatchObject({ status: 422, body: { code: 'working-copy-unmarked' } });
  const strange = await anActor(application.sql);
  const theirs = await aResponse(application, strange);
  expect(await bringBack(strange, theirs, copy)).toMatchObject({ status: 422, body: { code: 'working-copy-foreign' } });
  expect(await bringBack(anna, one, Buffer.from('inte Word'))).toMatchObject({ status: 422, body: { code: 'working-copy-unmarked', message: expect.stringContaining('uttagen ur Samsvar') } });
  const { suggestions } = suggestionListShape.parse(await read(anna, `/api/responses/${one}/suggestions`));
  expect(suggestions).toEqual([]);
}, 60_000);
