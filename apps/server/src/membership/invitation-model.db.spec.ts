// Random commands of many people about invitations and signing in, against a model: nobody ever acts as an organisation that they were not let in to.
import { randomUUID } from 'node:crypto';
import type { OrganisationId, PersonId, Role } from '@samsvar/domain';
import type { InvitedBody } from '@samsvar/protocol';
import fc from 'fast-check';
import { TRIES_PER_ADDRESS } from './link-limit';
import { aSession } from '../testing/a-session';
import { anApplication, type Answer, type TestApplication, type TestClient } from '../testing/an-application';

/** Sequences: `INVITATION_RUNS=5000` tries more. */
const RUNS = Number(process.env['INVITATION_RUNS'] ?? 300);
const SEED = 7_319;
const PASSWORD = 'klockan slår för sena remisser';

let server: TestApplication;
let now = new Date();
beforeAll(async () => {
  server = await anApplication({ clock: () => now, config: { trustProxy: 1 } });
}, 60_000);
afterAll(() => server.close());

/** Three people by address, of whom the first two have an account, and two organisations with an administrator each. */
const PEOPLE = 3;
type Command =
  | { readonly do: 'invite'; readonly org: number; readonly person: number; readonly role: Role }
  | { readonly do: 'accept'; readonly link: number; readonly as: number | null; readonly isTwice: boolean }
  | { readonly do: 'forge'; readonly link: number; readonly as: number | null }
  | { readonly do: 'refuse' | 'revoke' | 'renew' | 'expire'; readonly link: number }
  | { readonly do: 'suspend' | 'resume' | 'remove'; readonly org: number; readonly person: number }
  | { readonly do: 'become'; readonly org: number; readonly person: number }
  | { readonly do: 'look'; readonly person: number };

const [org, person, link] = [fc.nat(1), fc.nat(PEOPLE - 1), fc.nat(7)];
const as = fc.option(person, { nil: null });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('invite' as const), org, person, role: fc.constantFrom<Role>('author', 'reviewer', 'registrar') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('accept' as const), link, as, isTwice: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forge' as const), link, as }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('refuse', 'revoke', 'renew', 'expire'), link }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('suspend', 'resume', 'remove'), org, person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('become' as const), org, person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const), person }) },
);

interface Link {
  readonly org: number;
  readonly person: number;
  readonly role: Role;
  readonly id: string;
  token: string;
  isOpen: boolean;
}

/** One world: what is so by the model, beside the real one. */
class World {
  readonly organisations: { readonly id: OrganisationId; readonly ada: TestClient }[] = [];
  readonly emails = Array.from({ length: PEOPLE }, () => `${randomUUID()}@example.se`);
  readonly clients: TestClient[] = [];
  readonly ids: (PersonId | null)[] = Array.from({ length: PEOPLE }, () => null);
  /** `org person` of those who may act, and as what; suspended ones are kept apart. */
  readonly seats = new Map<string, { role: Role; isSuspended: boolean }>();
  readonly links: Link[] = [];
  /** What each person's session acts as; null when it is over. */
  readonly acting: (number | null)[] = Array.from({ length: PEOPLE }, () => null);

  static async begin(): Promise<World> {
    const world = new World();
    for (let n = 0; n < 2; n++) world.organisations.push(await anOrganisation(n));
    for (let n = 0; n < PEOPLE; n++) world.clients.push(await server.client());
    // The first two have an account, each in the organisation of their number.
    for (const n of [0, 1]) {
      const id = randomUUID() as PersonId; // a new uuid, named here
      await server.sql`insert into person (id, name, email, password_hash) values (${id}, 'Nu', ${world.emails[n] ?? ''}, 'x')`;
      await server.sql`insert into membership (organisation_id, person_id, role) values (${world.idOf(n)}, ${id}, 'author')`;
      world.ids[n] = id;
      world.seats.set(`${String(n)} ${String(n)}`, { role: 'author', isSuspended: false });
      await world.signIn(n, n);
    }
    return world;
  }

  idOf(n: number): OrganisationId {
    const found = this.organisations[n];
    if (!found) throw new Error('There is no such organisation.');
    return found.id;
  }
  seat(n: number, person: number) {
    return this.seats.get(`${String(n)} ${String(person)}`);
  }
  isIn(n: number | null, person: number): boolean {
    const seat = n === null ? undefined : this.seat(n, person);
    return seat !== undefined && !seat.isSuspended;
  }
  async signIn(person: number, n: number): Promise<void> {
    const [client, personId] = [this.clients[person], this.ids[person]];
    if (!client || !personId) return;
    const { cookie } = await aSession(server.sql, server.config.sessionSecret, { personId, organisationId: this.idOf(n), role: 'author' });
    client.cookie = cookie;
    this.acting[person] = n;
  }
}

