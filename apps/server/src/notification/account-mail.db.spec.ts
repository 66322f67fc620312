// Mail about accounts: sent at once, to whoever it is for, whatever they have chosen, and read by nobody else.
import { randomUUID } from 'node:crypto';
import { transaction } from '@samsvar/database';
import type { Actor, PersonId } from '@samsvar/domain';
import type { OutboxBody } from '@samsvar/protocol';
import { AccountMail } from '../mail/account-mail';
import { aMailServer, type TestMailServer } from '../testing/a-mail-server';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { MailWorker } from './mail-worker';

let server: TestApplication;
let demo: TestApplication;
let mailServer: TestMailServer;
beforeAll(async () => {
  mailServer = await aMailServer();
  const mail = { host: '127.0.0.1', port: mailServer.port, link: 'plain', login: null, from: { name: 'Samsvar', address: 'samsvar@example.se' } } as const;
  server = await anApplication({ config: { mail, publicUrl: 'http://localhost:3000' } });
  demo = await anApplication({ config: { demo: true } });
}, 60_000);
afterAll(async () => {
  await server.close();
  await demo.close();
  await mailServer.close();
});

const LINK = 'http://localhost:3000/inbjudan#hemligt';
const send = (at: TestApplication, actor: Actor, personId: PersonId | null, address: string) =>
  transaction(at.sql, (tx) =>
    at.app.get(AccountMail, { strict: false }).send(tx, {
      address, name: 'Nya Nyberg', language: 'sv', subject: 'Inbjudan', body: `Hej!\n\n${LINK}\n`, personId, organisationId: actor.organisationId,
    }),
  );
const until = async (isSo: () => Promise<boolean> | boolean, within: number): Promise<void> => {
  const end = Date.now() + within;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It never came.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test('it goes out at once to somebody who is not here, without an end, and its link is forgotten', async () => {
  const actor = await anActor(server.sql, 'administrator');
  const address = `${randomUUID()}@example.se`;
  await send(server, actor, null, address);
  // Far below the fifteen seconds between rounds.
  await until(() => mailServer.mails.some(({ to }) => to.includes(address)), 5_000);
  const mail = mailServer.mails.find(({ to }) => to.includes(address));
  expect(mail?.text).toBe(`Hej!\n\n${LINK}\n`);
  expect(mail?.headers.filter(([name]) => name.toLowerCase().startsWith('list-unsubscribe'))).toEqual([]);
  await until(async () => (await server.sql`select from outgoing_mail where address = ${address} and sent_at is not null and body = ''`).length === 1, 5_000);
});

test('it reaches people who want no mail, and who belong to no organisation', async () => {
  const actor = await anActor(server.sql, 'administrator');
  const person = await anActor(server.sql);
  await server.sql`insert into notification_setting (person_id, mail, language) values (${person.personId}, 'never', 'sv')`;
  await server.sql`delete from membership where person_id = ${person.personId}`;
  const address = `${person.personId}@example.se`;
  await send(server, actor, person.personId, address);
  await until(() => mailServer.mails.some(({ to }) => to.includes(address)), 5_000);
});

test('nobody can end it, as news can be ended', async () => {
  const person = await anActor(demo.sql, 'administrator');
  await send(demo, person, person.personId, 'a@example.se');
  const client = await demo.client(person);
  expect((await client.send('PUT', '/api/notification-settings', { mail: 'never' })).status).toBe(200);
  expect(await demo.sql`select problem from outgoing_mail where person_id = ${person.personId}`).toEqual([{ problem: null }]);
});

test('administrators see that it was sent, not what it says; in a demo they do', async () => {
  for (const [at, shown] of [[server, false], [demo, true]] as const) {
    const actor = await anActor(at.sql, 'administrator');
    await send(at, actor, null, `${randomUUID()}@example.se`);
    const client = await at.client(actor);
    const answer = await client.send('GET', '/api/outbox', undefined, { 'accept-language': 'sv' });
    expect((answer.body as OutboxBody).mails).toMatchObject([{ subject: 'Inbjudan' }]);
    expect(answer.text.includes('hemligt')).toBe(shown);
  }
});

test('letters about people’s own accounts are in their organisation’s outbox in a demo, and nowhere else', async () => {
  for (const [at, subjects] of [[server, []], [demo, ['Lösenord']]] as const) {
    const administrator = await anActor(at.sql, 'administrator');
    const stranger = await anActor(at.sql);
    for (const { personId } of [administrator, stranger]) {
      await transaction(at.sql, (tx) =>
        at.app.get(AccountMail, { strict: false }).send(tx, { address: `${personId}@example.se`, name: '', language: 'sv', subject: 'Lösenord', body: LINK, personId, organisationId: null }),
      );
    }
    const { body } = await (await at.client(administrator)).send('GET', '/api/outbox');
    expect((body as OutboxBody).mails.map(({ subject }) => subject)).toEqual(subjects);
  }
});

test('what rolls back is not sent, and what nobody could send is forgotten', async () => {
  const plain = await anApplication();
  const undone = transaction(plain.sql, async (tx) => {
    await plain.app.get(AccountMail, { strict: false }).send(tx, { address: 'b@example.se', name: '', language: 'sv', subject: '', body: 'x', personId: null, organisationId: null });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect(await plain.sql`select from outgoing_mail`).toHaveLength(0);
  const there = await anActor(plain.sql, 'administrator');
  await send(plain, there, null, 'c@example.se');
  const worker = plain.app.get(MailWorker, { strict: false });
  await worker.round();
  expect(await plain.sql`select from outgoing_mail where body <> ''`).toHaveLength(1);
  await plain.sql`update outgoing_mail set created_at = now() - interval '4 days'`;
  await worker.round();
  expect(await plain.sql`select from outgoing_mail where body <> ''`).toHaveLength(0);
  await plain.close();
}, 30_000);
