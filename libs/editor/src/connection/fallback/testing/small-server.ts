// A small real server for tests of the fallback: one line at a time, sockets on request, and faults on demand.
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { decodeBatch, encodeBatch, type Goodbye } from '@samsvar/protocol';
import { WebSocketServer, type WebSocket } from 'ws';

/** `late` accepts once a line is asked for. */
export type Upgrade = 'accept' | 'refuse' | 'swallow' | 'mute' | 'late';
/** What goes wrong with the next request of a kind: it never arrives, or its answer is lost. */
export type Fault = 'lost' | 'unanswered' | 'gateway';

/** Listens on a port of its own; what it was asked and told stands in its fields. */
export class SmallServer {
  upgrades: Upgrade = 'accept';
  /** Statuses with bodies for openings, before a line is opened. */
  readonly refusals: { readonly status: number; readonly body: string }[] = [];
  readonly faults: { readonly door: string; readonly fault: Fault }[] = [];
  readonly asked: string[] = [];
  readonly heard: number[][] = [];
  readonly sockets: WebSocket[] = [];
  isEnded = false;
  private readonly http = http.createServer((request, response) => this.answer(request, response));
  private readonly wss = new WebSocketServer({ noServer: true });
  private readonly open = new Set<Socket>();
  private toSay: Uint8Array[] = [];
  private goodbye: Goodbye | null = null;
  private kept: { n: number; batch: Uint8Array } | null = null;
  private next = 0;
  private taken = 0;
  private waiting: http.ServerResponse | null = null;
  private late: () => void = () => undefined;

  async start(): Promise<string> {
    this.http.on('connection', (socket) => {
      this.open.add(socket);
      socket.on('close', () => this.open.delete(socket));
    });
    this.http.on('upgrade', (request, socket, head) => {
      this.asked.push('upgrade');
      if (this.upgrades === 'refuse') socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      if (this.upgrades === 'refuse' || this.upgrades === 'swallow') return;
      const accept = () => this.wss.handleUpgrade(request, socket, head, (client) => this.accepted(client));
      if (this.upgrades === 'late') this.late = accept;
      else accept();
    });
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve));
    const { port } = this.http.address() as AddressInfo; // it listens on a port
    return `ws://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.http.close(resolve));
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  says(...frames: number[][]): void {
    this.toSay.push(...frames.map((frame) => Uint8Array.from(frame)));
    this.speak();
  }

  ends(code: number, reason: string): void {
    this.goodbye = { code, reason };
    this.speak();
  }

  private accepted(client: WebSocket): void {
    this.sockets.push(client);
    if (this.upgrades === 'mute') return;
    client.send(Buffer.from([107]));
    client.on('message', (data: Buffer) => {
      this.heard.push([...data]);
      client.send(Buffer.from([100]));
    });
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.route(request, response, Buffer.concat(chunks)));
  }

  private route(request: http.IncomingMessage, response: http.ServerResponse, body: Buffer): void {
    const url = new URL(request.url ?? '', 'http://x');
    const door = url.pathname.split('/')[6] ?? 'open';
    this.asked.push(door);
    if (door === 'open') this.late();
    const at = this.faults.findIndex((planned) => planned.door === door);
    const fault = at >= 0 ? this.faults.splice(at, 1)[0]?.fault : undefined;
    if (fault === 'lost') return void response.destroy();
    if (fault === 'gateway') return void response.writeHead(502).end();
    if (fault === 'unanswered') hideAnswer(response);
    const n = Number(url.searchParams.get('n'));
    if (door === 'open') this.opening(response, url);
    else if (door === 'poll') this.poll(response, n, url.searchParams.get('wait') !== '0');
    else this.take(response, n, body, door === 'end');
  }

  private opening(response: http.ServerResponse, url: URL): void {
    const refusal = this.refusals.shift();
    expect(url.pathname).toBe('/api/responses/r1/line');
    expect(url.searchParams.get('schema')).toBe('3');
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    if (refusal) return void response.writeHead(refusal.status).end(refusal.body);
    response.writeHead(201).end(JSON.stringify({ line: 'a'.repeat(32) }));
  }

  /** Whether a poll waits here. */
  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  private poll(response: http.ServerResponse, n: number, isPatient: boolean): void {
    const send = (batch: Uint8Array) => response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(batch);
    if (this.kept?.n === n) return void send(this.kept.batch);
    expect(n).toBe(this.next);
    this.waiting = response;
    this.speak();
    if (isPatient || !this.waiting) return;
    this.waiting.writeHead(204).end();
    this.waiting = null;
  }

  private speak(): void {
    if (!this.waiting || (this.toSay.length === 0 && !this.goodbye)) return;
    const batch = encodeBatch({ frames: this.toSay.splice(0), goodbye: this.goodbye });
    this.kept = { n: this.next++, batch };
    this.waiting.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(batch);
    this.waiting = null;
  }

  private take(response: http.ServerResponse, n: number, body: Buffer, isEnd: boolean): void {
    if (n > this.taken) return void response.writeHead(409).end();
    if (n === this.taken) {
      this.taken += 1;
      this.heard.push(...decodeBatch(body).frames.map((frame) => [...frame]));
      if (isEnd) this.isEnded = true;
    }
    response.writeHead(204).end();
  }
}

/** Whatever is answered, the other end never hears it. */
const hideAnswer = (response: http.ServerResponse): void => {
  response.writeHead = () => response;
  response.end = () => response.destroy();
};
