// Files on their way to the server. They go on while the person moves between pages.
import type { ConsultationId, DocumentRole } from '@samsvar/domain';
import type { Replaced } from './documents';

/** One file to send, and what it is. */
export interface FileToSend {
  readonly file: File;
  readonly consultationId: ConsultationId;
  readonly role: DocumentRole;
  /** The document that goes when this file has been accepted; null for one that is added. */
  readonly replaces: Replaced | null;
}

/** One file on its way. What has arrived is no longer here: then the server has it. */
export interface Upload extends FileToSend {
  readonly key: number;
  /**
   * `failed` may go better another time and `refused` never will; `left-out` means that nothing was wrong, but
   * that the file did not become a document of its own.
   */
  readonly state: 'waiting' | 'sending' | 'failed' | 'refused' | 'left-out';
  /** The share that has left, 0 to 1. */
  readonly share: number;
  /** Why it is not among the documents, in words; null while it is on its way. */
  readonly problem: string | null;
}

/** The same file will be refused however often it is sent. The message can be shown. */
export class FileRefused extends Error {}

/**
 * How one file is sent. Answers null when it has become a document, else why it was left out, in words; rejects
 * with an error whose message can be shown.
 */
export type SendFile = (upload: FileToSend, onProgress: (share: number) => void) => Promise<string | null>;

/** A browser sends few things at once; two files leave room for the rest of the app. */
const AT_ONCE = 2;

/** Whether a file is waiting or being sent. */
export const isUnderWay = ({ state }: Pick<Upload, 'state'>): boolean =>
  state === 'waiting' || state === 'sending';

/** The files that are waiting, being sent, or did not become documents. */
export class Uploads {
  #all: readonly Upload[] = [];
  #next = 1;
  readonly #listeners = new Set<() => void>();
  readonly #senders = new Map<number, SendFile>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly all = (): readonly Upload[] => this.#all;

  /** Queues files; each is sent by `send` when its turn comes. */
  add(files: readonly FileToSend[], send: SendFile): void {
    const added = files.map((file): Upload => ({
      ...file,
      key: this.#next++,
      state: 'waiting',
      share: 0,
      problem: null,
    }));
    for (const { key } of added) this.#senders.set(key, send);
    this.#set([...this.#all, ...added]);
    this.#start();
  }

  /** Queues a file that failed once more. */
  retry(key: number): void {
    this.#change(key, { state: 'waiting', share: 0, problem: null });
    this.#start();
  }

  /** Takes a file out of the list. */
  dismiss(key: number): void {
    this.#senders.delete(key);
    this.#set(this.#all.filter((upload) => upload.key !== key));
  }

  #start(): void {
    const free = AT_ONCE - this.#all.filter(({ state }) => state === 'sending').length;
    const next = this.#all.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free));
    for (const upload of next) void this.#send(upload);
  }

  async #send(upload: Upload): Promise<void> {
    const { key } = upload;
    this.#change(key, { state: 'sending' });
    try {
      const leftOut = await this.#senders.get(key)?.(upload, (share) => this.#change(key, { share }));
      if (leftOut) this.#change(key, { state: 'left-out', problem: leftOut });
      else this.dismiss(key);
    } catch (fault) {
      this.#change(key, {
        state: fault instanceof FileRefused ? 'refused' : 'failed',
        problem: fault instanceof Error ? fault.message : String(fault),
      });
    }
    this.#start();
  }

  #change(key: number, change: Partial<Upload>): void {
    this.#set(this.#all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }

  #set(all: readonly Upload[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}
