// Takes a response out as a working copy in Word, with what the caller may see of suggestions and threads.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { renderWorkingCopy, type CopySuggestion, type CopyThread } from '@samsvar/dispatch';
import { saySame, withoutAnchors, type NodeJson, type ResponseContent } from '@samsvar/document';
import { Refusal, localDateOf, safeFileName, type Actor, type ResponseId, type ThreadId } from '@samsvar/domain';
import type { SuggestionBody, ThreadBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { ResponseDocuments } from '../response/response-documents';
import { findResponse } from '../response/response.store';
import { nodesAt } from '../suggestion/nodes-at';
import type { DeliveredFile } from './export-response';
import { ReviewOf } from './review-of';
import { insertCopy, type CopyRecord } from './working-copy.store';

@Injectable()
export class TakeOutCopy {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly review: ReviewOf,
  ) {}

  /** Makes the file, and remembers what is in it. */
  async takeOut(actor: Actor, responseId: ResponseId): Promise<DeliveredFile> {
    const grant = await this.access.require(actor, 'response.export', { response: responseId });
    const response = await findResponse(this.sql, grant, responseId);
    if (!response) throw new Refusal('not-found');
    const { content, seq } = await this.documents.projection(responseId);
    const { threads, suggestions } = await this.review.of(actor, responseId);
    const open = suggestions.filter(({ state }) => state === 'open');
    const key = randomUUID();
    const laid = layOut(content, { threads, open });
    const record: CopyRecord = { content: withoutAnchors(content), revisions: laid.revisions, comments: laid.comments };
    await insertCopy(this.sql, grant, { id: key, responseId, seq, record });
    const { title, organisationName: organisation } = response;
    const date = localDateOf(this.clock());
    const file = await renderWorkingCopy({ key, title, organisation, date, ...laid, content: record.content });
    return {
      filename: `${safeFileName(`${title} – arbetskopia ${date}`)}.docx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      content: file,
    };
  }
}

interface LaidOut {
  readonly suggestions: readonly CopySuggestion[];
  readonly threads: readonly CopyThread[];
  readonly revisions: CopyRecord['revisions'];
  readonly comments: CopyRecord['comments'];
}

/** Suggestions that fit the text as it is become revisions; the rest, and all threads, become comments. */
const layOut = (content: ResponseContent, { threads, open }: { threads: readonly ThreadBody[]; open: readonly SuggestionBody[] }): LaidOut => {
  const comments: Record<string, ThreadId> = {};
  let count = 0;
  // Word keeps such names with comments; they may not begin with 8 or more.
  const name = (thread: ThreadId): string => {
    count += 1;
    const given = (0x0b00_0000 + count).toString(16).toUpperCase().padStart(8, '0');
    comments[given] = thread;
    return given;
  };
  const fitting = open.filter((suggestion) => fits(content.text, suggestion));
  const suggestions = fitting.map(({ anchor, scope, proposed, by, nameInFile, at, threadId }): CopySuggestion => {
    const { from, to } = anchor;
    return { name: name(threadId), scope, from, to, proposed: asNodes(proposed), author: nameInFile ?? by.name, at: new Date(at) };
  });
  const told = threads.filter((thread) => thread.comments.some(({ isDeleted }) => !isDeleted));
  return {
    suggestions,
    threads: told.map((thread) => copyThread(thread, name)),
    revisions: suggestions.map(({ author, at }) => ({ author, at: at.toISOString().slice(0, 19) })),
    comments,
  };
};

const copyThread = ({ id, anchor, settled, comments }: ThreadBody, name: (thread: ThreadId) => string): CopyThread => ({
  place: anchor && anchor.state !== 'detached' ? { from: anchor.from, to: anchor.to, isWhole: anchor.isWhole } : null,
  isSettled: settled !== null,
  comments: comments
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ by, nameInFile, at, text }) => ({ name: name(id), author: nameInFile ?? by.name, at: new Date(at), text })),
});

const fits = (text: NodeJson, { scope, anchor, base }: SuggestionBody): boolean => {
  if (anchor.state === 'detached') return false;
  const standing = nodesAt(text, scope, anchor);
  return standing !== null && saySame(standing, asNodes(base));
};

/** They were judged by the schema when the suggestion was made. */
const asNodes = (nodes: SuggestionBody['base']): readonly NodeJson[] => nodes as unknown as readonly NodeJson[];
