/** The fallback against a real small server: sockets that are refused, swallowed and mute, and lines that lose requests.
 * @jest-environment node
 */
import type { Goodbye } from '@samsvar/protocol';
import { WebSocket } from 'ws';
import { realTiming } from '../connection-timing';
import { FallbackSocket } from './fallback-socket';
import type { Surroundings } from './surroundings';
import { SmallServer } from './testing/small-server';

let server: SmallServer;
let url: string;
const opened: FallbackSocket[] = [];
beforeEach(async () => {
  server = new SmallServer();
  url = `${await server.start()}/collab/r1?schema=3`;
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await server.stop();
});

/** What a tab keeps, and a clock whose waits are shorter than people's. */
const aTab = (shorter: (ms: number) => number = (ms) => ms / 10) => {
  const kept = new Map<string, string>();
  const tab = { isHidden: false, looks: new Set<() => void>() };
  const show = (isHidden: boolean) => {
    tab.isHidden = isHidden;
    for (const look of [...tab.looks]) look();
  };
  const around: Surroundings = {
    // Two libraries' types of the same interface.
    webSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    fetch: (...request) => fetch(...request),
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    timing: { ...realTiming, after: (ms, work) => realTiming.after(shorter(ms), work) },
    isHidden: () => tab.isHidden,
    onVisibility: (listener) => {
      tab.looks.add(listener);
      return () => tab.looks.delete(listener);
    },
    today: () => Date.now(),
  };
  return { around, kept, show };
};

const connect = ({ around }: Pick<ReturnType<typeof aTab>, 'around'>) => {
  const socket = new FallbackSocket(url, ['samsvar.1'], around);
  opened.push(socket);
  const events: string[] = [];
  const closed = new Promise<Goodbye>((resolve) => {
    socket.onclose = (goodbye) => {
      events.push(`close ${goodbye.code} ${goodbye.reason}`.trim());
      resolve({ code: goodbye.code, reason: goodbye.reason });
    };
  });
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) events.push(`message ${[...new Uint8Array(data)].join(',')}`);
  };
  const open = new Promise<void>((resolve) => {
    socket.onopen = () => {
      events.push('open');
      resolve();
    };
  });
  const say = (...bytes: number[]) => socket.send(Uint8Array.from(bytes));
  return { socket, events, open, closed, say };
};