const anOrganisation = async (n: number) => {
  const id = randomUUID() as OrganisationId; // new uuids, named here
  const personId = randomUUID() as PersonId;
  await server.sql`insert into organisation (id, name, type, organisation_number) values (${id}, ${`Organisation ${String(n)}`}, 'region', ${id.slice(0, 11)})`;
  await server.sql`insert into person (id, name, email, password_hash) values (${personId}, 'Ada', ${`${personId}@example.se`}, 'x')`;
  await server.sql`insert into membership (organisation_id, person_id, role) values (${id}, ${personId}, 'administrator')`;
  const ada = await server.client();
  ada.cookie = (await aSession(server.sql, server.config.sessionSecret, { personId, organisationId: id, role: 'administrator' })).cookie;
  return { id, ada };
};

const codeOf = (answer: Answer) => (answer.status < 300 ? 'ok' : (answer.body as { code: string }).code);
let tries = 0;
const knock = (client: TestClient, route: string, body: object) =>
  client.send('POST', route, body, { 'x-forwarded-for': `10.1.${String(Math.floor(tries / TRIES_PER_ADDRESS / 200) % 250)}.${String(Math.floor(tries++ / (TRIES_PER_ADDRESS / 2)) % 250)}` });

const run: { readonly [C in Command as C['do']]: (world: World, command: C) => Promise<void> } = {
  invite: async (world, { org: n, person: who, role }) => {
    const answer = await world.organisations[n]?.ada.send('POST', '/api/organisation/invitations', { people: [{ email: world.emails[who], name: 'Ny', role, title: '' }] });
    const { invited, leftOut } = answer?.body as InvitedBody; // what the shape promises
    const expected = world.seat(n, who) ? 'member' : world.links.some((one) => one.isOpen && one.org === n && one.person === who) ? 'invited' : null;
    expect(leftOut.map(({ reason }) => reason)).toEqual(expected ? [expected] : []);
    const made = invited[0];
    if (made) world.links.push({ org: n, person: who, role, id: made.id, token: made.link?.split('#')[1] ?? '', isOpen: true });
  },
  accept: async (world, { link: n, as: by, isTwice }) => {
    const one = world.links[n % Math.max(1, world.links.length)];
    if (!one) return;
    const client = by === null ? await server.client() : world.clients[by];
    if (!client) return;
    const isSignedIn = by !== null && world.isIn(world.acting[by] ?? null, by);
    const before = one.isOpen;
    const hasAccount = world.ids[one.person] !== null;
    const expected = !before ? 'invitation-over' : isSignedIn && by !== one.person ? 'wrong-person' : hasAccount && !isSignedIn ? 'sign-in-first' : world.seat(one.org, one.person) ? 'already-member' : 'ok';
    const send = () => knock(client, '/api/invitation/acceptance', { token: one.token, name: 'Ny', password: PASSWORD });
    const answers = isTwice && expected === 'ok' ? await Promise.all([send(), send()]) : [await send()];
    expect(answers.filter((answer) => codeOf(answer) === 'ok')).toHaveLength(expected === 'ok' ? 1 : 0);
    if (expected !== 'ok') return void expect(codeOf(answers[0] as Answer)).toBe(expected); // there is one
    one.isOpen = false;
    world.seats.set(`${String(one.org)} ${String(one.person)}`, { role: one.role, isSuspended: false });
    const [row] = await server.sql<{ id: PersonId }[]>`select id from person where email = ${world.emails[one.person] ?? ''}`;
    world.ids[one.person] = row?.id ?? null;
    // Two at once leave the browser with the cookie of whichever came last: it signs in anew.
    if (isTwice || by !== one.person) await world.signIn(one.person, one.org);
    world.acting[one.person] = one.org;
    // Somebody who was not signed in any more has become somebody else in their own browser: that one begins again.
    if (by !== null && by !== one.person) client.cookie = '';
  },
  forge: async (world, { link: n, as: by }) => {
    const one = world.links[n % Math.max(1, world.links.length)];
    const token = one ? `${one.token.slice(0, -2)}${one.token.endsWith('AA') ? 'BB' : 'AA'}` : randomUUID();
    const client = by === null ? await server.client() : world.clients[by];
    if (client) expect(codeOf(await knock(client, '/api/invitation/acceptance', { token, name: 'Ny', password: PASSWORD }))).toBe('invitation-over');
  },
  refuse: async (world, { link: n }) => {
    const one = world.links[n % Math.max(1, world.links.length)];
    if (!one) return;
    expect(codeOf(await knock(await server.client(), '/api/invitation/refusal', { token: one.token }))).toBe(one.isOpen ? 'ok' : 'invitation-over');
    one.isOpen = false;
  },
  revoke: async (world, { link: n }) => {
    const one = world.links[n % Math.max(1, world.links.length)];
    if (!one) return;
    // The other organisation's administrator tries first, and finds nothing.
    expect(codeOf((await world.organisations[1 - one.org]?.ada.send('DELETE', `/api/organisation/invitations/${one.id}`)) as Answer)).toBe('not-found');
    expect(codeOf((await world.organisations[one.org]?.ada.send('DELETE', `/api/organisation/invitations/${one.id}`)) as Answer)).toBe(one.isOpen ? 'ok' : 'not-found');
    one.isOpen = false;
  },
  renew: async (world, { link: n }) => {
    const one = world.links[n % Math.max(1, world.links.length)];
    if (!one) return;
    const answer = (await world.organisations[one.org]?.ada.send('POST', `/api/organisation/invitations/${one.id}/renewal`)) as Answer;
    expect(codeOf(answer)).toBe(one.isOpen ? 'ok' : 'not-found');
    if (!one.isOpen) return;
    const old = one.token;
    one.token = (answer.body as InvitedBody).invited[0]?.link?.split('#')[1] ?? '';
    expect(codeOf(await knock(await server.client(), '/api/invitation', { token: old }))).toBe('invitation-over');
  },
  expire: async (world, { link: n }) => {
    const one = world.links[n % Math.max(1, world.links.length)];
    if (!one?.isOpen) return;
    await server.sql`update invitation set expires_at = ${new Date(now.getTime() - 1)}, revoked_at = null where id = ${one.id}`;
    expect(codeOf(await knock(await server.client(), '/api/invitation', { token: one.token }))).toBe('invitation-over');
    await server.sql`update invitation set revoked_at = now() where id = ${one.id}`;
    one.isOpen = false;
  },
  suspend: (world, { org: n, person: who }) => turn(world, { n, who, method: 'POST', rest: '/suspension' }),
  resume: (world, { org: n, person: who }) => turn(world, { n, who, method: 'DELETE', rest: '/suspension' }),
  remove: (world, { org: n, person: who }) => turn(world, { n, who, method: 'DELETE', rest: '' }),
  become: async (world, { org: n, person: who }) => {
    const client = world.clients[who];
    if (!client) return;
    const expected = !world.isIn(world.acting[who] ?? null, who) ? 'not-signed-in' : world.isIn(n, who) ? 'ok' : 'not-found';
    expect(codeOf(await client.send('PUT', '/api/session/organisation', { organisationId: world.idOf(n) }))).toBe(expected);
    if (expected === 'ok') world.acting[who] = n;
    if (expected === 'not-signed-in') world.acting[who] = null;
  },
  look: async (world, { person: who }) => {
    const client = world.clients[who];
    if (!client) return;
    const at = world.acting[who] ?? null;
    const answer = await client.send('GET', '/api/session');
    if (!world.isIn(at, who)) {
      world.acting[who] = null;
      return void expect(codeOf(answer)).toBe('not-signed-in');
    }
    const mine = [0, 1].filter((n) => world.isIn(n, who)).map((n) => world.idOf(n)).sort();
    const body = answer.body as { person: { email: string }; organisation: { id: string }; role: Role; organisations: { id: string }[] }; // what the shape promises
    expect({ email: body.person.email, id: body.organisation.id, role: body.role, all: body.organisations.map(({ id }) => id).sort() }).toEqual({
      email: world.emails[who], id: world.idOf(at ?? 0), role: world.seat(at ?? 0, who)?.role, all: mine,
    });
  },
};

