// A socket that gets through where sockets do not: tries a real one first, and plain HTTP when that is blocked.
import type { Goodbye } from '@samsvar/protocol';
import { BlockedMemory } from './blocked-memory';
import { HttpLine } from './http-line';
import { openLine } from './open-line';
import { browserSurroundings, type Surroundings } from './surroundings';

/** Ms that a socket may take to open until a line is tried beside it. */
const PATIENCE_MS = 1_200;

/** Ms that an open socket may be mute: the server speaks first. */
const MUTE_MS = 6_000;

/** Ms until a socket must have carried something when it is tried again while the line works, and ms between two such tries at least. */
const WAY_BACK_MS = 5_000;
const WAY_BACK_AGAIN_MS = 60_000;

/** The parts of a browser's WebSocket that a ResponseConnection uses. */
export class FallbackSocket {
  binaryType = 'arraybuffer';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: Goodbye) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState: 0 | 1 | 2 | 3 = 0;

  private readonly memory: BlockedMemory;
  /** The real socket while it may still open, or when it carries the connection. */
  private socket: WebSocket | null = null;
  /** The line, once it carries the connection. */
  private line: HttpLine | null = null;
  private isLineAsked = false;
  private isLineFailed = false;
  private hasHeard = false;
  private readonly cancels = new Set<() => void>();

  constructor(
    readonly url: string,
    private readonly protocols: string | string[],
    private readonly around: Surroundings = browserSurroundings(),
  ) {
    this.memory = new BlockedMemory(around);
    if (this.memory.waitMs > 0) this.tryLine();
    else {
      this.trySocket();
      this.after(PATIENCE_MS, () => this.tryLine());
    }
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.readyState !== 1) return;
    if (this.line) this.line.send(frame);
    else this.socket?.send(frame);
  }

  close(): void {
    if (this.readyState >= 2) return;
    this.readyState = 2;
    const { line, socket } = this;
    if (line) line.end();
    else if (socket) socket.close();
    if (!line && !socket) queueMicrotask(() => this.finish({ code: 1006, reason: '' }));
  }

  private trySocket(): void {
    const socket = this.makeSocket();
    this.socket = socket;
    socket.onopen = () => this.socketOpened(socket);
    socket.onmessage = ({ data }: MessageEvent) => {
      if (!this.hasHeard) this.memory.forget();
      this.hasHeard = true;
      if (this.readyState === 1) this.onmessage?.({ data });
    };
    socket.onclose = ({ code, reason }: CloseEvent) => this.socketClosed({ code, reason });
  }

  private makeSocket(): WebSocket {
    const socket = new this.around.webSocket(this.url, this.protocols);
    socket.binaryType = 'arraybuffer';
    // An error is always followed by a close; without a listener Node would stop the process.
    socket.onerror = () => undefined;
    return socket;
  }

  private socketOpened(socket: WebSocket): void {
    if (this.readyState !== 0) return socket.close();
    this.opened();
    // Some proxies open a socket and then let nothing through.
    this.after(MUTE_MS, () => {
      if (this.hasHeard) return;
      this.memory.note();
      drop(socket);
      this.finish({ code: 1006, reason: '' });
    });
  }

  private socketClosed(goodbye: Goodbye): void {
    this.socket = null;
    if (this.readyState === 0) return this.isLineFailed ? this.finish(goodbye) : this.tryLine();
    if (this.readyState === 1 && !this.hasHeard && goodbye.code === 1006) this.memory.note();
    this.finish(goodbye);
  }

  /** A line is opened once, and only one of the two ever says anything. */
  private tryLine(): void {
    if (this.isLineAsked || this.readyState !== 0) return;
    this.isLineAsked = true;
    void openLine(this.url, this.around).then((opening) => {
      if ('goodbye' in opening) this.lineRefused(opening.goodbye);
      else this.lineOpened(opening.address);
    });
  }

  private lineOpened(address: string): void {
    const line = new HttpLine(address, this.around, {
      heard: (frame) => {
        if (this.readyState === 1) this.onmessage?.({ data: frame.slice().buffer });
      },
      over: (goodbye) => {
        if (this.line === line) this.finish(goodbye);
      },
    });
    if (this.readyState !== 0) return line.end();
    // The server is there, and no socket has opened: if one was tried, it does not get through.
    if (this.memory.waitMs === 0) this.memory.note();
    if (this.socket) drop(this.socket);
    this.socket = null;
    this.line = line;
    this.opened();
    line.listen();
    this.lookForWayBack();
  }

  private lineRefused(goodbye: Goodbye): void {
    this.isLineFailed = true;
    // Where both were refused, the server has spoken; where the socket may still open, it is waited for.
    if (this.readyState === 0 && !this.socket) this.finish(goodbye);
  }

  private opened(): void {
    this.cancelAll();
    this.readyState = 1;
    this.onopen?.();
  }

  /** The network may have changed: now and then a socket is tried, which says nothing, and the next connection uses one. */
  private lookForWayBack(): void {
    this.after(Math.max(this.memory.waitMs, WAY_BACK_AGAIN_MS), () => {
      const socket = this.makeSocket();
      let isDecided = false;
      const decide = (isThrough: boolean) => {
        if (isDecided) return;
        isDecided = true;
        drop(socket);
        if (this.readyState !== 1) return;
        if (isThrough) this.memory.doubt();
        else this.memory.note();
        if (!isThrough) return this.lookForWayBack();
        this.line?.end();
        this.finish({ code: 1012, reason: 'way back' });
      };
      // The server speaks first; that a socket opens does not prove that it carries anything.
      socket.onmessage = () => decide(true);
      socket.onclose = () => decide(false);
      this.after(WAY_BACK_MS, () => decide(false));
    });
  }

  private finish(goodbye: Goodbye): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.cancelAll();
    this.onclose?.(goodbye);
  }

  private after(ms: number, work: () => void): void {
    const cancel = this.around.timing.after(ms, () => {
      this.cancels.delete(cancel);
      work();
    });
    this.cancels.add(cancel);
  }

  private cancelAll(): void {
    for (const cancel of this.cancels) cancel();
    this.cancels.clear();
  }
}

/** Lets go of a socket that lost: whatever becomes of it concerns nobody. */
const drop = (socket: WebSocket): void => {
  socket.onopen = socket.onmessage = socket.onclose = null;
  socket.onerror = () => undefined;
  socket.close();
};

/** To be handed to a ResponseConnection in place of the browser's WebSocket, of which it has the parts that are used. */
export const fallbackWebSocket = FallbackSocket as unknown as typeof WebSocket;
