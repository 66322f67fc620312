// Threads as one person sees them over the wire.
import type { Anchor, AnchorId, Mention, OrganisationId, PersonId } from '@samsvar/domain';
import type { CommentBody, ThreadBody, Who } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import type { CommentRow } from './comment.store';
import type { Names } from './people.store';
import type { SectionOf } from './sections';
import type { ThreadRow } from './thread.store';

/** What threads are presented from. */
export interface ThreadReading {
  readonly grant: Grant;
  readonly comments: readonly CommentRow[];
  readonly anchors: ReadonlyMap<AnchorId, Anchor>;
  readonly names: Names;
  readonly sectionOf: SectionOf;
}

/** Threads with their comments, as the caller sees them. */
export const presentThreads = (threads: readonly ThreadRow[], reading: ThreadReading): ThreadBody[] => {
  const byThread = new Map<string, CommentRow[]>();
  for (const comment of reading.comments) {
    const listed = byThread.get(comment.threadId);
    if (listed) listed.push(comment);
    else byThread.set(comment.threadId, [comment]);
  }
  return threads.map((thread) => presentThread(thread, byThread.get(thread.id) ?? [], reading));
};

const presentThread = (thread: ThreadRow, comments: readonly CommentRow[], reading: ThreadReading): ThreadBody => {
  const { grant, names } = reading;
  const anchor = thread.anchorId === null ? null : (reading.anchors.get(thread.anchorId) ?? null);
  return {
    id: thread.id,
    kind: thread.kind,
    suggestionId: thread.suggestionId,
    visibility: thread.layer === null ? 'parties' : 'organisation',
    anchor,
    sectionId: anchor && reading.sectionOf(anchor.from.block),
    isBlocking: thread.isBlocking,
    assignedTo: thread.assignedTo && who(names, thread.assignedTo, thread.layer),
    by: who(names, thread.createdBy, thread.organisationId),
    at: thread.createdAt.toISOString(),
    changedAt: thread.changedAt.toISOString(),
    settled: settlementOf(thread, names),
    isUnread: isUnread(thread, comments, grant),
    isMine: isMine(thread, comments, grant),
    comments: comments.map((comment) => presentComment(comment, names)),
  };
};

const settlementOf = (thread: ThreadRow, names: Names): ThreadBody['settled'] =>
  thread.settledAt && thread.settledBy && thread.outcome
    ? { outcome: thread.outcome, note: thread.outcomeNote, by: who(names, thread.settledBy, thread.layer), at: thread.settledAt.toISOString() }
    : null;

const presentComment = (comment: CommentRow, names: Names): CommentBody => ({
  id: comment.id,
  by: who(names, comment.createdBy, comment.organisationId),
  nameInFile: comment.nameInFile,
  text: comment.body,
  mentions: comment.mentions.map((mention) => ({ ...mention })),
  at: comment.createdAt.toISOString(),
  editedAt: comment.editedAt?.toISOString() ?? null,
  isDeleted: comment.deletedAt !== null,
});

/** A person with the organisation acted for; null for that one means: the one that has to do with the response. */
export const who = (names: Names, id: PersonId, actedFor: OrganisationId | null): Who => {
  const person = names.people.get(id);
  const organisationId = actedFor ?? person?.organisationId ?? null;
  return {
    id,
    name: person?.name ?? '',
    // Whoever has left all organisations of the response has none here any more.
    organisation: {
      id: organisationId ?? ('00000000-0000-4000-8000-000000000000' as OrganisationId), // nobody's
      name: (organisationId && names.organisations.get(organisationId)) ?? '',
    },
  };
};

const isUnread = (thread: ThreadRow, comments: readonly CommentRow[], { personId }: Grant): boolean => {
  const isNew = (at: Date | null) => at !== null && (thread.seenAt === null || at > thread.seenAt);
  const hasNewWords = comments.some(
    (comment) => comment.createdBy !== personId && comment.deletedAt === null && (isNew(comment.createdAt) || isNew(comment.editedAt)),
  );
  const isNewHere = thread.createdBy !== personId && thread.seenAt === null;
  return hasNewWords || isNewHere || (thread.settledBy !== null && thread.settledBy !== personId && isNew(thread.settledAt));
};

const isMine = (thread: ThreadRow, comments: readonly CommentRow[], grant: Grant): boolean =>
  thread.createdBy === grant.personId ||
  thread.assignedTo === grant.personId ||
  comments.some(({ mentions }) => mentions.some((mention) => calls(mention, grant)));

const calls = (mention: Mention, { personId, role, actingAs }: Grant): boolean => {
  switch (mention.kind) {
    case 'person':
      return mention.id === personId;
    case 'role':
      return mention.id === role;
    case 'organisation':
      return mention.id === actingAs && role !== 'administrator';
  }
};
