// New versions over HTTP, from the file to the decision: as the people of an organisation, and those it shares with, meet them.
import { randomUUID } from 'node:crypto';
import type { Actor, PassageId, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';
import {
  currentPassageShape,
  notificationListShape,
  passageShape,
  placementListShape,
  placementShape,
  placementsDecidedShape,
  sourceShape,
  uploadedShape,
  versionUploadedShape,
  type PlacementBody,
  type PlacementList,
  type SourceBody,
} from '@samsvar/protocol';
import { aParty } from '../testing/a-joint-response';
import { aCitedPassage, aCitingResponse, citeIt } from '../testing/a-later-version';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let server: TestApplication;
let own: Actor;
let colleague: Actor;
let client: TestClient;
let second: TestClient;
let foreign: TestClient;
beforeAll(async () => {
  server = await anApplication();
  own = await anActor(server.sql);
  colleague = await aColleague(server.sql, own, 'author');
  client = await server.client(own);
  second = await server.client(colleague);
  foreign = await server.client(await anActor(server.sql));
}, 60_000);
afterAll(() => server.close());

const PLAN = [
  'Regionen ska skapa ett gemensamt centrum för hälsodata senast år 2029.',
  'Forskare kan få tillgång till den säkra analysmiljön efter en ansökan.',
  'Handläggningen av en ansökan får ta högst 60 dagar från det att den är fullständig.',
  'Kommunerna samråder med regionen om kollektivtrafiken varje höst och vår.',
  'Kostnaden för centrumet beräknas till 40 miljoner kronor om året.',
];
const CENTRE = 'ett gemensamt centrum för hälsodata';
const DAYS = 'högst 60 dagar';
const BUSES = 'Kommunerna samråder med regionen om kollektivtrafiken';
const COST = '40 miljoner kronor om året';
/** Longer time, no buses, and the cost stands first. */
const CHANGED = [PLAN[4] ?? '', ...PLAN.slice(0, 3).map((text) => text.replace('60 dagar', '90 dagar'))];
const OTHER = ['Biblioteken håller öppet på lördagar.', 'Alla barn får ett eget lånekort.', 'Bokbussen går till byarna på tisdagar.', 'Läsning är roligt för alla.'];

const RAW = { 'content-type': 'application/octet-stream' };
const textOf = (paragraphs: readonly string[]) => Buffer.from(`${paragraphs.join('\n\n')}\n`);
const bodyOf = async (question: ReturnType<TestClient['send']>, status = 200) => {
  const answer = await question;
  expect(`${String(answer.status)} ${answer.status === status ? '' : answer.text}`).toBe(`${String(status)} `);
  return answer.body;
};
const upload = async (sourceId: SourceId, file: Uint8Array, query = '', filename = 'remiss-2.txt') =>
  versionUploadedShape.parse(await bodyOf(client.send('POST', `/api/sources/${sourceId}/versions?filename=${filename}${query}`, file, RAW), 202));
const readSource = async (id: SourceId): Promise<SourceBody> => sourceShape.parse(await bodyOf(client.send('GET', `/api/sources/${id}`)));
/** Waits until every version has been read, and compared or found wanting. */
const settled = async (id: SourceId): Promise<SourceBody> => {
  for (;;) {
    const source = await readSource(id);
    if (source.versions.every(({ state, standing }) => state === 'failed' || (state === 'ready' && standing !== 'comparing'))) return source;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
const listOf = async (id: SourceId, no: number, { all = false, by = client } = {}): Promise<PlacementList> =>
  placementListShape.parse(await bodyOf(by.send('GET', `/api/sources/${id}/versions/${String(no)}/placements${all ? '?all=1' : ''}`)));
const decide = (id: SourceId, placement: PlacementBody, said: object, by = client) =>
  by.send('PUT', `/api/sources/${id}/versions/2/placements/${placement.passage.id}`, { range: null, revision: placement.revision, ...said });
const current = async (passage: PassageId, by = client) => currentPassageShape.parse(await bodyOf(by.send('GET', `/api/passages/${passage}/current`)));
const actionsOn = async (id: SourceId) =>
  (await server.sql<{ action: string }[]>`select action from audit_entry where object_id = ${id} order by seq`).map(({ action }) => action);

interface Plan {
  readonly id: SourceId;
  readonly first: SourceVersionId;
  readonly response: ResponseId;
  readonly passages: Readonly<Record<string, PassageId>>;
}
/** A plan that has been uploaded and read, and is cited by these words. */
const aPlan = async (words: readonly string[] = [CENTRE, DAYS, BUSES, COST]): Promise<Plan> => {
  const mark = randomUUID();
  const address = `/api/sources?organisation=${own.organisationId}&filename=plan.txt&title=Plan`;
  const uploaded = uploadedShape.parse(await bodyOf(client.send('POST', address, textOf([...PLAN, `Diarienummer ${mark}`]), RAW), 202));
  await settled(uploaded.source.id);
  const response = await aCitingResponse(server.sql, own, 'Vårt svar');
  const passages: Record<string, PassageId> = {};
  for (const each of words)
    passages[each] = await aCitedPassage(server.sql, own, { versionId: uploaded.version.id, words: each, responses: [response] });
  return { id: uploaded.source.id, first: uploaded.version.id, response, passages };
};
const aChangedPlan = async (): Promise<Plan> => {
  const plan = await aPlan();
  await upload(plan.id, textOf(CHANGED));
  await settled(plan.id);
  return plan;
};
const placementOf = (list: PlacementList, words: string): PlacementBody => {
  const found = list.placements.find(({ passage }) => passage.exact === words);
  if (!found) throw new Error(`Nothing is told of “${words}”.`);
  return found;
};

describe('a new version', () => {
  it('is read, compared and used, and says how many citations it leaves as they were', async () => {
    const plan = await aPlan();
    const answer = await upload(plan.id, textOf(CHANGED), '&label=Remissversion%202&dated=2026-11-02');
    expect(answer).toMatchObject({ sameFileAs: null, version: { no: 2, standing: 'comparing', label: 'Remissversion 2', dated: '2026-11-02' } });
    expect(answer.job).not.toBeNull();
    const source = await settled(plan.id);
    expect(source).toMatchObject({ title: 'Plan', versions: [{ standing: 'in-use' }, { standing: 'in-use', comparedWith: 1, sameTextAs: null, jobId: null }] });
    const list = await listOf(plan.id, 2);
    expect(list).toMatchObject({ no: 2, comparedWith: 1, counts: { total: 4, unchanged: 1, moved: 1, edited: 1, gone: 1, waiting: 2, substance: 1 } });
    expect(await actionsOn(plan.id)).toEqual(['source.added', 'source.version-added', 'source.version-changed']);
  });

  it('lists those that wait first, of these the ones changed in substance, and the unchanged only when asked', async () => {
    const plan = await aChangedPlan();
    await citeIt(server.sql, plan.passages[DAYS] ?? ('' as PassageId), plan.response); // it is there
    const list = await listOf(plan.id, 2);
    expect(list.counts).toMatchObject({ total: 5, edited: 2 });
    expect(list.placements.map(({ passage, isWaiting }) => [passage.exact, isWaiting])).toEqual([[DAYS, true], [BUSES, true], [COST, false]]);
    expect(placementOf(list, DAYS)).toMatchObject({
      ...{ state: 'edited', isDoubtful: true, hasSubstanceChanged: true, citations: 2, responses: [{ title: 'Vårt svar' }], decision: null, revision: 0 },
      ...{ passage: { versionNo: 1 }, place: { text: 'högst 90 dagar' } },
    });
    expect((await listOf(plan.id, 2, { all: true })).placements.map(({ passage }) => passage.exact)).toContain(CENTRE);
    expect(await listOf(plan.id, 1)).toMatchObject({ comparedWith: null, counts: { total: 0 }, placements: [] });
  });

  it('of the same bytes as any version is that version, and is not stored again', async () => {
    const plan = await aChangedPlan();
    expect(await upload(plan.id, textOf(CHANGED), '&label=En%20gång%20till')).toMatchObject({ sameFileAs: 2, job: null, version: { no: 2, label: null } });
    const both = await Promise.all([upload(plan.id, textOf(OTHER)), upload(plan.id, textOf(OTHER))]);
    expect(both.map(({ version }) => version.no)).toEqual([3, 3]);
    expect((await settled(plan.id)).versions).toHaveLength(3);
  });

  it('of the same words in another format is recognised, and every place carried over', async () => {
    const plan = await aPlan();
    const [block] = await server.sql<{ text: string }[]>`select text from block where version_id = ${plan.first} order by ord desc limit 1`;
    const page = `<!doctype html><html lang="sv"><body>${[...PLAN, block?.text ?? ''].map((text) => `<p>${text}</p>`).join('')}</body></html>`;
    await upload(plan.id, Buffer.from(page), '', 'plan.html');
    expect((await settled(plan.id)).versions[1]).toMatchObject({ format: 'html', standing: 'in-use', sameTextAs: 1 });
    expect((await listOf(plan.id, 2)).counts).toMatchObject({ total: 4, unchanged: 4, waiting: 0 });
  });

  it('that cannot be read says why, holds up nothing, and is read again when it is sent again', async () => {
    const plan = await aPlan();
    const damaged = Buffer.from('%PDF-1.7 and then nothing that a PDF has');
    await upload(plan.id, damaged, '', 'plan.pdf');
    expect((await settled(plan.id)).versions[1]).toMatchObject({ state: 'failed', standing: 'comparing', problem: { code: expect.any(String) } });
    expect((await current(plan.passages[CENTRE] ?? ('' as PassageId))).current).toBeNull();
    const again = await upload(plan.id, damaged, '', 'plan.pdf');
    expect(again).toMatchObject({ sameFileAs: null, version: { no: 2 } });
    expect(again.job).not.toBeNull();
    await upload(plan.id, textOf(CHANGED));
    expect((await settled(plan.id)).versions).toMatchObject([{}, { state: 'failed' }, { standing: 'in-use', comparedWith: 1 }]);
  });

  it('may be named and dated, and is refused empty, of other organisations and of sources that are not there', async () => {
    const plan = await aChangedPlan();
    const facts = { label: 'Remissversion 2', dated: '2026-11-02' };
    expect(sourceShape.parse(await bodyOf(client.send('PUT', `/api/sources/${plan.id}/versions/2`, facts))).versions[1]).toMatchObject(facts);
    await bodyOf(client.send('PUT', `/api/sources/${plan.id}/versions/9`, facts), 404);
    await bodyOf(foreign.send('PUT', `/api/sources/${plan.id}/versions/2`, facts), 404);
    await bodyOf(client.send('POST', `/api/sources/${plan.id}/versions?filename=a.txt`, Buffer.alloc(0), RAW), 422);
    await bodyOf(foreign.send('POST', `/api/sources/${plan.id}/versions?filename=a.txt`, textOf(OTHER), RAW), 404);
    await bodyOf(foreign.send('GET', `/api/sources/${plan.id}/versions/2/placements`), 404);
    expect((await actionsOn(plan.id)).at(-1)).toBe('source.version-changed');
  });
});

describe('a quite different document', () => {
  const stand = (id: SourceId, no: number, standing: string, status = 200) =>
    bodyOf(client.send('PUT', `/api/sources/${id}/versions/${String(no)}/standing`, { standing }), status);

  it('is held with the share that it would lose, used when somebody says so, and set aside again', async () => {
    const plan = await aPlan();
    const cost = plan.passages[COST] ?? ('' as PassageId); // it is there
    await upload(plan.id, textOf(OTHER));
    expect((await settled(plan.id)).versions[1]).toMatchObject({ standing: 'held' });
    expect((await listOf(plan.id, 2)).counts).toMatchObject({ total: 4, gone: 4 });
    expect((await current(cost)).current).toBeNull();
    expect(sourceShape.parse(await stand(plan.id, 2, 'in-use')).versions[1]).toMatchObject({ standing: 'in-use' });
    expect((await current(cost)).current).toMatchObject({ no: 2, state: 'gone', isWaiting: true, place: null });
    const [gone] = (await listOf(plan.id, 2)).placements;
    await bodyOf(decide(plan.id, gone as PlacementBody, { decision: 'gone' })); // there are four
    await stand(plan.id, 2, 'set-aside');
    expect((await current(cost)).current).toBeNull();
    await stand(plan.id, 2, 'in-use');
    // What has been said of it is still there.
    expect((await listOf(plan.id, 2)).placements.filter(({ decision }) => decision?.is === 'gone')).toHaveLength(1);
    expect((await actionsOn(plan.id)).filter((action) => action === 'source.version-changed')).toHaveLength(4);
  });

  it('is told to those who cite once it is used, and never twice', async () => {
    const plan = await aPlan();
    await upload(plan.id, textOf(OTHER));
    await settled(plan.id);
    for (const standing of ['in-use', 'set-aside', 'in-use']) await bodyOf(second.send('PUT', `/api/sources/${plan.id}/versions/2/standing`, { standing }));
    const { notifications } = notificationListShape.parse(await bodyOf(client.send('GET', '/api/notifications')));
    expect(notifications.filter(({ source }) => source?.id === plan.id)).toMatchObject([
      { kind: 'source-changed', source: { title: 'Plan', versionNo: 2 }, response: { id: plan.response }, by: { name: 'Ivar Ek' } },
    ]);
  });

  it('stays as it is while it is read, when it is not there, and when it is the first', async () => {
    const plan = await aChangedPlan();
    await stand(plan.id, 1, 'set-aside', 400);
    await stand(plan.id, 3, 'in-use', 404);
    await server.sql`update source_version set standing = 'comparing' where source_id = ${plan.id} and no = 2`;
    await stand(plan.id, 2, 'in-use', 409);
  });
});

describe('a decision', () => {
  it('accepts a place, which the passage then has, and can be pinned anew', async () => {
    const plan = await aChangedPlan();
    const days = placementOf(await listOf(plan.id, 2), DAYS);
    expect((await current(days.passage.id)).current).toMatchObject({ no: 2, state: 'edited', isWaiting: true, hasSubstanceChanged: true, place: null });
    await bodyOf(client.send('POST', `/api/passages/${days.passage.id}/renewal`), 409);
    const accepted = placementShape.parse(await bodyOf(decide(plan.id, days, { decision: 'accepted' })));
    expect(accepted).toMatchObject({ isWaiting: false, decision: { is: 'accepted', by: 'Åsa Öberg' }, revision: 1 });
    expect((await current(days.passage.id)).current).toMatchObject({ isWaiting: false, place: { text: 'högst 90 dagar' } });
    const renewed = passageShape.parse(await bodyOf(client.send('POST', `/api/passages/${days.passage.id}/renewal`)));
    expect(renewed).toMatchObject({ versionNo: 2, exact: 'högst 90 dagar' });
    expect(passageShape.parse(await bodyOf(client.send('POST', `/api/passages/${renewed.id}/renewal`))).id).toBe(renewed.id);
    // The old one stays what it was, for ever.
    expect(await bodyOf(client.send('GET', `/api/passages/${days.passage.id}`))).toMatchObject({ versionNo: 1, exact: DAYS });
    expect((await actionsOn(plan.id)).at(-1)).toBe('placement.decided');
  });

  it('chooses another place, whose words, page and substance are found out', async () => {
    const plan = await aChangedPlan();
    const buses = placementOf(await listOf(plan.id, 2), BUSES);
    const range = { blockFrom: 1, offsetFrom: 0, blockTo: 1, offsetTo: 8 };
    const chosen = placementShape.parse(await bodyOf(decide(plan.id, buses, { decision: 'chosen', range })));
    expect(chosen).toMatchObject({ state: 'edited', isWaiting: false, decision: { is: 'chosen' }, place: { range, text: 'Regionen' }, hasSubstanceChanged: true });
    expect((await current(buses.passage.id)).current).toMatchObject({ place: { range } });
    // Taken back, it is gone as it was found.
    expect(await bodyOf(decide(plan.id, chosen, { decision: null }))).toMatchObject({ state: 'gone', place: null, decision: null, isWaiting: true, revision: 2 });
    const history = await server.sql`select revision, decision from placement_decision where passage_id = ${buses.passage.id} order by revision`;
    expect(history).toMatchObject([{ revision: 1, decision: 'chosen' }, { revision: 2, decision: null }]);
  });

  it.each([
    ['outside of the version', { blockFrom: 40, offsetFrom: 0, blockTo: 40, offsetTo: 3 }],
    ['beyond the end of a block', { blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 5000 }],
    ['of nothing', { blockFrom: 0, offsetFrom: 4, blockTo: 0, offsetTo: 4 }],
    ['that runs backwards', { blockFrom: 2, offsetFrom: 0, blockTo: 1, offsetTo: 3 }],
    ['of a thousand blocks and more', { blockFrom: 0, offsetFrom: 0, blockTo: 100_000, offsetTo: 3 }],
  ])('refuses a place %s', async (_, range) => {
    const plan = await aChangedPlan();
    const buses = placementOf(await listOf(plan.id, 2), BUSES);
    expect(await bodyOf(decide(plan.id, buses, { decision: 'chosen', range }), 422)).toMatchObject({ code: 'passage-mismatch' });
    expect(placementOf(await listOf(plan.id, 2), BUSES)).toEqual(buses);
  });

  it('keeps the pinned version, or says that it is gone; each stands on what was found, whatever was said before', async () => {
    const plan = await aChangedPlan();
    const days = placementOf(await listOf(plan.id, 2), DAYS);
    const gone = placementShape.parse(await bodyOf(decide(plan.id, days, { decision: 'gone' })));
    expect(gone).toMatchObject({ state: 'gone', place: null, isWaiting: false });
    const kept = placementShape.parse(await bodyOf(decide(plan.id, gone, { decision: 'kept' })));
    expect(kept).toMatchObject({ state: 'edited', place: { text: 'högst 90 dagar' }, hasSubstanceChanged: true, revision: 2 });
    expect((await current(days.passage.id)).current).toMatchObject({ isKept: true, place: null, isWaiting: false });
    expect(await bodyOf(decide(plan.id, kept, { decision: null }))).toMatchObject({ ...days, revision: 3 });
  });

  it('of two people at once is that of one, and the other is told whose', async () => {
    const plan = await aChangedPlan();
    const days = placementOf(await listOf(plan.id, 2), DAYS);
    const answers = await Promise.all([decide(plan.id, days, { decision: 'accepted' }), decide(plan.id, days, { decision: 'gone' }, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won] = answers.filter(({ status }) => status === 200);
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'conflict', details: { by: (won?.body as PlacementBody | undefined)?.decision?.by } });
    expect(placementOf(await listOf(plan.id, 2), DAYS).revision).toBe(1);
  });

  it('cannot accept what is gone, nor name a range without choosing it', async () => {
    const plan = await aChangedPlan();
    const list = await listOf(plan.id, 2);
    expect(await bodyOf(decide(plan.id, placementOf(list, BUSES), { decision: 'accepted' }), 409)).toMatchObject({ code: 'place-missing' });
    await bodyOf(decide(plan.id, placementOf(list, DAYS), { decision: 'chosen' }), 400);
    await bodyOf(decide(plan.id, placementOf(list, DAYS), { decision: 'kept', range: { blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 3 } }), 400);
    await bodyOf(client.send('PUT', `/api/sources/${plan.id}/versions/2/placements/${randomUUID()}`, { decision: 'kept', range: null, revision: 0 }), 404);
  });

  it('is taken for many at once; those that another has decided are left, and so are those that cannot be accepted', async () => {
    const plan = await aChangedPlan();
    const list = await listOf(plan.id, 2, { all: true });
    await bodyOf(decide(plan.id, placementOf(list, COST), { decision: 'kept' }, second));
    const placements = list.placements.map(({ passage, revision }) => ({ passage: passage.id, revision }));
    const address = `/api/sources/${plan.id}/versions/2/placements/decisions`;
    const answer = placementsDecidedShape.parse(await bodyOf(client.send('POST', address, { decision: 'accepted', placements: [...placements, { passage: randomUUID(), revision: 0 }] })));
    expect(answer.decided.map(({ passage }) => passage.exact).sort()).toEqual([CENTRE, DAYS].sort());
    expect(answer.refused).toHaveLength(3);
    expect(answer.refused).toEqual(expect.arrayContaining([plan.passages[COST], plan.passages[BUSES]]));
    const taken = await bodyOf(client.send('POST', address, { decision: null, placements: answer.decided.map(({ passage, revision }) => ({ passage: passage.id, revision })) }));
    expect(taken).toMatchObject({ decided: [{ decision: null, revision: 2 }, { decision: null, revision: 2 }], refused: [] });
  });

  it('is carried into the next version: what was accepted is found again without asking', async () => {
    const plan = await aChangedPlan();
    await bodyOf(decide(plan.id, placementOf(await listOf(plan.id, 2), DAYS), { decision: 'accepted' }));
    await upload(plan.id, textOf([...CHANGED, 'Planen följs upp varje år.']));
    await settled(plan.id);
    const list = await listOf(plan.id, 3);
    expect(placementOf(list, DAYS)).toMatchObject({ state: 'edited', isWaiting: false, isDoubtful: false, place: { text: 'högst 90 dagar' } });
    expect(placementOf(list, BUSES)).toMatchObject({ state: 'gone', isWaiting: true });
  });
});

describe('a passage of a version that is not current', () => {
  it('is followed when it is pinned, though nobody cites it yet', async () => {
    const plan = await aChangedPlan();
    const range = { blockFrom: 1, offsetFrom: 0, blockTo: 1, offsetTo: 8 };
    const pinned = passageShape.parse(await bodyOf(client.send('PUT', `/api/passages/${randomUUID()}`, { versionId: plan.first, ...range, exact: 'Forskare' })));
    let now = await current(pinned.id);
    while (now.current === null) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      now = await current(pinned.id);
    }
    expect(now).toMatchObject({ pinned: { no: 1 }, current: { no: 2, state: 'unchanged', isWaiting: false, place: { text: 'Forskare', range: { ...range, blockFrom: 2, blockTo: 2 } } } });
  });
});

describe('a source that is withdrawn while it is cited', () => {
  it('says so with its passages, can be read as before, and stands again when that is taken back', async () => {
    const plan = await aPlan();
    const cited = plan.passages[CENTRE] ?? ('' as PassageId); // it is there
    const withdraw = (note: string) => client.send('PUT', `/api/sources/${plan.id}/withdrawal`, { note });
    expect(sourceShape.parse(await bodyOf(withdraw('Ersatt av en ny plan'))).withdrawn).toMatchObject({ note: 'Ersatt av en ny plan' });
    expect(await current(cited)).toMatchObject({ withdrawn: { note: 'Ersatt av en ny plan' }, current: null });
    await bodyOf(client.send('GET', `/api/sources/${plan.id}/versions/1/blocks`));
    await bodyOf(withdraw('Ersatt av en ny plan'));
    await upload(plan.id, textOf(CHANGED));
    await settled(plan.id);
    expect((await current(cited)).current).toMatchObject({ no: 2, state: 'unchanged' });
    await bodyOf(foreign.send('DELETE', `/api/sources/${plan.id}/withdrawal`), 404);
    expect(sourceShape.parse(await bodyOf(client.send('DELETE', `/api/sources/${plan.id}/withdrawal`))).withdrawn).toBeNull();
    expect((await actionsOn(plan.id)).filter((action) => /withdrawn|restored/.test(action))).toEqual(['source.withdrawn', 'source.restored']);
  });
});

describe('those who share a response', () => {
  /** The plan is a document of the matter that the response answers. */
  const share = ({ id, response }: Plan) =>
    server.sql`insert into consultation_document (id, consultation_id, source_id, role, position)
      select ${randomUUID()}, f.consultation_id, ${id}, 'main_document', 0 from response r join case_file f on f.id = r.case_file_id where r.id = ${response}`;

  it('count and see the citations of that response alone, and decide nothing', async () => {
    const plan = await aChangedPlan();
    await share(plan);
    const unseen = await aCitingResponse(server.sql, own, 'Hemligt svar');
    for (const passage of Object.values(plan.passages)) await citeIt(server.sql, passage, unseen);
    const only = await aCitedPassage(server.sql, own, { versionId: plan.first, words: 'Forskare', responses: [unseen] });
    await upload(plan.id, textOf(CHANGED.slice(0, 3)));
    await settled(plan.id);
    const party = await anActor(server.sql);
    await aParty(server.sql, plan.response, party);
    const guest = await anActor(server.sql, 'decision_maker');
    await server.sql`insert into response_guest (response_id, person_id, organisation_id, part, sections, invited_by)
      values (${plan.response}, ${guest.personId}, ${guest.organisationId}, 'review', null, ${own.personId})`;
    for (const by of [await server.client(party), await server.client(guest)]) {
      const list = await listOf(plan.id, 2, { all: true, by });
      expect(list.counts.total).toBe(4);
      expect(JSON.stringify(list)).not.toContain('Hemligt');
      expect(list.placements.map(({ passage }) => passage.id)).not.toContain(only);
      expect(list.placements.every(({ citations, responses }) => citations === 1 && responses.length === 1)).toBe(true);
      expect((await current(plan.passages[DAYS] ?? ('' as PassageId), by)).current).not.toBeNull(); // it is there
      await bodyOf(decide(plan.id, placementOf(list, DAYS), { decision: 'kept' }, by), 403);
    }
    expect((await listOf(plan.id, 2, { all: true })).counts.total).toBe(9);
  });

  it('pin for the organisation that owns the source, and that is followed too', async () => {
    const plan = await aChangedPlan();
    await share(plan);
    const party = await anActor(server.sql);
    await aParty(server.sql, plan.response, party);
    const by = await server.client(party);
    const body = { versionId: plan.first, blockFrom: 1, offsetFrom: 0, blockTo: 1, offsetTo: 8, exact: 'Forskare' };
    const pinned = passageShape.parse(await bodyOf(by.send('PUT', `/api/passages/${randomUUID()}`, body)));
    while ((await current(pinned.id, by)).current === null) await new Promise((resolve) => setTimeout(resolve, 25));
    expect((await current(pinned.id, by)).current).toMatchObject({ state: 'unchanged' });
  });
});
