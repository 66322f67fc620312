// One line behind a real HTTP server, with time in the hands of the test: what waits counts, and nobody is waited for in vain.
import { jest } from '@jest/globals';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '@samsvar/domain';
import { LINE_LIMITS, decodeBatch, encodeBatch } from '@samsvar/protocol';
import express from 'express';
import { PollLine } from './poll-line';

let line: PollLine;
let server: http.Server;
let url: string;
let read: number[][];
let signs: string[];
let polls: number;
let left: number;

beforeEach(async () => {
  [read, signs, polls, left] = [[], [], 0, 0];
  // Sockets need real turns of the event loop; only waiting is in the hands of the test.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  line = new PollLine(() => signs.push('forgotten'));
  line.connect({
    receive: (frame) => void read.push([...frame]),
    close: (code, reason) => line.close(code, reason),
    gone: () => void signs.push('gone'),
  });
  const app = express();
  app.post('/poll', (request, response) => {
    try {
      polls += 1;
      response.once('close', () => (left += 1));
      line.poll(Number(request.query['n']), response, request.query['wait'] !== '0');
    } catch (error) {
      response.status(error instanceof Refusal ? 409 : 500).end();
    }
  });
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterEach(async () => {
  jest.useRealTimers();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Polled {
  readonly status: number;
  readonly frames: readonly (readonly number[])[];
  readonly goodbye: unknown;
}

/** Asks for a batch, by a connection of its own; `leave` hangs up without waiting. */
const poll = (n: number, wait = '') => {
  let leave: () => void = () => undefined;
  const answer = new Promise<Polled>((resolve, reject) => {
    const request = http.request(`${url}/poll?n=${n}${wait}`, { method: 'POST', agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { frames, goodbye } = response.statusCode === 200 ? decodeBatch(Buffer.concat(chunks)) : { frames: [], goodbye: null };
        resolve({ status: response.statusCode ?? 0, frames: frames.map((frame) => [...frame]), goodbye });
      });
    });
    request.on('error', reject);
    leave = () => request.destroy();
    request.end();
  });
  return { answer, leave: () => leave() };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));
const until = async (isSo: () => boolean) => {
  for (let turns = 0; !isSo(); turns++) {
    if (turns > 100_000) throw new Error(`never: ${String(isSo)}`);
    await turn();
  }
};
const bytes = (...values: number[]) => Uint8Array.from(values);
const batch = (...frames: Uint8Array[]) => encodeBatch({ frames, goodbye: null });

test('what is said in one turn travels together, at once', async () => {
  const { answer } = poll(0);
  await until(() => polls === 1);
  line.send(bytes(1));
  line.send(bytes(2, 3));
  expect((await answer).frames).toEqual([[1], [2, 3]]);
});

test('what waits to be fetched counts as unsent, and is fetched batch by batch', async () => {
  const half = Math.floor(LINE_LIMITS.batchBytes / 2);
  for (let frame = 0; frame < 5; frame++) line.send(new Uint8Array(half).fill(frame));
  expect(line.unsent).toBe(5 * half);
  expect((await poll(0).answer).frames.length).toBe(2);
  await until(() => line.unsent === 3 * half);
  expect((await poll(1).answer).frames.length).toBe(2);
  expect((await poll(2).answer).frames.map((frame) => frame[0])).toEqual([4]);
  await until(() => line.unsent === 0);
});

test('a batch whose answer was lost is answered again, and no other number is', async () => {
  line.send(bytes(1));
  await poll(0).answer;
  line.send(bytes(2));
  expect((await poll(0).answer).frames).toEqual([[1]]);
  expect((await poll(1).answer).frames).toEqual([[2]]);
  expect((await poll(0).answer).status).toBe(409);
  expect(signs).toEqual(['gone', 'forgotten']);
});

test('a poll that hears nothing ends with nothing, and may be asked again', async () => {
  const { answer } = poll(0);
  await until(() => polls === 1);
  jest.advanceTimersByTime(LINE_LIMITS.pollMs);
  expect((await answer).status).toBe(204);
  line.send(bytes(9));
  expect((await poll(0).answer).frames).toEqual([[9]]);
});

test('a poll that does not wait is answered at once, with what there is', async () => {
  expect((await poll(0, '&wait=0').answer).status).toBe(204);
  line.send(bytes(4));
  expect((await poll(0, '&wait=0').answer).frames).toEqual([[4]]);
  expect((await poll(1, '&wait=0').answer).status).toBe(204);
});

test('a line that nobody asks is gone after a while', () => {
  jest.advanceTimersByTime(LINE_LIMITS.idleMs - 1);
  expect(signs).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(signs).toEqual(['gone', 'forgotten']);
  line.send(bytes(1));
  expect(line.unsent).toBe(0);
});

test('messages are handed on once, in order; a gap ends the line', async () => {
  await line.take(0, batch(bytes(1), bytes(2)));
  await line.take(0, batch(bytes(1), bytes(2)));
  await line.take(1, batch(bytes(3)));
  await line.take(0, batch(bytes(1), bytes(2)));
  expect(read).toEqual([[1], [2], [3]]);
  await expect(line.take(3, batch(bytes(5)))).rejects.toMatchObject({ code: 'conflict' });
  expect(read.length).toBe(3);
  expect(signs).toEqual(['gone', 'forgotten']);
});

test('what cannot be read closes the connection with words', async () => {
  await line.take(0, bytes(5, 1));
  expect((await poll(0).answer).goodbye).toEqual({ code: 4400, reason: 'not understood' });
});

test('while nothing is read, messages wait outside, and come in once and in order', async () => {
  line.pause();
  const brought = [line.take(0, batch(bytes(1))), line.take(0, batch(bytes(1)))];
  await turn();
  expect(read).toEqual([]);
  line.resume();
  await Promise.all(brought);
  await line.take(1, batch(bytes(2)));
  expect(read).toEqual([[1], [2]]);
  line.pause();
  const late = expect(line.take(2, batch(bytes(3)))).rejects.toMatchObject({ code: 'unavailable' });
  jest.advanceTimersByTime(15_000);
  await late;
  line.resume();
  await line.take(2, batch(bytes(3)));
  expect(read).toEqual([[1], [2], [3]]);
});

test('the goodbye comes last, is heard again by those who ask again, and then the line is forgotten', async () => {
  line.send(bytes(1));
  line.close(1012, 'restarting');
  line.send(bytes(2));
  expect(await poll(0).answer).toEqual({ status: 200, frames: [[1]], goodbye: { code: 1012, reason: 'restarting' } });
  expect((await poll(0).answer).goodbye).toEqual({ code: 1012, reason: 'restarting' });
  await until(() => left === 2);
  await turn();
  jest.advanceTimersByTime(5_000);
  expect(signs).toEqual(['gone', 'forgotten']);
});

test('whoever asks twice is answered the second time', async () => {
  const first = poll(0);
  await until(() => polls === 1);
  const second = poll(0);
  expect((await first.answer).status).toBe(204);
  line.send(bytes(1));
  expect((await second.answer).frames).toEqual([[1]]);
});

test('whoever hangs up while waiting is not waited for', async () => {
  const { answer, leave } = poll(0);
  await until(() => polls === 1);
  leave();
  await expect(answer).rejects.toThrow();
  await until(() => left === 1);
  await turn();
  jest.advanceTimersByTime(LINE_LIMITS.idleMs);
  expect(signs).toEqual(['gone', 'forgotten']);
});
