// Takes a response out as a working copy in Word, with what the caller may see of suggestions and threads.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { renderWorkingCopy, type CopySuggestion, type CopyThread } from '@samsvar/dispatch';
import { saySame, withoutAnchors, type NodeJson, type ResponseContent } from '@samsvar/document';
import { Refusal, localDateOf, safeFileName, type Actor, type ResponseId, type ThreadId } from '@samsvar/domain';
import type { CopyScope, SuggestionBody, ThreadBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Ledger } from '../audit/ledger';
import { CLOCK, type Clock } from '../base/clock';
import { ResponseDocuments } from '../response/response-documents';
import { findResponse } from '../response/response.store';
import { nodesAt } from '../suggestion/nodes-at';
import type { DeliveredFile } from './export-response';
import { asInternal } from './internal-mark';
import { ReviewOf } from './review-of';
import { insertCopy, type CopyRecord } from './working-copy.store';

@Injectable()
export class TakeOutCopy {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly review: ReviewOf,
  ) {}

  /**
   * Makes the file, and remembers what is in it. Of a response that is shared, what is internal is left out, or marked
   * where the scope is the own organisation.
   */
  async takeOut(actor: Actor, responseId: ResponseId, scope: CopyScope): Promise<DeliveredFile> {
    const grant = await this.access.require(actor, 'response.export', { response: responseId });
    const response = await findResponse(this.ledger.sql, grant, responseId);
    if (!response) throw new Refusal('not-found');
    const { content, seq } = await this.documents.projection(responseId);
    const told = toldOf(await this.review.of(actor, responseId), { isShared: response.isShared, scope });
    const key = randomUUID();
    const laid = layOut(content, told);
    const record: CopyRecord = { content: withoutAnchors(content), revisions: laid.revisions, comments: laid.comments };
    await transaction(this.ledger.sql, async (tx) => {
      await insertCopy(tx, grant, { id: key, responseId, seq, record });
      await this.ledger.record(tx, grant, { action: 'working-copy.taken', object: { kind: 'response', id: responseId }, facts: { scope, copy: key } });
    });
    const { title, organisationName: organisation } = response;
    const date = localDateOf(this.clock());
    const { isInternal } = told;
    const file = await renderWorkingCopy({ key, title, organisation, date, isInternal, ...laid, content: record.content });
    return {
      filename: `${safeFileName(`${title} – arbetskopia ${date}`)}.docx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      content: file,
    };
  }
}

interface Told {
  readonly threads: readonly ThreadBody[];
  readonly open: readonly SuggestionBody[];
  /** Whether some of it is for the own organisation alone, in a response that others share. */
  readonly isInternal: boolean;
}

/** What the file may tell of, with a mark on each name over something internal. */
const toldOf = (
  { threads, suggestions }: { readonly threads: readonly ThreadBody[]; readonly suggestions: readonly SuggestionBody[] },
  { isShared, scope }: { readonly isShared: boolean; readonly scope: CopyScope },
): Told => {
  const open = suggestions.filter(({ state }) => state === 'open');
  if (!isShared) return { threads, open, isInternal: false };
  if (scope === 'parties') return { threads: threads.filter(isForAll), open: open.filter(isForAll), isInternal: false };
  return {
    threads: threads.map((thread) => (isForAll(thread) ? thread : { ...thread, comments: thread.comments.map(marked) })),
    open: open.map((suggestion) => (isForAll(suggestion) ? suggestion : marked(suggestion))),
    isInternal: true,
  };
};

const isForAll = ({ visibility }: Pick<ThreadBody, 'visibility'>): boolean => visibility === 'parties';

const marked = <T extends Pick<SuggestionBody, 'by' | 'nameInFile'>>(one: T): T => ({ ...one, nameInFile: asInternal(one.nameInFile ?? one.by.name) });

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
