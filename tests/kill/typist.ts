// Someone who writes in a response over a real socket, and remembers what was called saved.
import { ResponseConnection } from '@samsvar/editor/connection';
import { TEXT_FIELD } from '@samsvar/document';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import type { Person } from './killed-server';

export class Typist {
  readonly connection: ResponseConnection;
  /** Every word written, in order, and how many from the start were called saved. */
  readonly written: string[] = [];
  savedCount = 0;
  /** Ms from each word to the moment it was called saved. */
  readonly delays: number[] = [];
  private readonly writtenAt: number[] = [];

  constructor(
    private readonly mark: string,
    person: Person,
    url: string,
  ) {
    class Socket extends NodeSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { cookie: person.cookie } });
      }
    }
    this.connection = new ResponseConnection({
      url,
      person: { id: person.id, name: person.name, organisation: 'Region Norrsjö' },
      webSocket: Socket as unknown as typeof WebSocket, // the same interface by another name
    });
    this.connection.subscribe(() => this.look());
    this.connection.connect();
  }

  /** Writes one word that nobody else writes, somewhere in the first paragraph. */
  type(): void {
    const word = ` ${this.mark}${this.written.length}.`;
    const text = textOf(this.connection.doc);
    this.written.push(word);
    this.writtenAt.push(performance.now());
    // Behind a full stop, so that no word is torn apart.
    const stops = [...text.toString().matchAll(/\./g)].map(({ index }) => index + 1);
    const place = stops[Math.floor(Math.random() * stops.length)] ?? text.length;
    text.insert(place, word);
  }

  /** What this person sees. Reading it writes nothing, or everybody would begin with a text of their own. */
  get text(): string {
    return foundText(this.connection.doc)?.toString() ?? '';
  }

  get isSettled(): boolean {
    return this.connection.isConnected && this.connection.isSynced && this.connection.saveState.state === 'saved';
  }

  private look(): void {
    if (this.connection.saveState.state !== 'saved') return;
    const now = performance.now();
    for (; this.savedCount < this.written.length; this.savedCount += 1) {
      this.delays.push(now - (this.writtenAt[this.savedCount] ?? now));
    }
  }
}

/** The text of the first paragraph of a document; makes it when there is none yet. */
export const textOf = (doc: Y.Doc): Y.XmlText => {
  const found = foundText(doc);
  if (found) return found;
  const made = new Y.XmlText();
  firstParagraph(doc)?.insert(0, [made]);
  return made;
};

const foundText = (doc: Y.Doc): Y.XmlText | undefined => {
  const [text] = firstParagraph(doc)?.toArray() ?? [];
  return text instanceof Y.XmlText ? text : undefined;
};

const firstParagraph = (doc: Y.Doc): Y.XmlElement | undefined =>
  doc
    .getXmlFragment(TEXT_FIELD)
    .toArray()
    .find((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === 'paragraph');

/** Waits until something is so; throws with `what` when it does not become so. */
export const until = async (isSo: () => boolean, what: string, ms = 20_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
