// Typing, moves, lost lines and delays in any order: every letter that was typed stands in the text once.
import { SYNC } from '@samsvar/protocol';
import { applyEdit, contentOf, plainText, seedUpdate, textAttribute } from '@samsvar/document';
import * as decoding from 'lib0/decoding';
import fc from 'fast-check';
import * as Y from 'yjs';
import { aClock } from '../testing/fake-server';
import { TURN_ROUND, TWO_CHAPTERS, blocksIn, rewrite, textIn } from '../testing/moved-text';
import { paragraph } from '../testing/paragraph';
import { TextSync } from './text-sync';
import { Timers } from './timers';

const PARAGRAPHS = ['p1', 'p2', 'p3', 'p4'];
const [heading, ...others] = TWO_CHAPTERS.text.content ?? [];
const START = { ...TWO_CHAPTERS, text: { type: 'doc', content: [...(heading ? [heading] : []), ...others, paragraph('p4', 'Sist 😀 av allt.')] } };

/** One person's client, with what is on its way to it and from it. */
class Client {
  readonly doc = new Y.Doc();
  readonly up: Uint8Array[] = [];
  readonly down: (() => void)[] = [];
  sent = 0;
  taken = 0;
  readonly text: TextSync;
  private readonly clock = aClock();

  constructor(readonly no: number) {
    this.doc.clientID = no + 1;
    const timers = new Timers(this.clock.timing);
    const send = (frame: Uint8Array) => {
      const input = decoding.createDecoder(frame);
      // Past the type and the kind; announcements, of another type, are not sent for so little.
      decoding.readVarUint(input);
      decoding.readVarUint(input);
      this.up.push(decoding.readVarUint8Array(input));
    };
    this.text = new TextSync(this.doc, { timers, send, canWrite: () => true, changed: () => undefined, refusedForGood: (code) => { throw new Error(code); } });
  }

  flush(): void {
    this.clock.pass(30);
  }
}

class World {
  readonly server = new Y.Doc();
  readonly clients: readonly Client[];
  typed: string[] = [];
  private came: { readonly client: Client | null; readonly update: Uint8Array }[] = [];
  private edits = 0;

  constructor(people: number) {
    Y.applyUpdate(this.server, seedUpdate(START));
    this.clients = Array.from({ length: people }, (_, no) => new Client(no));
    for (const client of this.clients) this.connect(client);
    this.settle();
  }

  type(client: Client, at: number, count: number): void {
    const text = textIn(client.doc, PARAGRAPHS[at % PARAGRAPHS.length] ?? '');
    for (let i = 0; i < count; i++) {
      const before = Array.from(lettersOf(text)).slice(0, at % 7).join('');
      // Every third one takes two code units.
      const letter = String.fromCodePoint((this.typed.length % 3 === 0 ? 0x1f300 : 0xe000) + this.typed.length);
      this.typed.push(letter);
      text.insert(before.length, letter, at % 5 === 0 ? { bold: {} } : {});
    }
  }

