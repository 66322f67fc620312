// Types of the small HTTP server: the web's own code is typed for browsers, where Node's modules do not exist.

/** A running server, and what it has been asked. */
export interface AnsweringServer {
  readonly asked: { readonly method: string; readonly url: string; readonly body: string }[];
  /** Sets the answer to every call from now on; an object is sent as JSON, and so is what a function of the request answers. */
  answer(status: number, body: unknown, headers?: Readonly<Record<string, string>>): void;
  close(): void;
}

/** Starts a server on a free port and points `fetch` at it until it is closed. */
export function answeringServer(): Promise<AnsweringServer>;
