// The one socket door: hands bytes to the live document and back, and decides nothing.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketGateway, type OnGatewayConnection } from '@nestjs/websockets';
import { COLLAB_PATH, REFUSALS, SUBPROTOCOL } from '@samsvar/protocol';
import { LIMITS, type PeerSocket } from '@samsvar/realtime';
import type { RawData, WebSocket } from 'ws';
import { CollabDoor } from './collab-door';
import { countSocket } from './live-measures';
import { ResponseDocuments } from './response-documents';

/** Above the limit of an update, so that one that is too large is answered with words first. */
const MAX_PAYLOAD = 2 * LIMITS.updateBytes;

/** Ms between two pings; a line that answered none of the last two is dead. */
const PING_MS = 30_000;

@WebSocketGateway({
  path: COLLAB_PATH,
  perMessageDeflate: false,
  maxPayload: MAX_PAYLOAD,
  skipUTF8Validation: true,
  handleProtocols: (offered: ReadonlySet<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
})
export class ResponseGateway implements OnGatewayConnection<WebSocket> {
  constructor(
    private readonly door: CollabDoor,
    private readonly documents: ResponseDocuments,
  ) {}

  /** Nest calls this in the turn of the upgrade: no message can have come before the listeners are on. */
  handleConnection(client: WebSocket, request: IncomingMessage): void {
    const admission = this.door.admissionOf(request);
    if (!admission) {
      client.close(REFUSALS['not-found'].close, 'not-found');
      return;
    }
    const { responseId, profile } = admission;
    const speaksOurs = client.protocol === SUBPROTOCOL;
    const peer = this.documents.join(socketOf(client, request.socket), responseId, { ...profile, speaksOurs });
    client.on('message', (data: RawData, isBinary: boolean) => {
      if (isBinary) peer.receive(bytesOf(data));
      else peer.close(REFUSALS.invalid.close, 'text frame');
    });
    const stopPinging = keepPinging(client);
    const stopCounting = countSocket('websocket');
    client.on('close', () => {
      stopPinging();
      stopCounting();
      peer.gone();
    });
  }
}

/**
 * `line` is the connection under the websocket: what many are sent is framed once and written to it directly. No
 * frame is torn, because neither end compresses and everything is written whole, in the turn that it is sent.
 */
const socketOf = (client: WebSocket, line: Socket): PeerSocket => ({
  send: (frame) => {
    // The callback keeps a socket that is just closing from throwing.
    if (client.readyState === client.OPEN) client.send(frame, { binary: true, compress: false }, () => undefined);
  },
  sendFramed: (pieces) => {
    if (client.readyState !== client.OPEN || line.destroyed) return;
    if (pieces.length > 1) line.cork();
    for (const piece of pieces) line.write(piece);
    if (pieces.length > 1) line.uncork();
  },
  close: (code, reason) => {
    // A paused socket would never hear the answer to its goodbye.
    client.resume();
    client.close(code, reason);
    setTimeout(() => client.terminate(), GOODBYE_MS).unref();
  },
  pause: () => client.pause(),
  resume: () => client.resume(),
  get unsent() {
    return line.writableLength;
  },
});

/** How long the other end may take to answer a goodbye (ms). */
const GOODBYE_MS = 3_000;

/** The view that ws gives, without copying. `binaryType` is left at its default, so it is one Buffer. */
const bytesOf = (data: RawData): Uint8Array => {
  const buffer = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
};

const keepPinging = (client: WebSocket): (() => void) => {
  let unanswered = 0;
  client.on('pong', () => (unanswered = 0));
  const timer = setInterval(() => {
    unanswered += 1;
    if (unanswered > 2) client.terminate();
    else client.ping();
  }, PING_MS).unref();
  return () => clearInterval(timer);
};
