// Server-sent events as a browser gives them, which jsdom does not have: a spec says what comes.

/** One connection that was opened. */
export class StandInEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: StandInEventSource[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    StandInEventSource.opened.push(this);
  }

  /** The server sends an event. */
  say(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  /** The connection is lost; with `isFinal` the server has said no. */
  lose(isFinal: boolean): void {
    this.readyState = isFinal ? StandInEventSource.CLOSED : 0;
    this.onerror?.();
  }

  close(): void {
    this.readyState = StandInEventSource.CLOSED;
  }
}

/** Puts it in place; answers the connections that are opened from now on. */
export const standInEvents = (): readonly StandInEventSource[] => {
  StandInEventSource.opened.length = 0;
  // It has what the app uses.
  globalThis.EventSource = StandInEventSource as unknown as typeof EventSource;
  return StandInEventSource.opened;
};
