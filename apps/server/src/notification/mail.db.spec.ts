// Mail from the news to a real mail server: when it goes, what arrives, and what happens when it does not.
import { randomUUID } from 'node:crypto';
import type { Actor, MailChoice } from '@samsvar/domain';
import type { OutboxBody } from '@samsvar/protocol';
import type { MailSettings } from '../base/config-mail';
import { openLog } from '../base/logger';
import { aMailServer, type TestMailServer } from '../testing/a-mail-server';
import { aColleague } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { aThread, aWorkplace, someNews, tell, type Workplace } from '../testing/some-news';
import { MailWorker } from './mail-worker';
import { takeMail } from './outgoing-mail.store';

const SITE = 'http://localhost:3000';
const MINUTE = 60_000;
/** A Tuesday in winter, at noon in Sweden. */
const NOON = Date.parse('2026-12-15T11:00:00Z');

let server: TestApplication;
let mailServer: TestMailServer;
let worker: MailWorker;
let place: Workplace;
let now = new Date(NOON);
beforeAll(async () => {
  mailServer = await aMailServer();
  server = await anApplication({ config: { mail: settingsFor(mailServer.port), publicUrl: SITE }, clock: () => now });
  worker = server.app.get(MailWorker, { strict: false });
}, 60_000);
beforeEach(async () => {
  now = new Date(NOON);
  mailServer.mails.length = 0;
  mailServer.refuse(null);
  mailServer.refuseRecipients(null);
  await server.sql`delete from outgoing_mail`;
  await server.sql`delete from notification`;
  place = await aWorkplace(server.sql);
});
afterAll(async () => {
  await server.close();
  await mailServer.close();
});

const settingsFor = (port: number): MailSettings => ({
  host: '127.0.0.1',
  port,
  link: 'plain',
  login: null,
  from: { name: 'Samsvar på Medtek', address: 'samsvar@example.se' },
});
const choose = (actor: Actor, mail: MailChoice, language = 'sv') =>
  server.sql`insert into notification_setting (person_id, mail, language) values (${actor.personId}, ${mail}, ${language})`;
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * MINUTE));
const one = () => {
  expect(mailServer.mails).toHaveLength(1);
  const [mail] = mailServer.mails;
  if (!mail) throw new Error('no mail');
  return mail;
};
const outbox = () =>
  server.sql<{ sentAt: Date | null; attempts: number; problem: string | null }[]>`select sent_at, attempts, problem from outgoing_mail`;

describe('at once', () => {
  beforeEach(() => choose(place.rut, 'at-once'));

  test('goes after a minute, and what comes within it goes along', async () => {
    await tell(server, someNews(place, place.rut));
    await worker.round();
    later(0.9);
    await tell(server, someNews(place, place.rut, { kind: 'assigned' }));
    await worker.round();
    expect(mailServer.mails).toHaveLength(0);
    later(0.1);
    await worker.round();
    expect(one().header('Subject')).toBe('2 nya händelser i Samsvar');
    later(60);
    await worker.round();
    expect(mailServer.mails).toHaveLength(1);
  });

  test('does not go when it is read meanwhile', async () => {
    await tell(server, someNews(place, place.rut));
    await (await server.client(place.rut)).send('PUT', '/api/notifications/read', {});
    later(5);
    await worker.round();
    expect(await outbox()).toHaveLength(0);
  });

  test('does not go about what may no longer be seen', async () => {
    await choose(place.guest, 'at-once');
    const threadId = await aThread(server.sql, place, { layer: place.anna.organisationId });
    await tell(server, someNews(place, place.guest), someNews(place, place.guest, { threadId }));
    await server.sql`delete from response_party`;
    later(5);
    await worker.round();
    expect(await outbox()).toHaveLength(0);
    // It is settled for good: what was told while it was hidden is not mailed later.
    expect(await server.sql`select 1 from notification where mailed_at is null`).toHaveLength(0);
  });
});

