// Nest's socket adapter, for paths with an id behind them, judged before they are upgraded, and for binary frames.
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { Refusal, languageOf } from '@samsvar/domain';
import { REFUSALS, wordsOfRefusal } from '@samsvar/protocol';
import type { WebSocket, WebSocketServer } from 'ws';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { CollabDoor } from './collab-door';

/** A socket server as Nest's adapter keeps it: with the path it serves. */
type PathServer = WebSocketServer & { readonly path: string };

/** Refused upgrades are answered within this time even when the database is not (ms). */
const JUDGE_MS = 10_000;

export class CollabAdapter extends WsAdapter {
  private readonly listeners: { readonly server: Server; readonly listener: (...args: Upgrade) => void }[] = [];
  private door: CollabDoor | null = null;

  constructor(private readonly app: INestApplication) {
    super(app);
  }

  /** Nest would read every message as JSON. A gateway without handlers reads its own. */
  override bindMessageHandlers(...args: Parameters<WsAdapter['bindMessageHandlers']>): void {
    const handlers: readonly MessageMappingProperties[] = args[1];
    if (handlers.length > 0) super.bindMessageHandlers(...args);
  }

  /** Nest compares paths exactly and ends everything else; ours has the response's id behind a prefix. */
  protected override ensureHttpServerExists(port: number, httpServer?: Server): Server | undefined {
    if (this.httpServersRegistry.has(port) || !httpServer) return undefined;
    this.httpServersRegistry.set(port, httpServer);
    const listener = (...upgrade: Upgrade) => void this.upgrade(port, upgrade);
    httpServer.on('upgrade', listener);
    this.listeners.push({ server: httpServer, listener });
    return httpServer;
  }

  override async dispose(): Promise<void> {
    for (const { server, listener } of this.listeners.splice(0)) server.off('upgrade', listener);
    await super.dispose();
  }

  private async upgrade(port: number, [request, socket, head]: Upgrade): Promise<void> {
    // Whoever leaves while being judged must not end the process.
    socket.on('error', () => socket.destroy());
    const limit = setTimeout(() => refuse(request, socket, new Refusal('unavailable')), JUDGE_MS);
    try {
      const server = this.serverFor(port, request);
      const door = (this.door ??= this.app.get<CollabDoor>(CollabDoor, { strict: false }));
      await door.judge(request);
      if (socket.destroyed || !socket.writable) return;
      server.handleUpgrade(request, socket, head, (client: WebSocket) => server.emit('connection', client, request));
    } catch (error) {
      if (!(error instanceof Refusal)) this.app.get<Log>(LOG, { strict: false }).error(faultOf(error), 'upgrade failed');
      refuse(request, socket, error instanceof Refusal ? error : new Refusal('unavailable'));
    } finally {
      clearTimeout(limit);
    }
  }

  private serverFor(port: number, request: IncomingMessage): PathServer {
    const path = (request.url ?? '').split('?')[0] ?? '';
    // Nest types this registry loosely; it only ever holds what `create` put there.
    const servers = (this.wsServersRegistry.get(port) ?? []) as PathServer[];
    const server = servers.find((one) => path.startsWith(`${one.path}/`));
    if (!server) throw new Refusal('not-found');
    return server;
  }
}

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];

/** Says no in HTTP, with the same body that the rest of the server would answer. */
const refuse = (request: IncomingMessage, socket: Duplex, { code, data }: Refusal): void => {
  if (!socket.writable) return;
  const { status } = REFUSALS[code];
  const message = wordsOfRefusal(code, data, languageOf(request.headers['accept-language']));
  const body = JSON.stringify({ code, message });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
};
