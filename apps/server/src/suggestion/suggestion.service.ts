// Suggestions: listing and making them, and deciding about them.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor, type Permission, type ResponseId, type SuggestionId } from '@samsvar/domain';
import type {
  Acceptance,
  DecidedBody,
  Decisions as ManyDecisions,
  Rejection,
  SuggestionBody,
  SuggestionDraft,
  SuggestionListBody,
} from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { ReviewDoor, type Judged } from '../comment/review-door';
import { cursorOf } from '../comment/thread.service';
import type { Accepted } from './accept-suggestions';
import { Decisions } from './decisions';
import { ProposeChanges, requireProposed, type Proposal } from './propose-changes';
import { StaleSuggestion } from './stale-suggestion';
import { SuggestionReader } from './suggestion-reader';
import { findSuggestionPlace, findSuggestions, findSuggestionsById, type SuggestionRow } from './suggestion.store';

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
    private readonly door: ReviewDoor,
    private readonly reader: SuggestionReader,
    private readonly proposing: ProposeChanges,
    private readonly decisions: Decisions,
  ) {}

  /** One page of the suggestions that the caller's organisation may see. */
  async list(actor: Actor, responseId: ResponseId, { state, after }: SuggestionListQuery): Promise<SuggestionListBody> {
    const { grant } = await this.door.judged(actor, 'comment.read', responseId);
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
    const { grant } = await this.door.judged(actor, 'suggestion.make', responseId);
    await this.door.pace(actor);
    const [id] = await this.proposing.propose(grant, responseId, [{ ...draft, nameInFile: null }]);
    if (!id) throw new Refusal('text-changed');
    return this.reader.one(grant, responseId, id);
  }

  /**
   * Makes the suggestions of a Word file in the caller's name, each with the name that stood in the file where that was
   * nobody here. Answers, for each, its id, or null where the text does not say `base` there any more.
   */
  async proposeFromFile(actor: Actor, responseId: ResponseId, proposals: readonly Proposal[]): Promise<(SuggestionId | null)[]> {
    const { grant } = await this.door.judged(actor, 'suggestion.make', responseId);
    return this.proposing.propose(grant, responseId, proposals);
  }

  /** Accepts a suggestion, as it stands or with other nodes instead. */
  async accept(actor: Actor, id: SuggestionId, { instead, nowHash }: Acceptance): Promise<SuggestionBody> {
    const { grant, responseId, row } = await this.decide(actor, 'suggestion.decide', id);
    const nodes = instead && requireProposed(row.scope, instead.nodes, 'instead');
    const wanted = { id, nowHash, instead: instead && nodes ? { part: instead.part, nodes } : null };
    requireAccepted((await this.decisions.accepting.accept(grant, responseId, [wanted])).get(id));
    return this.reader.one(grant, responseId, id);
  }

  /** Takes an acceptance back, in the text too. */
  async undoAcceptance(actor: Actor, id: SuggestionId): Promise<SuggestionBody> {
    const { grant, responseId } = await this.decide(actor, 'suggestion.decide', id);
    await this.decisions.undoing.undo(grant, responseId, id);
    return this.reader.one(grant, responseId, id);
  }

  /** Rejects an open suggestion. The text is not touched. */
  async reject(actor: Actor, id: SuggestionId, { reason }: Rejection): Promise<SuggestionBody> {
    const { grant, responseId, row } = await this.decide(actor, 'suggestion.decide', id);
    await this.decisions.refusing.reject(grant, row, reason);
    return this.reader.one(grant, responseId, id);
  }

  /** Opens a rejected suggestion again; one that is open is answered as it is. */
  async undoRejection(actor: Actor, id: SuggestionId): Promise<SuggestionBody> {
    const { grant, responseId, row } = await this.decide(actor, 'suggestion.decide', id);
    await this.decisions.refusing.reopen(grant, row);
    return this.reader.one(grant, responseId, id);
  }

  /** Takes one's own open suggestion back. */
  async withdraw(actor: Actor, id: SuggestionId): Promise<SuggestionBody> {
    const { grant, responseId, row } = await this.decide(actor, 'suggestion.make', id);
    if (row.createdBy !== actor.personId || row.organisationId !== actor.organisationId) throw new Refusal('not-allowed');
    await this.decisions.refusing.withdraw(grant, row);
    return this.reader.one(grant, responseId, id);
  }

  /** Decides about many; what cannot be applied says so and stays open. What the caller may not know of is `gone`. */
  async decideMany(actor: Actor, responseId: ResponseId, { decision, suggestions, reason }: ManyDecisions): Promise<DecidedBody> {
    const { grant } = await this.door.judged(actor, 'suggestion.decide', responseId);
    await this.door.pace(actor);
    const ids = [...new Set(suggestions)];
    const outcomes =
      decision === 'accept' ? await this.acceptMany(grant, responseId, ids) : await this.decisions.refusing.rejectAll(grant, { responseId, ids, reason });
    return { results: ids.map((id) => ({ id, outcome: outcomes.get(id) ?? 'gone' })) };
  }

  private async acceptMany(grant: Grant, responseId: ResponseId, ids: readonly SuggestionId[]): Promise<Outcomes> {
    const accepted = await this.decisions.accepting.accept(grant, responseId, ids.map((id) => ({ id, instead: null, nowHash: null })));
    // Protected headings are refused when it is made; one that has come to be there since is text that has changed.
    return new Map([...accepted].map(([id, { outcome }]) => [id, outcome === 'protected' ? 'stale' : outcome]));
  }

  /** Judges the right to decide anew at every command, and finds the suggestion. */
  private async decide(actor: Actor, permission: Permission, id: SuggestionId): Promise<Deciding> {
    const judged = await this.judge(actor, permission, id);
    await this.door.pace(actor);
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
