// Suggestions: listing and making them, and deciding about them.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type Permission, type ResponseId, type SuggestionId } from '@samsvar/domain';
import type {
  Acceptance,
  DecidedBody,
  Decisions,
  Rejection,
  SuggestionBody,
  SuggestionDraft,
  SuggestionListBody,
} from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { ReviewDoor, type Judged } from '../comment/review-door';
import { ReviewEvents } from '../comment/review-events';
import { ReviewPace } from '../comment/review-pace';
import { cursorOf } from '../comment/thread.service';
import { AcceptSuggestions, type Accepted } from './accept-suggestions';
import { DecisionNews } from './decision-news';
import { ProposeChanges, requireProposed, type Proposal } from './propose-changes';
import { StaleSuggestion } from './stale-suggestion';
import { SuggestionReader } from './suggestion-reader';
import { findSuggestionPlace, findSuggestions, findSuggestionsById, reopenSuggestion, writeRefusal, type SuggestionRow } from './suggestion.store';
import { UndoAcceptance } from './undo-acceptance';

/** Suggestions in one answer. */
const PAGE = 500;

/** What to list. */
export interface SuggestionListQuery {
  readonly state: 'open' | 'decided' | 'all';
  readonly after?: string | undefined;
}

@Injectable()
export class SuggestionService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly door: ReviewDoor,
    private readonly reader: SuggestionReader,
    private readonly proposing: ProposeChanges,
    private readonly accepting: AcceptSuggestions,
    private readonly undoing: UndoAcceptance,
    private readonly news: DecisionNews,
    private readonly events: ReviewEvents,
    private readonly pace: ReviewPace,
  ) {}

  /** One page of the suggestions that the caller's organisation may see. */
  async list(actor: Actor, responseId: ResponseId, { state, after }: SuggestionListQuery): Promise<SuggestionListBody> {
    const grant = await this.access.require(actor, 'comment.read', { response: responseId });
    const rows = await findSuggestions(this.sql, grant, { responseId, state, after: cursorOf(after), limit: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    const last = page.at(-1);
    return {
      suggestions: await this.reader.present(grant, responseId, page),
      next: rows.length > PAGE && last ? `${String(last.micros)}_${last.id}` : null,
    };
  }

  /** One suggestion. */
  async read(actor: Actor, id: SuggestionId): Promise<SuggestionBody> {
    const { grant, responseId } = await this.judge(actor, 'comment.read', id);
    return this.reader.one(grant, responseId, id);
  }

  /** Makes a suggestion. Refuses with `text-changed` when the text does not say `base` there. */
  async propose(actor: Actor, responseId: ResponseId, draft: SuggestionDraft): Promise<SuggestionBody> {
    const grant = await this.access.require(actor, 'suggestion.make', { response: responseId });
    await this.pace.take(actor.personId);
    const [id] = await this.proposing.propose(grant, responseId, [{ ...draft, nameInFile: null }]);
    if (!id) throw new Refusal('text-changed');
    return this.reader.one(grant, responseId, id);
  }

  /**
   * Makes the suggestions of a Word file in the caller's name, each with the name that stood in the file where that was
   * nobody here. Answers, for each, its id, or null where the text does not say `base` there any more.
   */
  async proposeFromFile(actor: Actor, responseId: ResponseId, proposals: readonly Proposal[]): Promise<(SuggestionId | null)[]> {
    const grant = await this.access.require(actor, 'suggestion.make', { response: responseId });
    return this.proposing.propose(grant, responseId, proposals);
  }

  /** Accepts a suggestion, as it stands or with other nodes instead. */
  async accept(actor: Actor, id: SuggestionId, { instead, nowHash }: Acceptance): Promise<SuggestionBody> {
    const { grant, responseId, row } = await this.decide(actor, 'suggestion.decide', id);
    const nodes = instead && requireProposed(row.scope, instead.nodes, 'instead');
    const wanted = { id, nowHash, instead: instead && nodes ? { part: instead.part, nodes } : null };
    requireAccepted((await this.accepting.accept(grant, responseId, [wanted])).get(id));
    return this.reader.one(grant, responseId, id);
  }

  /** Takes an acceptance back, in the text too. */
  async undoAcceptance(actor: Actor, id: SuggestionId): Promise<SuggestionBody> {
    const { grant, responseId } = await this.decide(actor, 'suggestion.decide', id);
    await this.undoing.undo(grant, responseId, id);
    return this.reader.one(grant, responseId, id);
  }

  /** Rejects an open suggestion. The text is not touched. */
  async reject(actor: Actor, id: SuggestionId, { reason }: Rejection): Promise<SuggestionBody> {
    const judged = await this.decide(actor, 'suggestion.decide', id);
    return this.changed(judged, async (tx, row) => {
      requireOpen(row);
      await writeRefusal(tx, judged.grant, { ids: [id], state: 'rejected', reason });
      await this.news.rejected(tx, judged.grant, row, reason);
    });
  }

  /** Opens a rejected suggestion again; one that is open is answered as it is. */
  async undoRejection(actor: Actor, id: SuggestionId): Promise<SuggestionBody> {
    const judged = await this.decide(actor, 'suggestion.decide', id);
    return this.changed(judged, async (tx, row) => {
      if (row.state === 'open') return;
      if (!(await reopenSuggestion(tx, id, 'rejected'))) throw new Refusal('already-decided');
      await this.news.reopened(tx, judged.grant, row);
    });
  }

  /** Takes one's own open suggestion back. */
  async withdraw(actor: Actor, id: SuggestionId): Promise<SuggestionBody> {
    const judged = await this.decide(actor, 'suggestion.make', id);
    const { createdBy, organisationId } = judged.row;
    if (createdBy !== actor.personId || organisationId !== actor.organisationId) throw new Refusal('not-allowed');
    return this.changed(judged, async (tx, row) => {
      requireOpen(row);
      await writeRefusal(tx, judged.grant, { ids: [id], state: 'withdrawn', reason: '' });
      await this.news.withdrawn(tx, judged.grant, row);
    });
  }

  /** Decides about many; what cannot be applied says so and stays open. What the caller may not know of is `gone`. */
  async decideMany(actor: Actor, responseId: ResponseId, { decision, suggestions, reason }: Decisions): Promise<DecidedBody> {
    const grant = await this.access.require(actor, 'suggestion.decide', { response: responseId });
    await this.pace.take(actor.personId);
    const ids = [...new Set(suggestions)];
    const outcomes =
      decision === 'accept' ? await this.acceptMany(grant, responseId, ids) : await this.rejectMany(grant, { responseId, ids, reason });
    return { results: ids.map((id) => ({ id, outcome: outcomes.get(id) ?? 'gone' })) };
  }

  private async acceptMany(grant: Grant, responseId: ResponseId, ids: readonly SuggestionId[]): Promise<Outcomes> {
    const accepted = await this.accepting.accept(grant, responseId, ids.map((id) => ({ id, instead: null, nowHash: null })));
    // Protected headings are refused when it is made; one that has come to be there since is text that has changed.
    return new Map([...accepted].map(([id, { outcome }]) => [id, outcome === 'protected' ? 'stale' : outcome]));
  }

  private async rejectMany(grant: Grant, { responseId, ids, reason }: RejectingMany): Promise<Outcomes> {
    const rows = await transaction(this.sql, async (tx) => {
      const locked = await findSuggestionsById(tx, grant, { responseId, ids, isLocking: true });
      const open = locked.filter(isOpen);
      await writeRefusal(tx, grant, { ids: open.map(({ id }) => id), state: 'rejected', reason });
      for (const row of open) await this.news.rejected(tx, grant, row, reason);
      return locked;
    });
    this.events.tell(responseId, rows.filter(isOpen).map((row) => ({ id: row.threadId, suggestionId: row.id, layer: row.layer })));
    return new Map(rows.map((row) => [row.id, isOpen(row) ? 'rejected' : 'already-decided']));
  }

  /** Changes a suggestion under its lock, and answers it as it is then. */
  private async changed({ grant, responseId, row }: Deciding, change: (tx: Transaction, row: SuggestionRow) => Promise<void>): Promise<SuggestionBody> {
    await transaction(this.sql, async (tx) => {
      const [locked] = await findSuggestionsById(tx, grant, { responseId, ids: [row.id], isLocking: true });
      if (!locked) throw new Refusal('not-found');
      await change(tx, locked);
    });
    this.events.tell(responseId, [{ id: row.threadId, suggestionId: row.id, layer: row.layer }]);
    return this.reader.one(grant, responseId, row.id);
  }

  /** Judges the right to decide anew at every command, and finds the suggestion. */
  private async decide(actor: Actor, permission: Permission, id: SuggestionId): Promise<Deciding> {
    const judged = await this.judge(actor, permission, id);
    await this.pace.take(actor.personId);
    const [row] = await findSuggestionsById(this.sql, judged.grant, { responseId: judged.responseId, ids: [id] });
    if (!row) throw new Refusal('not-found');
    return { ...judged, row };
  }

  private async judge(actor: Actor, permission: Permission, id: SuggestionId): Promise<Judged> {
    return this.door.judged(actor, permission, await findSuggestionPlace(this.sql, actor, id));
  }
}

type Outcomes = ReadonlyMap<SuggestionId, DecidedBody['results'][number]['outcome']>;

interface Deciding extends Judged {
  readonly row: SuggestionRow;
}

interface RejectingMany {
  readonly responseId: ResponseId;
  readonly ids: readonly SuggestionId[];
  readonly reason: string;
}

/** Nobody has decided, and nobody is accepting it in this moment. */
const isOpen = ({ state, decidedBy }: SuggestionRow): boolean => state === 'open' && decidedBy === null;

const requireOpen = (row: SuggestionRow): void => {
  if (!isOpen(row)) throw new Refusal('already-decided');
};

const requireAccepted = (accepted: Accepted | undefined): void => {
  switch (accepted?.outcome) {
    case 'accepted':
    case 'merged':
      return;
    case 'stale':
      throw new StaleSuggestion(accepted.staleness);
    case 'already-decided':
      throw new Refusal('already-decided');
    case 'protected':
      throw new Refusal('suggestion-protected');
    case 'gone':
    case undefined:
      throw new Refusal('text-changed');
  }
};
