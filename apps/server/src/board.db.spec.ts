// A person's work across responses, through the door.
import { randomUUID } from 'node:crypto';
import type { NodeJson } from '@samsvar/document';
import type { Actor, ResponseId } from '@samsvar/domain';
import { boardShape, type BoardBody } from '@samsvar/protocol';
import { aParagraph, aResponse, aSection } from './testing/a-response';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';

/** In Sweden it is the 2nd already. */
const NOW = '2026-12-01T23:30:00Z';

let server: TestApplication;
let lead: Actor;
let writer: Actor;
let reviewer: Actor;
let guest: Actor;
const clients = new Map<Actor, TestClient>();
beforeAll(async () => {
  server = await anApplication({ clock: () => new Date(NOW) });
  const { sql } = server;
  lead = await anActor(sql);
  writer = await aColleague(sql, lead, 'author');
  reviewer = await aColleague(sql, lead, 'reviewer');
  guest = await anActor(sql);
  for (const actor of [lead, writer, reviewer, guest]) clients.set(actor, await server.client(actor));
}, 60_000);
afterAll(() => server.close());

let id: ResponseId;
let section: string;
let other: string;
let blocks: readonly NodeJson[];
beforeEach(async () => {
  [section, other] = [randomUUID(), randomUUID()];
  blocks = [
    aSection('Inledning', { id: section, number: '1' }),
    aParagraph('Ord om ett.'),
    aSection('Styrning', { id: other, number: '2' }),
    { type: 'bulletList', attrs: { id: randomUUID() }, content: [{ type: 'listItem', attrs: { id: randomUUID() }, content: [aParagraph('Ord om två.')] }] },
  ];
  id = await aResponse(server, lead, blocks);
});
afterEach(() => server.sql`delete from response`);

const boardOf = async (actor: Actor): Promise<BoardBody> => boardShape.parse((await clients.get(actor)?.send('GET', '/api/board'))?.body);
const itemsOf = async (actor: Actor) => (await boardOf(actor)).items.map(({ column, kind, title }) => `${column} ${kind} ${title}`);
const plan = async (change: object, at = section, by = lead) =>
  expect((await clients.get(by)?.send('PUT', `/api/responses/${id}/sections/${at}`, change))?.status).toBe(200);
const share = (part: string) => server.sql`
  insert into response_party (response_id, organisation_id, part, joined_by) values (${id}, ${guest.organisationId}, ${part}, ${lead.personId})`;

interface Thread {
  readonly by: Actor;
  readonly quote?: string | null;
  readonly block?: string;
  readonly isInternal?: boolean;
  readonly assignedTo?: Actor;
  readonly mentions?: readonly object[];
  readonly settledAt?: string;
}
const anAnchor = async (quote: string, block: string, layer: string | null): Promise<string> => {
  const anchor = randomUUID();
  await server.sql`insert into anchor (id, response_id, layer, kind, state, block_from, offset_from, block_to, offset_to, quote, prefix, suffix, now_text, epoch, seq)
    values (${anchor}, ${id}, ${layer}, 'tracked', 'live', ${block}, 0, ${block}, ${quote.length}, ${quote}, '', '', ${quote}, 1, 1)`;
  return anchor;
};
const aThread = async ({ by, quote = 'Ord', block = idOf(1), isInternal = false, assignedTo, mentions = [], settledAt }: Thread): Promise<string> => {
  const thread = randomUUID();
  const layer = isInternal ? by.organisationId : null;
  const anchor = quote === null ? null : await anAnchor(quote, block, layer);
  await server.sql`insert into thread (id, response_id, layer, organisation_id, kind, anchor_id, assigned_to, outcome, settled_by, settled_at, created_by)
    values (${thread}, ${id}, ${layer}, ${by.organisationId}, 'comment', ${anchor}, ${assignedTo?.personId ?? null},
      ${settledAt ? 'addressed' : null}, ${settledAt ? by.personId : null}, ${settledAt ?? null}, ${by.personId})`;
  await server.sql`insert into comment (id, thread_id, body, mentions, created_by, organisation_id)
    values (${randomUUID()}, ${thread}, 'Hej', ${JSON.stringify(mentions)}::text::jsonb, ${by.personId}, ${by.organisationId})`;
  return thread;
};
const aSuggestion = async (by: Actor, { quote = 'ett', block = idOf(1), isInternal = false, decided = null as null | { by: Actor; at: string } } = {}): Promise<void> => {
  const thread = await aThread({ by, quote, block, isInternal });
  const layer = isInternal ? by.organisationId : null;
  await server.sql`update thread set kind = 'suggestion' where id = ${thread}`;
  await server.sql`insert into suggestion (id, response_id, layer, organisation_id, thread_id, anchor_id, scope, base, base_sha256, proposed, created_by, state, decided_by, decided_at)
    select ${randomUUID()}, ${id}, ${layer}, ${by.organisationId}, t.id, t.anchor_id, 'inline', '[]', '\\x00', '[]', ${by.personId},
      ${decided ? 'accepted' : 'open'}, ${decided?.by.personId ?? null}, ${decided?.at ?? null} from thread t where t.id = ${thread}`;
};
const idOf = (at: number): string => {
  const found = blocks[at]?.attrs?.['id'];
  return typeof found === 'string' ? found : '';
};
/** The paragraph within the list. */
const innermost = (): string => {
  const found = blocks[3]?.content?.[0]?.content?.[0]?.attrs?.['id'];
  return typeof found === 'string' ? found : '';
};