describe('once a day', () => {
  test('goes at seven in Sweden to whoever has not chosen, one mail for each person and organisation', async () => {
    const threadId = await aThread(server.sql, place);
    await tell(server, someNews(place, place.rut, { threadId }), someNews(place, place.rut, { kind: 'assigned' }), someNews(place, place.guest));
    now = new Date('2026-12-16T05:59:59Z');
    await worker.round();
    expect(mailServer.mails).toHaveLength(0);
    now = new Date('2026-12-16T06:00:00Z');
    await worker.round();
    expect(mailServer.mails.map(({ to }) => to).sort()).toEqual([[`${place.rut.personId}@example.se`], [`${place.guest.personId}@example.se`]].sort());
    later(24 * 60);
    await worker.round();
    expect(mailServer.mails).toHaveLength(2);
  });

  test('does not go when everything is read', async () => {
    await tell(server, someNews(place, place.rut));
    await (await server.client(place.rut)).send('PUT', '/api/notifications/read', {});
    later(24 * 60);
    await worker.round();
    expect(await outbox()).toHaveLength(0);
  });

  test('what is told after seven waits for the next day', async () => {
    now = new Date('2026-12-16T06:00:01Z');
    await tell(server, someNews(place, place.rut));
    later(23 * 60);
    await worker.round();
    expect(mailServer.mails).toHaveLength(0);
    later(60);
    await worker.round();
    expect(mailServer.mails).toHaveLength(1);
  });
});

test('never goes to those who want none', async () => {
  await choose(place.rut, 'never');
  await tell(server, someNews(place, place.rut));
  later(48 * 60);
  await worker.round();
  expect(await outbox()).toHaveLength(0);
});

test('what arrives says who did what where, in the language of whoever reads', async () => {
  await choose(place.rut, 'at-once');
  await choose(place.guest, 'at-once', 'en');
  const threadId = await aThread(server.sql, place);
  await server.sql`insert into comment (id, thread_id, body, created_by, organisation_id)
    values (${randomUUID()}, ${threadId}, 'Kanariefågel', ${place.anna.personId}, ${place.anna.organisationId})`;
  await tell(server, someNews(place, place.rut, { threadId }), someNews(place, place.guest, { threadId }));
  later(1);
  await worker.round();
  const [sv, en] = ['Åsa Öberg har nämnt dig', 'Åsa Öberg mentioned you'].map((words) =>
    mailServer.mails.find((mail) => mail.header('Subject').startsWith(words)),
  );
  expect(sv?.header('Subject')).toBe('Åsa Öberg har nämnt dig i en kommentar: Remissvar om en strategi');
  expect(sv?.header('From')).toBe('Samsvar på Medtek <samsvar@example.se>');
  expect(sv?.header('To')).toBe(`Ivar Ek <${place.rut.personId}@example.se>`);
  expect(sv?.header('Auto-Submitted')).toBe('auto-generated');
  expect(sv?.header('Content-Language')).toBe('sv');
  expect(sv?.text).toContain(`${SITE}/svar/${place.responseId}?trad=${threadId}\n`);
  expect(sv?.text).toContain(`${SITE}/installningar/aviseringar\n`);
  expect(en?.text).toContain('You need to be signed in to read.');
  for (const { raw } of mailServer.mails) expect(Buffer.from(raw, 'latin1').toString('utf8')).not.toContain('Kanarie');
});

