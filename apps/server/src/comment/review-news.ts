// Who is told of what happens in a thread: only people who may see it, and each of them once.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { Mention, News, NotificationKind, PersonId, SuggestionId, ThreadId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { Notifications } from '../notification/notifications';
import { findCalled, findParticipants, type Called, type LayerOf } from './people.store';
import { Sections } from './sections';

/** What happened, where, and by whom. */
export interface Happening extends LayerOf {
  readonly byId: PersonId;
  readonly threadId: ThreadId;
  readonly suggestionId?: SuggestionId | null;
  /** Looked up where it is left out. */
  readonly sectionId?: string | null;
}

/** One reason to tell people. */
export interface Reason {
  readonly kind: NotificationKind;
  readonly called: Called;
}

@Injectable()
export class ReviewNews {
  constructor(
    private readonly notifications: Notifications,
    private readonly sections: Sections,
  ) {}

  /** Tells everybody for the first reason that meets them, in the caller's transaction. */
  async tell(tx: Transaction, { byId, layer, responseId, ...about }: Happening, reasons: readonly Reason[]): Promise<void> {
    const told = new Set<PersonId>([byId]);
    const news: News[] = [];
    for (const { kind, called } of reasons) {
      for (const { personId, organisationId } of await findCalled(tx, { responseId, layer }, called)) {
        if (told.has(personId)) continue;
        told.add(personId);
        news.push({ kind, personId, organisationId, responseId, byId, ...about });
      }
    }
    if (news.length === 0) return;
    const sectionId = about.sectionId ?? (await this.sections.ofThread(tx, responseId, about.threadId));
    await this.notifications.tell(tx, news.map((one) => ({ ...one, sectionId })));
  }

  /** The caller is done with what was told of these threads. */
  read(tx: Transaction, grant: Grant, threads: readonly ThreadId[]): Promise<void> {
    return this.notifications.readThreads(tx, grant, threads);
  }
}

/** The people who have had to do with a thread so far. */
export const participants = async (tx: Transaction, kind: NotificationKind, threadId: ThreadId): Promise<Reason> => ({
  kind,
  called: people(await findParticipants(tx, threadId)),
});

/** These people and nobody else. */
export const people = (ids: readonly PersonId[]): Called => ({ people: ids, roles: [], organisations: [] });

/** Whoever is called in a comment. */
export const mentioned = (mentions: readonly Mention[]): Reason => ({
  kind: 'mentioned',
  called: {
    people: mentions.flatMap((mention) => (mention.kind === 'person' ? mention.id : [])),
    roles: mentions.flatMap((mention) => (mention.kind === 'role' ? mention.id : [])),
    organisations: mentions.flatMap((mention) => (mention.kind === 'organisation' ? mention.id : [])),
  },
});
