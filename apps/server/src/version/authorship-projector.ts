// Keeps track of who wrote what whenever a text has been projected.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import { changedTexts, followAuthorship, followChangedInSteps, type ClientRuns, type Signature, type Writer } from '@samsvar/document';
import { CLOCK, type Clock } from '../base/clock';
import { ResponseDocuments, type ProjectionNews } from '../response/response-documents';
import {
  findAuthorshipPlace,
  findClientPeople,
  findRuns,
  findStarter,
  moveAuthorship,
  replaceRuns,
  updateRuns,
} from './authorship.store';
import { inTurns } from './in-turns';
import { authorshipOf, keptRuns, type KeptPerson } from './kept-runs';

@Injectable()
export class AuthorshipProjector implements OnModuleInit {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly documents: ResponseDocuments,
  ) {}

  onModuleInit(): void {
    this.documents.addProjectionStep((tx, news) => this.follow(tx, news));
  }

  /** In the transaction that keeps the projection, on the main thread: it touches no more than the blocks whose words changed. */
  private async follow(tx: Transaction, news: ProjectionNews): Promise<void> {
    const { responseId, previous } = news;
    const place = await findAuthorshipPlace(tx, responseId);
    const isNext = place && previous && place.epoch === previous.epoch && place.seq === previous.seq;
    if (isNext) await this.followOn(tx, { ...news, previous, people: place.people });
    else await this.begin(tx, news);
  }

  private async followOn(tx: Transaction, news: ProjectionNews & { previous: object; people: readonly KeptPerson[] }): Promise<void> {
    const { responseId, epoch, seq, previous, content, writers } = news;
    const changed = changedTexts(previous.content.text, content.text);
    if (changed.before.size + changed.after.size === 0) return moveAuthorship(tx, responseId, { epoch, seq });
    const blocks = await findRuns(tx, responseId, [...changed.before.keys()]);
    const authorship = authorshipOf({ people: news.people, blocks });
    const signature = await this.signature(tx, responseId, clientsOf(writers, changed.after.keys()));
    // A whole text may have been replaced; then this takes a while.
    const followed = await inTurns(followChangedInSteps(changed, { authorship, runs: writers }, signature));
    const kept = keptRuns(followed, news.people);
    const gone = [...changed.before.keys()].filter((id) => !changed.after.has(id));
    await updateRuns(tx, responseId, { epoch, seq, ...kept, gone });
  }

  /** The first look at a text: all of a new one is by whoever began it, and of an old one the clients tell. */
  private async begin(tx: Transaction, { responseId, epoch, seq, content, writers, previous }: ProjectionNews): Promise<void> {
    const nothing = { content: { ...content, text: { type: 'doc' } }, authorship: {} };
    const isNew = previous === null && writers === null;
    const starter = isNew ? await findStarter(tx, responseId) : null;
    const signature = starter ? { who: () => starter, at: this.clock().getTime() } : await this.signature(tx, responseId, clientsOf(writers));
    const changed = changedTexts(nothing.content.text, content.text);
    const runs = isNew ? Object.fromEntries([...changed.after].map(([id, { text }]) => [id, [[text.length, 0] as const]])) : writers;
    const authorship = followAuthorship(nothing, { content, runs }, signature);
    await replaceRuns(tx, responseId, { epoch, seq, ...keptRuns(authorship) });
  }

  private async signature(tx: Transaction, responseId: ProjectionNews['responseId'], clients: readonly number[]): Promise<Signature> {
    const found = await findClientPeople(tx, responseId, clients);
    const people = new Map<number, Writer>(found.map(({ client, ...writer }) => [client, writer]));
    return { who: (client) => people.get(client) ?? null, at: this.clock().getTime() };
  }
}

/** The clients that wrote in these blocks; in all when none are named. */
const clientsOf = (writers: ClientRuns | null, blocks: Iterable<string> = Object.keys(writers ?? {})): number[] => {
  const clients = new Set<number>();
  for (const id of blocks) for (const [, client] of writers?.[id] ?? []) clients.add(client);
  return [...clients];
};