const turn = async (world: World, { n, who, method, rest }: { n: number; who: number; method: string; rest: string }): Promise<void> => {
  const [personId, seat] = [world.ids[who], world.seat(n, who)];
  const answer = (await world.organisations[n]?.ada.send(method, `/api/organisation/members/${personId ?? randomUUID()}${rest}`)) as Answer;
  expect(codeOf(answer)).toBe(seat ? 'ok' : 'not-found');
  if (!seat) return;
  if (rest === '') world.seats.delete(`${String(n)} ${String(who)}`);
  else seat.isSuspended = method === 'POST';
  // Sessions that act as it have ended, and do not come back with the seat.
  if (world.acting[who] === n && (rest === '' || method === 'POST')) world.acting[who] = null;
};

/** Who acts as what in the database is what the model says, whatever happened on the way. */
const compare = async (world: World): Promise<void> => {
  for (let who = 0; who < PEOPLE; who++) await run.look(world, { do: 'look', person: who });
  const rows = await server.sql<{ organisationId: string; email: string; role: Role }[]>`
    select m.organisation_id, p.email, m.role from membership m join person p on p.id = m.person_id where p.email = any (${world.emails}) order by 1, 2`;
  const expected = [...world.seats].map(([key, { role }]) => {
    const [n, who] = key.split(' ').map(Number);
    return { organisationId: world.idOf(n ?? 0), email: world.emails[who ?? 0] ?? '', role };
  });
  const sorted = (list: readonly { organisationId: string; email: string }[]) => [...list].sort((a, b) => (a.organisationId + a.email < b.organisationId + b.email ? -1 : 1));
  expect(sorted([...rows])).toEqual(sorted(expected));
};

test(
  `${String(RUNS)} random sequences: no session across organisations`,
  async () => {
    let commands = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 14 }), async (sequence) => {
        now = new Date();
        const world = await World.begin();
        for (const each of sequence) {
          commands++;
          // Each command is run by the entry of its own name.
          await (run[each.do] as (world: World, command: Command) => Promise<void>)(world, each);
        }
        await compare(world);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    process.stderr.write(`${String(RUNS)} sequences, ${String(commands)} commands\n`);
  },
  RUNS * 2_000,
);
