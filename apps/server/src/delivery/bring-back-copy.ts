// Brings a working copy back from Word: its changes become suggestions, its comments threads. The text is not touched.
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { isRecognisable, nodesText, planReturn, plainText, type NodeJson, type PlannedComment, type PlannedSuggestion, type ReturnConflict } from '@samsvar/document';
import { Refusal, isUuid, type Actor, type ResponseId } from '@samsvar/domain';
import { readWorkingCopy } from '@samsvar/ingest';
import { WORKING_COPY_LIMIT, type SuggestionBody, type ThreadBody, type WorkingCopyBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Ledger } from '../audit/ledger';
import { CONFIG, type Config } from '../base/config';
import { inSightOf } from '../base/tenant';
import { IncomingBlobs } from '../base/incoming-blobs';
import type { IncomingFile } from '../base/raw-body';
import { ResponseDocuments } from '../response/response-documents';
import type { Proposal } from '../suggestion/propose-changes';
import { withoutMark } from './internal-mark';
import { ReviewOf } from './review-of';
import { findByName, findCopy, type StoredCopy } from './working-copy.store';

/** Characters of one comment that come along; Word has no limit. */
const MOST_WORDS = 10_000;

@Injectable()
export class BringBackCopy {
  private readonly incoming: IncomingBlobs;

  constructor(
    private readonly ledger: Ledger,
    @Inject(CONFIG) config: Config,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly review: ReviewOf,
  ) {
    this.incoming = new IncomingBlobs(path.join(config.dataDir, 'incoming'));
  }

  /** Reads the file in a process of its own, and makes what is new in it. */
  async bringBack(actor: Actor, responseId: ResponseId, file: IncomingFile): Promise<WorkingCopyBody> {
    const grant = await this.access.require(actor, 'suggestion.make', { response: responseId });
    // A whole text comes back, and everything that was changed in it is suggested.
    if (grant.sections !== null) throw new Refusal('outside-sections');
    if (file.length !== null && file.length > WORKING_COPY_LIMIT) throw new Refusal('too-large', { limit: WORKING_COPY_LIMIT });
    const copy = await this.incoming.take(file.stream, WORKING_COPY_LIMIT, (place) => readWorkingCopy(place)).catch(asNoCopy);
    if (copy.key === null) throw new Refusal('working-copy-unmarked');
    const stored = isUuid(copy.key) ? await findCopy(this.ledger.sql, grant, { id: copy.key, responseId }) : null;
    if (!stored) throw new Refusal('working-copy-foreign');
    if (!isRecognisable(stored.record.content, copy)) throw new Refusal('working-copy-unmarked');
    const { content: now } = await this.documents.projection(responseId);
    const { record } = stored;
    const plan = inOwnNames(planReturn({
      base: record.content,
      now,
      copy,
      isOurs: ({ author, at }) => record.revisions.some((revision) => revision.author === author && revision.at === at),
      ourName: ({ ours }) => (ours !== null && record.comments[ours] ? ours : null),
    }));
    const round = new ReturnRound(this.ledger.sql, { grant, responseId, caller: actor }, await this.review.of(actor, responseId));
    const made = await this.make(round, { responseId, stored, plan });
    const facts = { copy: copy.key, suggestions: made.suggestions, threads: made.threads, comments: made.comments };
    await this.ledger.record(this.ledger.sql, grant, { action: 'working-copy.brought-back', object: { kind: 'response', id: responseId }, facts });
    return made;
  }

