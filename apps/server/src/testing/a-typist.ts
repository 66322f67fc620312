// Somebody who writes in a live response through a real socket, and remembers when what happened.
import { randomInt } from 'node:crypto';
import type { ResponseId } from '@samsvar/domain';
import { SUBPROTOCOL } from '@samsvar/protocol';
import { Copy, readFrame, syncMessage } from '@samsvar/realtime/testing';
import { WebSocket } from 'ws';

export interface Typist {
  /** Each message about what this connection may do. */
  readonly access: readonly boolean[];
  /** The sections that it may change, as told last; null, all. */
  readonly sections: readonly string[] | null;
  readonly notices: readonly string[];
  /** The codes of refused writes. */
  readonly refusals: readonly string[];
  /** The close code, and when it came (epoch ms); null while open. */
  readonly closed: { readonly code: number; readonly at: number } | null;
  /** When text of somebody was last delivered (epoch ms). */
  readonly deliveredAt: number;
  /** How many of its writes are committed or refused. */
  readonly settled: number;
  /** Writes one word, unless the socket is closed. */
  type(word: string): void;
  close(): void;
}

/** The state vector of an empty document. */
const NOTHING = new Uint8Array([0]);
/** What brings a client up to date comes first, and is no more than this. */
const MOST_UPDATES = 1_000;

interface Entry {
  readonly url: string;
  readonly cookie: string;
  readonly responseId: ResponseId;
}

/** Comes in and is brought up to date. Rejects when the door does not open. */
export const aTypist = async ({ url, cookie, responseId }: Entry): Promise<Typist> => {
  const updates: Uint8Array[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/collab/${responseId}`, [SUBPROTOCOL], { headers: { cookie } });
  const [access, notices, refusals]: [boolean[], string[], string[]] = [[], [], []];
  const state = { closed: null as Typist['closed'], deliveredAt: 0, settled: 0, sections: null as Typist['sections'] };
  const joined = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(syncMessage('step1', NOTHING)));
    socket.on('message', (data: Buffer) => {
      const heard = readFrame(new Uint8Array(data));
      if (heard.type === 'access') {
        access.push(heard.canWrite);
        state.sections = heard.sections ?? null;
      }
      if (heard.type === 'notice') notices.push(heard.code);
      else if (heard.type === 'nack') refusals.push(heard.code);
      else if (heard.type === 'ack') state.settled = heard.count;
      else if (heard.type === 'step2' || heard.type === 'update' || heard.type === 'relayed') state.deliveredAt = Date.now();
      if (heard.type === 'update' && updates.length < MOST_UPDATES) updates.push(heard.bytes);
      // It closes what brings a client up to date.
      if (heard.type === 'step2') resolve();
    });
    socket.on('close', (code) => {
      state.closed = { code, at: Date.now() };
      reject(new Error(`closed with ${String(code)}`));
    });
  });
  await joined;
  // It goes on from what it was first shown: what others write later stands beside it.
  const copy = new Copy(randomInt(2 ** 32), ...updates);
  const type = (word: string) => {
    if (socket.readyState === socket.OPEN) socket.send(syncMessage('update', copy.does((text) => append(text, word))));
  };
  return {
    access,
    notices,
    refusals,
    get sections() {
      return state.sections;
    },
    get closed() {
      return state.closed;
    },
    get deliveredAt() {
      return state.deliveredAt;
    },
    get settled() {
      return state.settled;
    },
    type,
    close: () => socket.terminate(),
  };
};

/** Puts a word at the end of the first paragraph. */
const append = (text: Copy['text'], word: string): void => {
  const paragraph = text.get(0);
  const words = 'get' in paragraph ? paragraph.get(0) : paragraph;
  if (!('applyDelta' in words)) throw new Error('there is no text to write in');
  words.insert(words.length, word);
};
