// How citations stand, through the doors, on a real PostgreSQL: pinned where, now where, and who learns of it.
import { randomUUID } from 'node:crypto';
import type { Actor, PassageId, ResponseId } from '@samsvar/domain';
import { citationStatesShape, type CitationState, type PassageBody } from '@samsvar/protocol';
import { PassageService } from '../passage/passage.service';
import { aParty } from '../testing/a-joint-response';
import { aCitation, aParagraph, aResponse } from '../testing/a-response';
import { aBlock, aSource } from '../testing/a-source';
import { aLaterVersion } from '../testing/a-version';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let server: TestApplication;
let own: Actor;
let client: TestClient;
beforeAll(async () => {
  server = await anApplication();
  own = await anActor(server.sql);
  client = await server.client(own);
}, 60_000);
afterAll(() => server.close());

const BLOCKS = Array.from({ length: 6 }, (_, ord) => aBlock(ord, { pageFrom: ord + 1, pageTo: ord + 1, pageLabel: String(ord + 10) }));
const pin = (versionId: PassageBody['versionId'], ord: number): Promise<PassageBody> => {
  const range = { blockFrom: ord, offsetFrom: 0, blockTo: ord, offsetTo: 8, exact: `Stycke ${ord}` };
  return server.app.get(PassageService, { strict: false }).pin(own, randomUUID() as PassageId, { versionId, ...range }); // a new uuid, named here
};
interface Facts {
  readonly state: 'unchanged' | 'moved' | 'edited' | 'gone';
  readonly doubtful?: boolean;
  readonly decision?: string;
  readonly substance?: boolean;
}
const place = async (passage: PassageBody, version: { id: string }, { state, doubtful = false, decision, substance = false }: Facts): Promise<void> => {
  const at = state === 'gone' ? null : 2;
  await server.sql`
    insert into placement (passage_id, version_id, state, is_doubtful, block_from, offset_from, block_to, offset_to, text_now, page_label, confidence, substance_changed, followed_from, decision)
    values (${passage.id}, ${version.id}, ${state}, ${doubtful}, ${at}, ${at && 0}, ${at}, ${at && 3}, ${at && 'Hemligt'}, ${at && '16'}, 1, ${substance}, ${passage.versionId}, ${decision ?? null})`;
};
const statesOf = async (id: ResponseId, by = client): Promise<Map<string, CitationState>> => {
  const { body } = await by.send('GET', `/api/responses/${id}/citations/state`);
  return new Map(citationStatesShape.parse(body).states.map((state) => [state.passageId, state]));
};
const current = { no: 2, pageLabel: '16', hasSubstanceChanged: false, isKept: false };

it('says of each cited passage where it is pinned and where it is now', async () => {
  const { sourceId, versionId } = await aSource(server.sql, own, { blocks: BLOCKS });
  const [same, moved, edited, gone, kept, unlooked] = (await Promise.all(BLOCKS.map(({ ord }) => pin(versionId, ord)))) as [PassageBody, PassageBody, PassageBody, PassageBody, PassageBody, PassageBody]; // of six blocks
  const id = await aResponse(server, own, [aParagraph('x', ...[same, moved, edited, gone, kept, unlooked, same].map((passage) => aCitation(passage)))]);
  const before = await statesOf(id);
  expect(before.size).toBe(6);
  expect(before.get(edited.id)).toEqual({ passageId: edited.id, sourceId, pinned: { no: 1, pageLabel: '12' }, current: null, isWithdrawn: false, isRecognised: false });
  const version = await aLaterVersion(server.sql, own, { sourceId, blocks: BLOCKS });
  await place(same, version, { state: 'unchanged' });
  await place(moved, version, { state: 'moved', doubtful: true, decision: 'accepted' });
  await place(edited, version, { state: 'edited', doubtful: true, substance: true });
  await place(gone, version, { state: 'gone' });
  await place(kept, version, { state: 'edited', doubtful: true, decision: 'kept' });
  const states = await statesOf(id);
  expect([same, moved, edited, gone, kept, unlooked].map((passage) => states.get(passage.id)?.current)).toEqual([
    { ...current, state: 'unchanged', isWaiting: false, canRenew: true },
    { ...current, state: 'moved', isWaiting: false, canRenew: true },
    { ...current, state: 'edited', isWaiting: true, hasSubstanceChanged: true, canRenew: false },
    { ...current, pageLabel: null, state: 'gone', isWaiting: true, canRenew: false },
    { ...current, state: 'edited', isWaiting: false, isKept: true, canRenew: false },
    null,
  ]);
  await server.sql`update source_version set standing = 'held' where id = ${version.id}`;
  expect((await statesOf(id)).get(edited.id)?.current).toBeNull();
});

it('tells of sources that were withdrawn, and of places that were recognised in pictures', async () => {
  const { sourceId, versionId } = await aSource(server.sql, own, { blocks: BLOCKS });
  const [first, second] = [await pin(versionId, 0), await pin(versionId, 1)];
  const id = await aResponse(server, own, [aParagraph('x', aCitation(first), aCitation(second))]);
  await server.sql`update source set withdrawn_at = now(), withdrawn_by = ${own.personId} where id = ${sourceId}`;
  await server.sql`update source_version set recognised_pages = '{2}' where id = ${versionId}`;
  const states = await statesOf(id);
  expect([first, second].map((passage) => states.get(passage.id))).toMatchObject([{ isWithdrawn: true, isRecognised: false }, { isWithdrawn: true, isRecognised: true }]);
});

it('is told to those who share the response, without the words, and to nobody else', async () => {
  const { sourceId, versionId } = await aSource(server.sql, own, { blocks: BLOCKS });
  const passage = await pin(versionId, 0);
  const id = await aResponse(server, own, [aParagraph('x', aCitation(passage))]);
  await place(passage, await aLaterVersion(server.sql, own, { sourceId, blocks: BLOCKS }), { state: 'moved' });
  const [party, rival] = [await anActor(server.sql), await anActor(server.sql)];
  await aParty(server.sql, id, party, 'review');
  // The wall knows what is cited by the rows that the projector has written.
  await client.send('GET', `/api/responses/${id}/projection`);
  const theirs = await server.client(party);
  expect((await statesOf(id, theirs)).get(passage.id)?.current).toMatchObject({ state: 'moved', pageLabel: '16' });
  expect(JSON.stringify((await theirs.send('GET', `/api/responses/${id}/citations/state`)).body)).not.toContain('Hemligt');
  expect((await (await server.client(rival)).send('GET', `/api/responses/${id}/citations/state`)).status).toBe(404);
});