  private async make(round: ReturnRound, { responseId, stored, plan }: Making): Promise<WorkingCopyBody> {
    const conflicts: ReturnConflict[] = [...plan.conflicts];
    const news = plan.suggestions.filter((suggestion) => !round.hasSuggestion(suggestion));
    const said = plan.comments.filter((comment) => !round.hasComment(comment));
    await round.meet([...news, ...said].flatMap(({ author }) => (author ? [author] : [])));
    let suggestions = 0;
    for (const [actor, those] of round.byActor(news)) {
      const proposals = those.map((one) => ({ ...asProposal(one), ...round.namesFor(one.author, actor) }));
      const made = await this.propose(actor, responseId, proposals);
      suggestions += made.filter((outcome) => outcome === 'made').length;
      conflicts.push(...those.flatMap((one, i) => (made[i] === 'made' ? [] : [conflictOf(one, made[i] ?? 'text-changed')])));
    }
    const { threads, comments } = await this.say(round, { responseId, stored, said });
    return {
      suggestions,
      threads,
      comments,
      unchanged: plan.unchanged + (plan.suggestions.length - news.length) + (plan.comments.length - said.length),
      conflicts,
      unknownPeople: round.unknown,
      takenOutAt: stored.madeAt.toISOString(),
    };
  }

  /** All at once; one by one where one of them cannot be made, so that it does not keep the others out. */
  private async propose(actor: Actor, responseId: ResponseId, proposals: readonly Proposal[]): Promise<Outcome[]> {
    try {
      const made = await inSightOf(actor, () => this.review.suggestions.proposeFromFile(actor, responseId, proposals));
      return made.map((id) => (id === null ? 'text-changed' : 'made'));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (proposals.length <= 1) return proposals.map(() => 'not-understood');
    }
    const outcomes: Outcome[] = [];
    for (const proposal of proposals) outcomes.push(...(await this.propose(actor, responseId, [proposal])));
    return outcomes;
  }

  private async say(round: ReturnRound, { responseId, stored, said }: { responseId: ResponseId; stored: StoredCopy; said: readonly PlannedComment[] }) {
    let comments = 0;
    let threads = 0;
    for (const [actor, those] of round.byActor(said)) {
      const answers = those.filter(({ answers: name }) => name !== null);
      for (const { answers: name, author, words } of answers) {
        const thread = name === null ? undefined : stored.record.comments[name];
        if (!thread) continue;
        await inSightOf(actor, () => this.review.comments.answerFromFile(actor, thread, { ...wordsOf(words), ...round.namesFor(author, actor) }));
        comments += 1;
      }
      const begun = those.filter(({ answers: name }) => name === null);
      const drafts = begun.map(({ target, author, words }) => ({
        visibility: 'organisation' as const,
        target,
        isBlocking: false,
        assignedTo: null,
        comment: wordsOf(words),
        ...round.namesFor(author, actor),
      }));
      if (drafts.length === 0) continue;
      const made = await inSightOf(actor, () => this.review.threads.beginFromFile(actor, responseId, drafts));
      threads += made.filter((id) => id !== null).length;
      // Its place is gone since a moment ago: it is about the whole then, rather than lost.
      const left = drafts.filter((_, i) => made[i] === null).map((draft) => ({ ...draft, target: null }));
      if (left.length > 0) threads += (await inSightOf(actor, () => this.review.threads.beginFromFile(actor, responseId, left))).filter((id) => id !== null).length;
    }
    return { threads, comments };
  }
}

type Outcome = 'made' | 'text-changed' | 'not-understood';

interface Making {
  readonly responseId: ResponseId;
  readonly stored: StoredCopy;
  readonly plan: ReturnType<typeof planReturn>;
}

/** Names as they are here: what is marked as internal in the file goes by the name alone. */
const inOwnNames = ({ suggestions, comments, conflicts, ...plan }: Making['plan']): Making['plan'] => ({
  ...plan,
  suggestions: suggestions.map((one) => ({ ...one, author: one.author && withoutMark(one.author) })),
  comments: comments.map((one) => ({ ...one, author: withoutMark(one.author) })),
  conflicts: conflicts.map((one) => ({ ...one, by: withoutMark(one.by) })),
});

/** A file that is no Word file is no working copy; what else is wrong with it is said as it is. */
const asNoCopy = (error: unknown): never => {
  throw error instanceof Refusal && error.code === 'unsupported-type' ? new Refusal('working-copy-unmarked') : error;
};

const wordsOf = (words: string) => ({ text: words.slice(0, MOST_WORDS), mentions: [] });

const asProposal = ({ scope, target, base, proposed }: PlannedSuggestion) => ({
  visibility: 'organisation' as const,
  scope,
  target,
  base: asRecords(base),
  proposed: asRecords(proposed),
});