test('an empty board names the responses that one may open', async () => {
  const board = await boardOf(lead);
  expect(board.items).toEqual([]);
  expect(board.responses).toMatchObject([{ id, isShared: false, dueOn: '2026-12-15', daysLeft: 13 }]);
  expect((await boardOf(guest)).responses).toEqual([]);
  await share('review');
  expect((await boardOf(guest)).responses).toMatchObject([{ id, isShared: true }]);
});

describe('sections', () => {
  test('are mine while I write, wait for others when they are ready, and are done for a month', async () => {
    await plan({ owner: lead.personId });
    await plan({ coOwners: [lead.personId], state: 'writing' }, other);
    expect(await itemsOf(lead)).toEqual(['mine section 1 Inledning', 'mine section 2 Styrning']);
    expect(await itemsOf(writer)).toEqual([]);
    await plan({ state: 'ready-for-review' });
    expect(await itemsOf(lead)).toEqual(['waiting section 1 Inledning', 'mine section 2 Styrning']);
    expect((await boardOf(reviewer)).items).toMatchObject([{ column: 'mine', kind: 'review', title: '1 Inledning', people: ['Åsa Öberg'] }]);
    await plan({ state: 'done' });
    await server.sql`update section_work set updated_at = ${NOW}`;
    expect(await itemsOf(lead)).toEqual(['done section 1 Inledning', 'mine section 2 Styrning']);
    await server.sql`update section_work set updated_at = '2026-11-01' where section_id = ${section}`;
    expect(await itemsOf(lead)).toEqual(['mine section 2 Styrning']);
  });

  test('are late from the day after, in Sweden', async () => {
    await plan({ owner: lead.personId, dueOn: '2026-12-02' });
    await plan({ owner: lead.personId, dueOn: '2026-12-01' }, other);
    const late = (await boardOf(lead)).items.map(({ dueOn, isLate }) => [dueOn, isLate]);
    expect(late).toEqual([
      ['2026-12-01', true],
      ['2026-12-02', false],
    ]);
  });

  test('are late with the response when they have no date of their own', async () => {
    await plan({ owner: lead.personId });
    await server.sql`update consultation set due_on = '2026-12-01', sent_on = null`;
    expect((await boardOf(lead)).items).toMatchObject([{ dueOn: null, isLate: true }]);
  });

  test('that are in the text no more are left out', async () => {
    await plan({ owner: lead.personId });
    await server.sql`update section_work set section_id = 'gone'`;
    await server.sql`update section_person set section_id = 'gone'`;
    expect(await itemsOf(lead)).toEqual([]);
  });
});