test('one press in the mail program ends mail, also with the link of an older mail', async () => {
  await choose(place.rut, 'at-once');
  for (let no = 0; no < 2; no++) {
    await tell(server, someNews(place, place.rut));
    later(1);
    await worker.round();
  }
  const [older] = mailServer.mails;
  expect(older?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  const link = /^<http:\/\/localhost:3000(\/avsluta-mejl\/[\w-]+)>$/.exec(older?.header('List-Unsubscribe') ?? '')?.[1] ?? '';
  expect(older?.text).toContain(`${SITE}${link}\n`);
  const anyone = await server.client();
  // Programs that look at links before people do end nothing.
  await anyone.send('GET', link);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const choiceOf = async () => (await server.sql<{ mail: string }[]>`select mail from notification_setting where person_id = ${place.rut.personId}`)[0]?.mail;
  expect(await choiceOf()).toBe('at-once');
  expect((await anyone.send('POST', link, 'List-Unsubscribe=One-Click', form)).status).toBe(204);
  expect(await choiceOf()).toBe('never');
  // The page of the web app says the same as JSON; neither says whether a link names anybody.
  await server.sql`update notification_setting set mail = 'daily'`;
  expect((await anyone.send('POST', '/api/unsubscribe', { token: link.split('/').at(-1) })).status).toBe(204);
  expect(await choiceOf()).toBe('never');
  expect((await anyone.send('POST', '/api/unsubscribe', { token: 'nobodys' })).status).toBe(204);
});

test('who ends mail does not get what was on its way', async () => {
  mailServer.refuse({ code: 451, text: 'later' });
  await choose(place.rut, 'at-once');
  await tell(server, someNews(place, place.rut));
  later(1);
  await worker.round();
  await (await server.client(place.rut)).send('PUT', '/api/notification-settings', { mail: 'never' });
  mailServer.refuse(null);
  later(60);
  await worker.round();
  expect(mailServer.mails).toHaveLength(0);
  expect(await outbox()).toMatchObject([{ sentAt: null, problem: 'unsubscribed' }]);
});

test('who has left the organisation gets nothing that was on its way', async () => {
  mailServer.refuse({ code: 451, text: 'later' });
  await choose(place.rut, 'at-once');
  await tell(server, someNews(place, place.rut));
  later(1);
  await worker.round();
  await server.sql`delete from membership where person_id = ${place.rut.personId}`;
  mailServer.refuse(null);
  later(60);
  await worker.round();
  expect(mailServer.mails).toHaveLength(0);
});

describe('names, titles and addresses', () => {
  const EVIL = 'Anna\r\nBcc: alla@ond.example\r\nX-Ond: ja\u202e\u0000';

  test('cannot add or end a header', async () => {
    place = await aWorkplace(server.sql, EVIL.replace('\u0000', '\u0007'));
    const name = EVIL.replace('\u0000', '\u0007');
    await server.sql`update person set name = ${name} where id in (${place.anna.personId}, ${place.rut.personId})`;
    await server.sql`update organisation set name = ${name} where id = ${place.anna.organisationId}`;
    await choose(place.rut, 'at-once');
    await tell(server, someNews(place, place.rut));
    later(1);
    await worker.round();
    const mail = one();
    expect(mail.to).toEqual([`${place.rut.personId}@example.se`]);
    const names = mail.headers.map(([each]) => each.toLowerCase());
    expect(names).not.toContain('bcc');
    expect(names).not.toContain('x-ond');
    expect(new Set(names).size).toBe(names.length);
    expect(mail.header('Subject')).toContain('Anna Bcc: alla@ond.example X-Ond: ja');
    // Nothing that controls or turns words around, in headers or text.
    for (const words of [...mail.headers.map(([, value]) => value), mail.text.replaceAll('\n', '')]) expect(words).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(mail.text.split('\n').filter((line) => /^(Bcc|X-Ond):/.test(line))).toEqual([]);
  });

  test.each(['anna@a.se\r\nbcc: b@ond.example', 'anna@a.se, b@ond.example', '<b@ond.example>', 'anna@a.se\nrcpt to:<b@ond.example>', 'anna', '"a b"@a.se', 'an\u202ena@a.se'])(
    'the address %j is never written to',
    async (email) => {
      await server.sql`update person set email = ${email} where id = ${place.rut.personId}`;
      await choose(place.rut, 'at-once');
      await tell(server, someNews(place, place.rut));
      later(1);
      await worker.round();
      later(60);
      await worker.round();
      expect(mailServer.mails).toHaveLength(0);
      expect(await outbox()).toMatchObject([{ attempts: 8, problem: 'bad-address' }]);
    },
  );
});

describe('a mail server that does not take it', () => {
  const queue = async () => {
    await choose(place.rut, 'at-once');
    await tell(server, someNews(place, place.rut));
    later(1);
    await worker.round();
  };

  test('is tried again after a while, longer each time, until it does', async () => {
    mailServer.refuse({ code: 451, text: 'try again later' });
    await queue();
    expect(await outbox()).toMatchObject([{ sentAt: null, attempts: 1, problem: expect.stringContaining('451 try again later') }]);
    later(1.9);
    await worker.round();
    expect(await outbox()).toMatchObject([{ attempts: 1 }]);
    later(0.1);
    await worker.round();
    expect(await outbox()).toMatchObject([{ attempts: 2 }]);
    mailServer.refuse(null);
    later(5);
    await worker.round();
    expect(one().to).toEqual([`${place.rut.personId}@example.se`]);
    expect(await outbox()).toMatchObject([{ sentAt: now, attempts: 3, problem: null }]);
  });

  test('is given up in the end, with what it said', async () => {
    mailServer.refuse({ code: 451, text: 'not today' });
    await queue();
    for (let no = 0; no < 12; no++) {
      later(12 * 60 + 1);
      await worker.round();
    }
    // Three days is as long as anything waits.
    expect(await outbox()).toMatchObject([{ sentAt: null, attempts: 8 }]);
    mailServer.refuse(null);
    later(24 * 60);
    await worker.round();
    expect(mailServer.mails).toHaveLength(0);
  });

  test('is not asked again about somebody it does not know', async () => {
    mailServer.refuseRecipients({ code: 550, text: 'no such user' });
    await queue();
    expect(await outbox()).toMatchObject([{ sentAt: null, attempts: 8, problem: expect.stringContaining('550') }]);
  });

  test('and is away does not cost every mail an attempt', async () => {
    const away = await aMailServer();
    await away.close();
    const other = new MailWorker(server.sql, { ...server.config, mail: settingsFor(away.port) }, () => now, openLog('silent'));
    for (const actor of [place.rut, place.guest, await aColleague(server.sql, place.anna, 'author')]) {
      await choose(actor, 'at-once');
      await tell(server, someNews(place, actor));
    }
    later(1);
    await other.round();
    expect((await outbox()).map(({ attempts }) => attempts).sort()).toEqual([0, 0, 1]);
    // Where the mail server is stands in the operator's log, not in the organisation's outbox.
    expect((await outbox()).flatMap(({ problem }) => problem ?? [])).toEqual([expect.stringMatching(/^mail-server E[A-Z]+$/)]);
    await other.beforeApplicationShutdown();
  });
});

test('killed after sending and before marking, it sends again under the same name', async () => {
  await choose(place.rut, 'at-once');
  await tell(server, someNews(place, place.rut));
  later(1);
  await worker.round();
  // As if nothing had been marked.
  await server.sql`update outgoing_mail set sent_at = null`;
  await worker.round();
  expect(mailServer.mails).toHaveLength(1);
  later(2);
  await worker.round();
  expect(mailServer.mails).toHaveLength(2);
  const [first, second] = mailServer.mails.map((mail) => mail.header('Message-ID'));
  expect(first).toMatch(/^<[0-9a-f-]{36}@example\.se>$/);
  expect(second).toBe(first);
});

test('many workers at once send each mail once', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => aColleague(server.sql, place.anna, 'author')));
  for (const actor of people) await choose(actor, 'at-once');
  await tell(server, ...people.flatMap((actor) => [someNews(place, actor), someNews(place, actor, { kind: 'assigned' })]));
  later(1);
  const others = Array.from({ length: 3 }, () => new MailWorker(server.sql, server.config, () => now, openLog('silent')));
  await Promise.all([worker, ...others].map((each) => each.round()));
  // Whoever found another gathering has sent nothing, and comes back.
  await Promise.all([worker, ...others].map((each) => each.round()));
  expect(mailServer.mails.map(({ to }) => to[0]).sort()).toEqual(people.map(({ personId }) => `${personId}@example.se`).sort());
  for (const each of others) await each.beforeApplicationShutdown();
}, 30_000);

