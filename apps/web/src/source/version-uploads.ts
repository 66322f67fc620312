// New versions of sources on their way to the server. They go on while the person moves between pages.
import type { LocalDate, SourceId } from '@samsvar/domain';
import type { VersionUploaded } from '@samsvar/protocol';

/** One file to send, and what is said of it. */
export interface VersionToSend {
  readonly sourceId: SourceId;
  readonly file: File;
  readonly label: string | null;
  readonly dated: LocalDate | null;
}

/** One on its way, or what became of it. What has arrived as a new version is no longer here: then the source has it. */
export type VersionUpload = { readonly sent: VersionToSend } & (
  | { readonly state: 'sending'; readonly share: number }
  /** `failed` may go better another time, `refused` never will. */
  | { readonly state: 'failed' | 'refused'; readonly problem: string }
  /** The source has these bytes already, as the version with this number. */
  | { readonly state: 'same-file'; readonly no: number }
);

/** The same file will be refused however often it is sent. The message can be shown. */
export class VersionRefused extends Error {}

/** How one is sent. Rejects with an error whose message can be shown. */
export type SendVersion = (
  version: VersionToSend,
  on: { readonly progress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<VersionUploaded>;

/** At most one for each source at a time. */
export class VersionUploads {
  #all: ReadonlyMap<SourceId, VersionUpload> = new Map();
  readonly #listeners = new Set<() => void>();
  readonly #senders = new Map<SourceId, { readonly send: SendVersion; readonly stop: AbortController }>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly all = (): ReadonlyMap<SourceId, VersionUpload> => this.#all;

  /** Sends one; nothing happens while another for the same source is under way. */
  start(sent: VersionToSend, send: SendVersion): void {
    if (this.#all.get(sent.sourceId)?.state === 'sending') return;
    const stop = new AbortController();
    this.#senders.set(sent.sourceId, { send, stop });
    this.#set(sent.sourceId, { sent, state: 'sending', share: 0 });
    void this.#send(sent, send, stop);
  }

  /** Sends one that failed once more. */
  retry(source: SourceId): void {
    const failed = this.#all.get(source);
    const sender = this.#senders.get(source);
    if (failed && sender) this.start(failed.sent, sender.send);
  }

  /** Stops one that is on its way, and takes away what is said of it. */
  dismiss(source: SourceId): void {
    this.#senders.get(source)?.stop.abort();
    this.#senders.delete(source);
    this.#set(source, null);
  }

  async #send(sent: VersionToSend, send: SendVersion, { signal }: AbortController): Promise<void> {
    const { sourceId } = sent;
    const say = (upload: VersionUpload | null) => {
      if (!signal.aborted) this.#set(sourceId, upload);
    };
    try {
      const { sameFileAs } = await send(sent, { progress: (share) => say({ sent, state: 'sending', share }), signal });
      say(sameFileAs === null ? null : { sent, state: 'same-file', no: sameFileAs });
    } catch (fault) {
      say({
        sent,
        state: fault instanceof VersionRefused ? 'refused' : 'failed',
        problem: fault instanceof Error ? fault.message : String(fault),
      });
    }
  }

  #set(source: SourceId, upload: VersionUpload | null): void {
    const all = new Map(this.#all);
    if (upload) all.set(source, upload);
    else all.delete(source);
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}