const until = async (isSo: () => boolean): Promise<void> => {
  const end = Date.now() + 4_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const timesAsked = (door: string) => server.asked.filter((one) => one === door).length;

describe('where sockets get through', () => {
  test('a socket it is, and no request beside it', async () => {
    const { events, open, say, socket } = connect(aTab((ms) => ms));
    await open;
    say(7);
    await until(() => events.includes('message 100'));
    expect(server.asked).toEqual(['upgrade']);
    expect(server.sockets[0]?.protocol).toBe('samsvar.1');
    socket.close();
    await until(() => events.at(-1)?.startsWith('close') ?? false);
    expect(events).toEqual(['open', 'message 107', 'message 100', 'close 1005']);
  });

  test('the server’s goodbye comes with its code and reason', async () => {
    const { open, closed } = connect(aTab((ms) => ms));
    await open;
    server.sockets[0]?.close(4404, 'not-found');
    expect(await closed).toEqual({ code: 4404, reason: 'not-found' });
  });
});

describe.each(['refuse', 'swallow'] as const)('where a proxy answers upgrades with: %s', (upgrades) => {
  beforeEach(() => (server.upgrades = upgrades));

  test('a line carries messages both ways, in order, and the goodbye', async () => {
    const { events, open, closed, say } = connect(aTab());
    await open;
    say(1);
    say(2, 2);
    server.says([10], [11, 11]);
    await until(() => server.heard.length === 2 && events.length === 3);
    server.says([12]);
    say(3);
    await until(() => server.heard.length === 3 && events.length === 4);
    server.ends(4409, 'schema-outdated');
    expect(await closed).toEqual({ code: 4409, reason: 'schema-outdated' });
    expect(server.heard).toEqual([[1], [2, 2], [3]]);
    expect(events).toEqual(['open', 'message 10', 'message 11,11', 'message 12', 'close 4409 schema-outdated']);
    expect(timesAsked('open')).toBe(1);
  });

  test('the next connection of the tab starts with a line at once', async () => {
    const tab = aTab();
    const first = connect(tab);
    await first.open;
    first.socket.close();
    await until(() => server.isEnded);
    server.asked.splice(0);
    const second = connect(tab);
    await second.open;
    expect(server.asked[0]).toBe('open');
    expect(timesAsked('upgrade')).toBe(0);
  });

  test('hanging up brings what waits first', async () => {
    const { open, say, socket, closed } = connect(aTab());
    await open;
    say(5);
    socket.close();
    expect((await closed).code).toBe(1000);
    expect(server.heard).toEqual([[5]]);
    expect(server.isEnded).toBe(true);
  });
});

describe('requests that are lost', () => {
  beforeEach(() => (server.upgrades = 'refuse'));

  test.each(['lost', 'unanswered', 'gateway'] as const)('polls that are %s neither lose nor double a message', async (fault) => {
    const { events, open } = connect(aTab());
    await open;
    await until(() => timesAsked('poll') === 1);
    for (let round = 1; round <= 3; round++) {
      server.faults.push({ door: 'poll', fault });
      server.says([round]);
      await until(() => events.length === 1 + round);
    }
    expect(events).toEqual(['open', 'message 1', 'message 2', 'message 3']);
  });

  test.each(['lost', 'unanswered', 'gateway'] as const)('messages whose request is %s are taken once, in order', async (fault) => {
    const { open, say } = connect(aTab());
    await open;
    for (let round = 1; round <= 3; round++) {
      server.faults.push({ door: 'frames', fault });
      say(round);
      say(round, round);
      await until(() => server.heard.length === 2 * round);
    }
    expect(server.heard).toEqual([[1], [1, 1], [2], [2, 2], [3], [3, 3]]);
  });

  test('a server that is gone ends the line after three polls', async () => {
    const { open, closed } = connect(aTab());
    await open;
    await until(() => timesAsked('poll') === 1);
    server.says([1]);
    server.faults.push(...Array.from({ length: 9 }, () => ({ door: 'poll', fault: 'gateway' }) as const));
    expect((await closed).code).toBe(1006);
    expect(timesAsked('poll')).toBe(4);
  });
});

describe('a tab in the background', () => {
  beforeEach(() => (server.upgrades = 'refuse'));

  test('does not wait in a connection, and hears everything when it is looked at', async () => {
    const tab = aTab((ms) => ms);
    tab.show(true);
    const { events, open } = connect(tab);
    await open;
    await until(() => server.asked.includes('poll') && !server.isWaiting);
    server.says([1]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toEqual(['open']);
    tab.show(false);
    await until(() => events.length === 2);
    expect(events).toEqual(['open', 'message 1']);
    await until(() => server.isWaiting);
  });

  test('waits as ever while it brings something, so that it hears that it is saved', async () => {
    const tab = aTab((ms) => ms);
    tab.show(true);
    const { events, open, say } = connect(tab);
    await open;
    await until(() => server.asked.includes('poll') && !server.isWaiting);
    say(2);
    await until(() => server.heard.length === 1 && server.isWaiting);
    server.says([100, 1]);
    await until(() => events.includes('message 100,1'));
  });
});

describe('when there is nothing to fall back to', () => {
  test('a server that is down is asked twice, and the connection has failed', async () => {
    await server.stop();
    const tab = aTab();
    const { events, closed } = connect(tab);
    expect((await closed).code).toBe(1006);
    expect(events).toEqual(['close 1006']);
    expect(tab.kept.size).toBe(0);
    await server.start();
  });

  test.each([401, 403, 404, 409, 429, 503])('an upgrade refused by the server itself (%i) is a failed connection, not a blocked one', async (status) => {
    server.upgrades = 'refuse';
    server.refusals.push({ status, body: JSON.stringify({ code: 'not-found', message: 'Nej.' }) });
    const tab = aTab();
    const { events, closed } = connect(tab);
    expect((await closed).code).toBe(1006);
    expect(events).toEqual(['close 1006']);
    expect(tab.kept.size).toBe(0);
    expect(server.asked).toEqual(['upgrade', 'open']);
  });

  test('a page that is too old is told so', async () => {
    server.upgrades = 'refuse';
    server.refusals.push({ status: 409, body: JSON.stringify({ code: 'schema-outdated', message: 'Läs in sidan igen.' }) });
    expect(await connect(aTab()).closed).toEqual({ code: 4409, reason: 'schema-outdated' });
  });

  test('some portal’s page in place of an answer is no line', async () => {
    server.upgrades = 'refuse';
    server.refusals.push({ status: 200, body: '<html>Logga in på nätet</html>' });
    expect((await connect(aTab()).closed).code).toBe(1006);
  });
});

describe('the race', () => {
  test('a socket that opens late, but before the line, wins; the line is hung up and never used', async () => {
    server.upgrades = 'late';
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const tab = aTab();
    const asks = tab.around.fetch;
    const late: typeof fetch = async (...request) => {
      const answer = await asks(...request);
      await gate;
      return answer;
    };
    const { events, open, say } = connect({ ...tab, around: { ...tab.around, fetch: late } });
    await open;
    await until(() => timesAsked('open') === 1);
    release();
    await until(() => server.isEnded);
    say(9);
    await until(() => events.includes('message 100'));
    expect(server.heard).toEqual([[9]]);
    expect(timesAsked('poll')).toBe(0);
    expect(tab.kept.size).toBe(0);
  });

  test('a line that opens first wins; the socket is closed without a word', async () => {
    server.upgrades = 'swallow';
    const { open, say } = connect(aTab());
    await open;
    say(4);
    await until(() => server.heard.length === 1);
    expect(server.sockets).toEqual([]);
    expect(server.heard).toEqual([[4]]);
  });
});

describe('sockets that open and carry nothing', () => {
  test('are closed after a while, and the next connection is a line', async () => {
    server.upgrades = 'mute';
    const tab = aTab((ms) => (ms === 6_000 ? 100 : ms));
    const { open, closed, say } = connect(tab);
    await open;
    say(1);
    expect((await closed).code).toBe(1006);
    const next = connect(tab);
    await next.open;
    next.say(2);
    await until(() => server.heard.length === 1);
    expect(timesAsked('open')).toBe(1);
  });
});

describe('the way back', () => {
  test('a socket is tried while the line works; when it carries something, the connection ends and the next one uses it', async () => {
    server.upgrades = 'refuse';
    // A minute or more between two tries, and five seconds for each.
    const tab = aTab((ms) => (ms >= 50_000 ? 20 : ms === 5_000 ? 50 : ms));
    const first = connect(tab);
    await first.open;
    await until(() => timesAsked('upgrade') >= 3);
    expect(first.socket.readyState).toBe(1);
    server.upgrades = 'mute';
    await until(() => server.sockets.length >= 2);
    expect(first.socket.readyState).toBe(1);
    server.upgrades = 'accept';
    expect((await first.closed).code).toBe(1012);
    await until(() => server.isEnded);
    const second = connect(tab);
    await second.open;
    second.say(6);
    await until(() => second.events.includes('message 100'));
    expect(tab.kept.size).toBe(0);
  });
});