test('two workers never take the same mail', async () => {
  await choose(place.rut, 'at-once');
  await server.sql`insert into outgoing_mail (id, person_id, organisation_id, address, subject, body, created_at, try_at)
    values (${randomUUID()}, ${place.rut.personId}, ${place.rut.organisationId}, 'a@b.se', 's', 'b', ${now}, ${now})`;
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeMail(server.sql, now)));
  expect(taken.filter((mail) => mail !== null)).toHaveLength(1);
});

test('what is too old is not sent when sending is turned on', async () => {
  await choose(place.rut, 'at-once');
  const silent = new MailWorker(server.sql, { ...server.config, mail: null }, () => now, openLog('silent'));
  await tell(server, someNews(place, place.rut));
  later(1);
  await silent.round();
  expect(await outbox()).toMatchObject([{ sentAt: null, attempts: 0, problem: null }]);
  later(4 * 24 * 60);
  await worker.round();
  expect(mailServer.mails).toHaveLength(0);
  expect(await outbox()).toMatchObject([{ problem: 'too-old' }]);
});

test('administrators see the organisation’s mail, without the link that ends it', async () => {
  await choose(place.rut, 'at-once');
  await choose(place.guest, 'at-once');
  await tell(server, someNews(place, place.rut), someNews(place, place.guest));
  later(1);
  await worker.round();
  const administrator = await server.client(await aColleague(server.sql, place.anna, 'administrator'));
  const answer = await administrator.send('GET', '/api/outbox');
  const { isSending, mails } = answer.body as OutboxBody; // what the shape promises
  expect(isSending).toBe(true);
  expect(mails).toMatchObject([{ to: `${place.rut.personId}@example.se`, sentAt: now.toISOString(), attempts: 1, problem: null }]);
  expect(answer.text).not.toContain('avsluta-mejl');
});
