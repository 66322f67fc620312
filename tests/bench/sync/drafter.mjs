// One client of a document: keeps count of what it holds instead of holding it, save for a few that really do.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { DIALECTS, NOTHING_KNOWN, NO_CHANGE } from './dialects.mjs';
import { ThinSocket } from './thin-socket.mjs';

/** What a broadcast says is the same for everybody who hears it: it is read once. */
const lastRead = { frame: Buffer.alloc(0), dialect: null, event: null };

/** Longer than anything that is broadcast; whoever opens a whole document does not ask what is in it. */
const WHOLE_DOCUMENT = 200_000;

const readOnce = (name, frame) => {
  if (frame.length > WHOLE_DOCUMENT) return DIALECTS[name].read(frame);
  if (lastRead.dialect === name && frame.equals(lastRead.frame)) return lastRead.event;
  const kept = Buffer.from(frame);
  const event = DIALECTS[name].read(new Uint8Array(kept.buffer, kept.byteOffset, kept.length));
  if (event.payload && event.payload.length > 2 && (event.type === 'whole' || event.type === 'update')) {
    event.clocks = Y.parseUpdateMeta(event.payload).to;
  }
  Object.assign(lastRead, { frame: kept, dialect: name, event });
  return event;
};

export class Drafter {
  /** The end of each writer's text that this client has. */
  clocks = new Map();
  saved = 0;
  presenceFrames = 0;
  contentBytes = 0;
  since = null;
  refusals = [];
  closed = null;
  isSynced = false;
  #sent = [];
  #acknowledged = 0;
  #line;
  #presenceClock = 0;
  #on;
  #offline;
  #dialect;

  /**
   * `server` is a running target, `person` the number of the person who is behind it. Events: `heard(clocks)`,
   * `presence(bytes)`, `saved(milliseconds)`, `content()`. `offline` is an update made before connecting.
   */
  constructor(server, name, { person = 0, dialect = server.dialect, holds = false, vector, since, offline, on = {} } = {}) {
    this.#dialect = dialect;
    this.#on = on;
    this.#offline = offline;
    this.doc = holds ? new Y.Doc() : null;
    this.#line = DIALECTS[dialect].open(name);
    const { path, headers, greeting, write } = this.#line;
    const query = since ? `?since=${since}` : '';
    const hello = [...greeting, write.question(vector ?? NOTHING_KNOWN)];
    this.whenSynced = new Promise((resolve, reject) => Object.assign(this, { synced: resolve, failed: reject }));
    this.whenSynced.catch(() => undefined);
    this.socket = new ThinSocket(
      { port: server.port, path: `${server.path}${path}${query}`, headers: { ...headers, ...server.headersOf(person) } },
      {
        open: () => hello.forEach((message) => this.socket.send(message)),
        message: (frame) => this.#hear(frame),
        close: (code, reason) => this.#gone(code, reason),
      },
    );
  }

  get bytesIn() {
    return this.socket.bytesIn;
  }

  get unsaved() {
    return this.#sent.length - this.#acknowledged;
  }

  write(update) {
    this.#sent.push(performance.now());
    this.socket.send(this.#line.write.update(update));
  }

  /** Says where the caret is; answers the clock of this message. */
  point(clientId, caret) {
    this.#presenceClock += 1;
    const state = { user: { name: `Person ${clientId % 1000}`, color: '#3366aa' }, cursor: caretAt(clientId, caret) };
    const out = encoding.createEncoder();
    encoding.writeVarUint(out, 1);
    encoding.writeVarUint(out, clientId);
    encoding.writeVarUint(out, this.#presenceClock);
    encoding.writeVarString(out, JSON.stringify(state));
    this.socket.send(this.#line.write.presence(encoding.toUint8Array(out)));
    return this.#presenceClock;
  }

  close() {
    this.socket.close();
  }

  drop() {
    this.socket.drop();
  }

  #hear(frame) {
    const event = readOnce(this.#dialect, frame);
    if (event.since) this.since = event.since;
    switch (event.type) {
      case 'question':
        // The answer counts as a write of this connection, though nobody waits for it.
        this.#sent.push(null);
        this.socket.send(this.#line.write.answer(this.#offline ?? NO_CHANGE));
        break;
      case 'whole':
      case 'update':
        this.#take(event);
        break;
      case 'presence':
        this.presenceFrames += 1;
        this.#on.presence?.(event.payload);
        break;
      case 'saved':
        this.#settle(event.count ?? this.#acknowledged + 1);
        break;
      case 'position':
        this.since = event.since;
        break;
      case 'refused':
        this.refusals.push(event.reason);
        break;
    }
  }

  #take({ type, payload, clocks }) {
    this.contentBytes += payload.length;
    if (this.doc) Y.applyUpdate(this.doc, payload);
    if (clocks) {
      for (const [client, end] of clocks) if ((this.clocks.get(client) ?? 0) < end) this.clocks.set(client, end);
      this.#on.heard?.(this, clocks);
    }
    if (type === 'whole' && !this.isSynced) {
      this.isSynced = true;
      this.synced(this);
    }
    this.#on.content?.(this);
  }

  #settle(count) {
    const now = performance.now();
    for (; this.#acknowledged < Math.min(count, this.#sent.length); this.#acknowledged += 1) {
      const at = this.#sent[this.#acknowledged];
      if (at === null) continue;
      this.saved += 1;
      this.#on.saved?.(now - at, at);
    }
  }

  #gone(code, reason) {
    this.closed = { code, reason };
    if (!this.isSynced) this.failed(new Error(`closed before it was synced: ${code} ${reason}`));
  }
}

const caretAt = (client, clock) => {
  const place = { type: { client, clock: 1 }, tname: null, item: { client, clock }, assoc: 0 };
  return { anchor: place, head: place };
};

/** Opens clients a few at a time and resolves when all are synced. */
export const openAll = async (makers, atOnce = 25) => {
  const opened = [];
  for (let at = 0; at < makers.length; at += atOnce) {
    const some = makers.slice(at, at + atOnce).map((make) => make());
    await Promise.all(some.map(({ whenSynced }) => whenSynced));
    opened.push(...some);
  }
  return opened;
};