  /** The server makes an edit of its own. */
  edit(kind: number): void {
    const id = 1_000_000 + (this.edits += 1);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.server));
    const isFirst = textAttribute(blocksIn(copy)[0] ?? { type: '' }, 'id') === 's0';
    const update = kind % 2 === 0 && isFirst ? applyEdit(copy, TURN_ROUND, id).update : updateOf(copy, id, () => rotate(copy, kind));
    if (!update) return;
    Y.applyUpdate(this.server, update);
    this.came.push({ client: null, update });
  }

  /** A person moves a block: in one stroke, as cut and paste in an editor that sends both together. */
  move(client: Client, kind: number): void {
    client.doc.transact(() => rotate(client.doc, kind));
  }

  /** One message of a client reaches the server. */
  rise(client: Client): void {
    const update = client.up.shift();
    if (!update) return;
    client.taken += 1;
    Y.applyUpdate(this.server, update);
    this.came.push({ client, update });
  }

  /** Everything that came in is sent to all, as one, and acknowledged. */
  flush(): void {
    const { came } = this;
    if (came.length === 0) return;
    this.came = [];
    const update = Y.mergeUpdates(came.map((one) => one.update));
    const only = came.every(({ client }) => client === came[0]?.client) ? came[0]?.client : null;
    for (const client of this.clients) {
      if (client !== only) client.down.push(() => client.text.received(SYNC.update, update));
      const count = client.taken;
      if (came.some((one) => one.client === client)) client.down.push(() => client.text.acknowledged(count));
    }
  }

  /** The line is cut: what was on it is lost, both ways, and the client comes back. */
  cut(client: Client): void {
    this.flush();
    client.text.lost();
    client.up.length = client.down.length = 0;
    this.connect(client);
  }

  settle(): void {
    for (let round = 0; round < 4; round++) {
      for (const client of this.clients) {
        while (client.down.length > 0) client.down.shift()?.();
        client.flush();
        while (client.up.length > 0) this.rise(client);
        this.flush();
      }
    }
  }

  private connect(client: Client): void {
    client.taken = 0;
    const [vector, difference] = [Y.encodeStateVector(this.server), Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(client.doc))];
    client.down.push(() => client.text.received(SYNC.step1, vector), () => client.text.received(SYNC.update, difference), () => client.text.received(SYNC.step2, new Uint8Array([0, 0])));
  }
}

const lettersOf = (text: Y.XmlText): string =>
  // Yjs types a delta as `any`; here it has words only.
  (text.toDelta() as { readonly insert: string }[]).map(({ insert }) => insert).join('');

const updateOf = (doc: Y.Doc, id: number, change: () => void): Uint8Array | null => {
  let made: Uint8Array | null = null;
  doc.clientID = id;
  doc.on('update', (update: Uint8Array) => (made = update));
  doc.transact(change);
  return made;
};

const rotate = (doc: Y.Doc, by: number): void => {
  const blocks = blocksIn(doc);
  const at = 1 + (by % (blocks.length - 1));
  rewrite(doc, ...blocks.slice(at), ...blocks.slice(0, at));
};

const numbers = fc.record({ who: fc.nat(2), what: fc.nat(99), at: fc.nat(34), count: fc.integer({ min: 1, max: 3 }) });

/** Does one thing; `isMover` says that the first person moves blocks, and the server none. */
const act = (world: World, { who, what, at, count }: { who: number; what: number; at: number; count: number }, { isMover, cuts }: { isMover: boolean; cuts: number }): void => {
  const client = world.clients[who] ?? world.clients[0];
  if (!client) return;
  if (what < 35) world.type(client, at, count);
  else if (what < 50) client.flush();
  else if (what < 65) world.rise(client);
  else if (what < 75) world.flush();
  else if (what < 87) client.down.shift()?.();
  else if (what < 87 + cuts) world.cut(client);
  else if (!isMover) world.edit(at);
  else if (world.clients[0]) world.move(world.clients[0], at);
};

const judge = (world: World): void => {
  world.settle();
  const text = plainText(contentOf(world.server).text);
  const wrong = world.typed.map((letter) => text.split(letter).length - 1).filter((count) => count !== 1);
  expect(wrong).toEqual([]);
  for (const { doc, text: sync } of world.clients) {
    expect(contentOf(doc)).toEqual(contentOf(world.server));
    expect(sync.outbox.unsaved).toBe(0);
  }
};

test.each([
  ['the server moves blocks', { isMover: false, cuts: 0 }],
  ['the server moves blocks, and lines are cut', { isMover: false, cuts: 4 }],
  ['a person moves blocks', { isMover: true, cuts: 0 }],
] as const)('%s: no letter is lost, and none stands twice', (_, how) => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 10, maxLength: 45 }), (steps) => {
      const world = new World(3);
      for (const step of steps) act(world, step, how);
      judge(world);
    }),
    { seed: 20261122, numRuns: 150 },
  );
}, 120_000);