describe('threads', () => {
  test('are mine when I answer for them or am called, wait when another does, and are done for a month', async () => {
    await aThread({ by: lead, quote: 'A', assignedTo: writer });
    await aThread({ by: lead, quote: 'B', mentions: [{ kind: 'person', id: writer.personId, label: 'Ivar' }] });
    await aThread({ by: lead, quote: 'C', mentions: [{ kind: 'role', id: 'reviewer', label: 'Granskare' }] });
    await aThread({ by: lead, quote: 'D', mentions: [{ kind: 'organisation', id: lead.organisationId, label: 'Vi' }] });
    await aThread({ by: lead, quote: 'E' });
    await aThread({ by: writer, quote: 'F', settledAt: '2026-11-20' });
    await aThread({ by: writer, quote: 'G', settledAt: '2026-10-20' });
    expect(await itemsOf(writer)).toEqual(['mine thread A', 'mine thread B', 'mine thread D', 'done thread F']);
    expect(await itemsOf(reviewer)).toEqual(['mine thread C', 'mine thread D']);
    expect(await itemsOf(lead)).toEqual(['waiting thread A']);
  });

  test('say what they are about, which section that is, and whom they wait for', async () => {
    const thread = await aThread({ by: lead, quote: 'om två', block: innermost(), assignedTo: writer });
    await aThread({ by: lead, quote: null, assignedTo: writer });
    const { items } = await boardOf(lead);
    const title = items[0]?.response.title;
    expect(items.map(({ sectionId, threadId, people, title: words }) => [words, sectionId, threadId, people])).toEqual([
      ['om två', other, thread, ['Ivar Ek']],
      [title, null, expect.any(String), ['Ivar Ek']],
    ]);
  });
});

describe('suggestions', () => {
  test('are for the section’s people, and for every author where it has no owner', async () => {
    await aSuggestion(reviewer);
    expect(await itemsOf(reviewer)).toEqual(['waiting suggestion ett']);
    expect([await itemsOf(lead), await itemsOf(writer)]).toEqual([['mine suggestion ett'], ['mine suggestion ett']]);
    await plan({ owner: writer.personId });
    expect(await itemsOf(lead)).toEqual([]);
    expect(await itemsOf(writer)).toEqual(['mine suggestion ett', 'mine section 1 Inledning'].sort());
    expect((await boardOf(reviewer)).items).toMatchObject([{ people: ['Ivar Ek'] }]);
  });

  test('are nobody’s to decide while the text is locked, and are done once they are decided', async () => {
    await aSuggestion(reviewer);
    await aSuggestion(reviewer, { quote: 'två', decided: { by: writer, at: '2026-11-20' } });
    await aSuggestion(reviewer, { quote: 'tre', decided: { by: writer, at: '2026-10-20' } });
    await server.sql`update response set frozen_at = now()`;
    expect([await itemsOf(lead), await itemsOf(writer)]).toEqual([[], ['done suggestion två']]);
    expect(await itemsOf(reviewer)).toEqual(['waiting suggestion ett', 'done suggestion två']);
  });
});

test('a suggestion stands there once, whoever is called beside it', async () => {
  await aSuggestion(reviewer);
  const mentions = [{ kind: 'person', id: lead.personId, label: 'Åsa' }];
  await server.sql`update comment set mentions = ${JSON.stringify(mentions)}::text::jsonb`;
  expect(await itemsOf(lead)).toEqual(['mine suggestion ett']);
  await plan({ owner: writer.personId });
  expect(await itemsOf(lead)).toEqual(['mine thread ett']);
  await server.sql`update thread set outcome = 'addressed', settled_by = ${writer.personId}, settled_at = ${NOW}`;
  expect(await itemsOf(lead)).toEqual([]);
});

test('what another organisation keeps to itself is on nobody else’s board', async () => {
  await share('write');
  const mentions = [{ kind: 'person', id: guest.personId, label: 'Gäst' }, { kind: 'person', id: lead.personId, label: 'Vi' }];
  await aThread({ by: writer, quote: 'hemligt', isInternal: true, assignedTo: guest, mentions });
  await aSuggestion(writer, { quote: 'hemligare', isInternal: true });
  expect(JSON.stringify(await boardOf(guest))).not.toContain('hemlig');
  expect(await itemsOf(lead)).toEqual(['mine suggestion hemligare', 'mine thread hemligt']);
  await aThread({ by: writer, quote: 'öppet', mentions });
  expect(await itemsOf(guest)).toEqual(['mine thread öppet']);
  await server.sql`delete from response_party`;
  expect(await boardOf(guest)).toEqual({ items: [], responses: [] });
});