/** Nodes are plain records on the wire. */
const asRecords = (nodes: readonly NodeJson[]): Record<string, unknown>[] => nodes as unknown as Record<string, unknown>[];

const conflictOf = ({ base, proposed, author, target }: PlannedSuggestion, kind: Exclude<Outcome, 'made'>): ReturnConflict => ({
  kind,
  quote: target.quote,
  now: base.map(plainText).join('\n'),
  proposed: proposed.map(plainText).join('\n'),
  by: author ?? '',
});

/** One file coming back: who its authors are here, and what came in before. */
class ReturnRound {
  private people: ReadonlyMap<string, Actor> = new Map();
  private readonly strangers = new Set<string>();
  private readonly suggested: ReadonlySet<string>;
  private readonly said: ReadonlySet<string>;

  constructor(
    private readonly sql: Sql,
    private readonly by: { readonly grant: Grant; readonly responseId: ResponseId; readonly caller: Actor },
    { suggestions, threads }: { readonly suggestions: readonly SuggestionBody[]; readonly threads: readonly ThreadBody[] },
  ) {
    this.suggested = new Set(suggestions.map(({ scope, anchor, base, proposed }) => suggestionKey(scope, anchor.from.block, asNodes(base), asNodes(proposed))));
    this.said = new Set(threads.flatMap(({ comments }) => comments.map(({ by, nameInFile, text }) => commentKey(nameInFile ?? by.name, text))));
  }

  /** Finds out who these names are. Administrators review nothing, so theirs come in under the caller. */
  async meet(names: readonly string[]): Promise<void> {
    this.people = await findByName(this.sql, this.by.grant, { responseId: this.by.responseId, names: [...new Set(names)] });
    for (const name of names) if (!this.person(name)) this.strangers.add(name);
  }

  get unknown(): string[] {
    return [...this.strangers].sort((a, b) => a.localeCompare(b, 'sv'));
  }

  hasSuggestion({ scope, target, base, proposed }: PlannedSuggestion): boolean {
    return this.suggested.has(suggestionKey(scope, target.from.block, base, proposed));
  }

  hasComment({ author, words }: PlannedComment): boolean {
    return this.said.has(commentKey(author, words.slice(0, MOST_WORDS)));
  }

  /** What each person made, in the order of the file. */
  byActor<T extends { readonly author: string | null }>(items: readonly T[]): ReadonlyMap<Actor, readonly T[]> {
    const grouped = new Map<Actor, T[]>();
    for (const item of items) {
      const actor = (item.author !== null && this.person(item.author)) || this.by.caller;
      grouped.set(actor, [...(grouped.get(actor) ?? []), item]);
    }
    return grouped;
  }

  /** The name in the file stands beside what came from it, so that nobody is taken to have typed it here. */
  namesFor(author: string | null, actor: Actor): { readonly nameInFile: string | null; readonly reason: string } {
    const reason = author !== null && actor !== this.by.caller ? 'Ur en arbetskopia i Word.' : '';
    return { nameInFile: author, reason };
  }

  private person(name: string): Actor | null {
    const found = this.people.get(name.toLowerCase());
    if (!found || !['author', 'reviewer', 'decision_maker'].includes(found.role)) return null;
    return found.personId === this.by.caller.personId ? this.by.caller : found;
  }
}

const suggestionKey = (scope: string, block: string, base: readonly NodeJson[], proposed: readonly NodeJson[]): string =>
  `${scope} ${block} ${nodesText(base)} ${nodesText(proposed.map(withoutIds))}`;

/** Blocks that are new are given a name of their own each time. */
const withoutIds = ({ attrs = {}, content, ...node }: NodeJson): NodeJson => {
  const { id: _, ...rest } = attrs;
  return { ...node, attrs: rest, ...(content && { content: content.map(withoutIds) }) };
};

const commentKey = (author: string, words: string): string => `${author}\n${words.trim()}`;

const asNodes = (nodes: SuggestionBody['base']): readonly NodeJson[] => nodes as unknown as readonly NodeJson[];
