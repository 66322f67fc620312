// Who is connected to this node: counted as they come and go, so that nobody is looked for among all.
import type { PersonId, ResponseId } from '@samsvar/domain';
import type { Peer } from './peer';

const NOBODY: ReadonlySet<Peer> = new Set();

export class Crowd {
  private readonly documents = new Map<Peer, ResponseId>();
  private readonly inDocument = new Map<ResponseId, number>();
  private readonly ofPerson = new Map<PersonId, Set<Peer>>();

  get size(): number {
    return this.documents.size;
  }

  /** Every connection with its document. */
  entries(): IterableIterator<[Peer, ResponseId]> {
    return this.documents.entries();
  }

  keys(): IterableIterator<Peer> {
    return this.documents.keys();
  }

  people(): readonly PersonId[] {
    return [...this.ofPerson.keys()];
  }

  /** How many connections a document has here. */
  countIn(documentId: ResponseId): number {
    return this.inDocument.get(documentId) ?? 0;
  }

  /** The connections of one person. */
  of(personId: PersonId): ReadonlySet<Peer> {
    return this.ofPerson.get(personId) ?? NOBODY;
  }

  /** The document of a connection that is here. */
  documentOf(peer: Peer): ResponseId | undefined {
    return this.documents.get(peer);
  }

  add(peer: Peer, documentId: ResponseId): void {
    this.documents.set(peer, documentId);
    this.inDocument.set(documentId, this.countIn(documentId) + 1);
    const own = this.ofPerson.get(peer.person.id);
    if (own) own.add(peer);
    else this.ofPerson.set(peer.person.id, new Set([peer]));
  }

  delete(peer: Peer): void {
    const documentId = this.documents.get(peer);
    if (documentId === undefined) return;
    this.documents.delete(peer);
    const left = this.countIn(documentId) - 1;
    if (left > 0) this.inDocument.set(documentId, left);
    else this.inDocument.delete(documentId);
    const own = this.ofPerson.get(peer.person.id);
    own?.delete(peer);
    if (own?.size === 0) this.ofPerson.delete(peer.person.id);
  }
}
