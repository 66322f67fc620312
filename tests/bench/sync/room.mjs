// One document with people in it, some of whom type: follows every keystroke to every reader.
import * as Y from 'yjs';
import { Drafter, openAll } from './drafter.mjs';
import { Histogram } from './histogram.mjs';
import { ownLoad, processorMs, wait } from './processes.mjs';
import { Typist } from './typist.mjs';

const TICK_MS = 2;
const MOST_AT_ONCE = 50;

/** Who writes, and when each of their keystrokes was made: `ends[i]` is where the text stood after it. */
class Writer {
  typist = new Typist();
  ends = [];
  times = [];
  dueAt = 0;
  constructor(place, drafter) {
    this.place = place;
    this.drafter = drafter;
  }
}

export class Room {
  keys = 0;
  delivered = 0;
  latency = new Histogram();
  across = new Histogram();
  saving = new Histogram();
  #writers = new Map();
  #from = Infinity;

  /** `servers` is one server, or several nodes that the clients are spread over. */
  constructor(servers, { clients, writers, cursors = false, name }) {
    this.servers = [servers].flat();
    Object.assign(this, { clients, writerCount: writers, cursors, name });
  }

  /** Lets everybody in, and every writer begin a paragraph. */
  async open(content) {
    const [server] = this.servers;
    this.name ??= (await server.documents(1, content))[0];
    const on = {
      heard: (drafter, clocks) => this.#heard(drafter, clocks),
      saved: (milliseconds, at) => at >= this.#from && this.saving.add(milliseconds),
    };
    const makers = Array.from({ length: this.clients }, (_, i) => () => {
      const node = this.servers[i % this.servers.length];
      const holds = !server.isRelay && i >= this.clients - 2;
      return Object.assign(new Drafter(node, this.name, { person: i, holds, on }), { node, reached: [] });
    });
    this.drafters = await openAll(makers);
    for (const [place, drafter] of this.drafters.slice(0, this.writerCount).entries()) {
      const writer = new Writer(place, drafter);
      this.#writers.set(writer.typist.id, writer);
      this.#send(writer, writer.typist.begin());
    }
    await this.settle();
    return this;
  }

  /** Types for so long, so many keystrokes a second each, whether or not the server keeps up. */
  async type(milliseconds, perSecond) {
    const gap = 1000 / perSecond;
    const start = performance.now();
    for (const writer of this.#writers.values()) writer.dueAt = start + Math.random() * gap;
    for (let now = start; now < start + milliseconds; now = performance.now()) {
      for (const writer of this.#writers.values()) {
        for (let left = MOST_AT_ONCE; writer.dueAt <= now && left > 0; left -= 1) {
          this.#press(writer);
          writer.dueAt += gap * (0.5 + Math.random());
        }
      }
      await wait(TICK_MS);
    }
  }

  /** Begins to count; the answer ends it and says what was counted. */
  measure() {
    const pids = this.servers.map(({ pid }) => pid);
    const database = this.servers[0].isStored ? [this.servers[0].databasePid] : [];
    const load = ownLoad();
    Object.assign(this, { latency: new Histogram(), across: new Histogram(), saving: new Histogram(), keys: 0, delivered: 0 });
    const from = (this.#from = performance.now());
    const [cpu, databaseCpu] = [processorMs(...pids), processorMs(...database)];
    return () => {
      const seconds = (performance.now() - from) / 1000;
      const spent = processorMs(...pids) - cpu;
      return {
        seconds,
        keys: this.keys,
        deliveredPerSecond: this.delivered / seconds,
        latency: this.latency.summary,
        across: this.across.summary,
        saving: this.saving.summary,
        cpu: spent / seconds / 10,
        databaseCpu: (processorMs(...database) - databaseCpu) / seconds / 10,
        cpuPerKey: (spent * 1000) / this.keys,
        clientLoad: load(),
      };
    };
  }

  /** Waits until everybody has everything; answers how many keystrokes have not arrived. */
  async settle(milliseconds = 10_000) {
    for (const limit = performance.now() + milliseconds; this.missing > 0 && performance.now() < limit; ) await wait(20);
    return this.missing;
  }

  get missing() {
    let missing = 0;
    for (const writer of this.#writers.values()) {
      for (const drafter of this.drafters) {
        if (drafter !== writer.drafter) missing += writer.ends.length - (drafter.reached[writer.place] ?? 0);
      }
    }
    return missing;
  }

  /** Whether the clients that hold the document hold the same, with every letter in it; null when nobody holds it. */
  get isSame() {
    const docs = this.drafters.flatMap(({ doc }) => doc ?? []);
    if (docs.length === 0) return null;
    const hasAll = (doc) => [...this.#writers.values()].every(({ typist }) => Y.getState(doc.store, typist.id) === typist.end);
    const [first, ...others] = docs.map((doc) => doc.getXmlFragment('text').toString());
    return docs.every(hasAll) && others.every((text) => text === first);
  }

  get refusals() {
    return this.drafters.flatMap(({ refusals, closed }) => [...refusals, ...(closed ? [`closed ${closed.code} ${closed.reason}`] : [])]);
  }

  /** Says goodbye, and whether all went well. */
  async leave() {
    const missing = await this.settle();
    const { isSame, refusals } = this;
    for (const drafter of this.drafters) drafter.close();
    return { missing, isSame, refusals: [...new Set(refusals)].slice(0, 5) };
  }

  #press(writer) {
    this.keys += 1;
    this.#send(writer, writer.typist.press());
    if (this.cursors) writer.drafter.point(writer.typist.id, writer.typist.end - 1);
  }

  #send({ typist, ends, times, drafter }, update) {
    // A letter that is taken back moves no clock, and cannot be followed.
    if (typist.end > (ends.at(-1) ?? 0)) {
      ends.push(typist.end);
      times.push(performance.now());
    }
    drafter.write(update);
  }

  #heard(drafter, clocks) {
    const now = performance.now();
    for (const [client, end] of clocks) {
      const writer = this.#writers.get(client);
      if (!writer || writer.drafter === drafter || !drafter.reached) continue;
      let at = drafter.reached[writer.place] ?? 0;
      for (; at < writer.ends.length && writer.ends[at] <= end; at += 1) {
        this.delivered += 1;
        if (writer.times[at] < this.#from) continue;
        (writer.drafter.node === drafter.node ? this.latency : this.across).add(now - writer.times[at]);
      }
      drafter.reached[writer.place] = at;
    }
  }
}
