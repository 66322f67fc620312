// Reviews the demo's response as its people would: through the services behind their requests, and what is there already is left.
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { NodeJson } from '@samsvar/document';
import { localDateOf, type Actor, type Mention, type ResponseId } from '@samsvar/domain';
import type { SuggestionBody, ThreadBody } from '@samsvar/protocol';
import { CLOCK, type Clock } from './base/clock';
import { CommentService } from './comment/comment.service';
import { ThreadService } from './comment/thread.service';
import type { DemoRegister } from './demo-files';
import {
  findBlockBeginning,
  findSection,
  findWordsInText,
  type DemoComment,
  type DemoPlace,
  type DemoReview,
  type DemoSectionPlan,
  type DemoSuggestion,
  type DemoThread,
  type DemoVersion,
} from './demo-review';
import { PartyService } from './response/party.service';
import { ResponseDocuments } from './response/response-documents';
import { SectionWorkService } from './response/section-work.service';
import { SuggestionService } from './suggestion/suggestion.service';
import { VersionService } from './version/version.service';

/** A day (ms). */
const DAY = 86_400_000;

/** Finds the person of a key in `people.json`. */
export type DemoActor = (key: string) => Promise<Actor>;

export class DemoReviewing {
  private readonly threads: ThreadService;
  private readonly suggestions: SuggestionService;
  private readonly sections: SectionWorkService;
  private readonly documents: ResponseDocuments;
  private text: NodeJson = { type: 'doc' };

  constructor(
    private readonly app: INestApplicationContext,
    private readonly register: DemoRegister,
    private readonly actor: DemoActor,
    private readonly responseId: ResponseId,
  ) {
    this.threads = app.get(ThreadService);
    this.suggestions = app.get(SuggestionService);
    this.sections = app.get(SectionWorkService);
    this.documents = app.get(ResponseDocuments);
  }

  /** Does all of it that has not been done. What speaks of words that somebody has taken out is passed over. */
  async review(review: DemoReview): Promise<void> {
    await this.share(review.party);
    // Nothing that is said of the text moves its words: it is read once.
    this.text = (await this.documents.projection(this.responseId)).content.text;
    for (const thread of review.threads) await this.discuss(thread);
    for (const suggestion of review.suggestions) await this.suggest(suggestion);
    for (const version of review.versions) await this.keep(version, review.suggestions);
    for (const plan of review.plan) await this.plan(plan);
    await this.sections.limitWords(await this.actor('anna'), this.responseId, review.wordLimit);
  }

  private async share({ organisation, part }: DemoReview['party']): Promise<void> {
    const author = await this.actor('anna');
    const parties = this.app.get(PartyService);
    const organisationNumber = this.organisation(organisation).organisationNumber;
    if ((await parties.list(author, this.responseId)).parties.length > 1) return;
    await parties.share(author, this.responseId, { organisationNumber, part });
  }

  private async discuss(thread: DemoThread): Promise<void> {
    const { visibility, isBlocking = false } = thread;
    const begins = await this.actor(thread.by);
    const target = thread.quote === null ? null : this.place(thread.quote)?.target;
    if (target === undefined || (await this.isThere(begins, thread.text))) return;
    const assignedTo = thread.assignedTo === undefined ? null : (await this.actor(thread.assignedTo)).personId;
    const comment = await this.comment(thread);
    const { id } = await this.threads.begin(begins, this.responseId, { visibility, target, isBlocking, assignedTo, comment });
    await this.goOn(thread, id);
  }

  private async goOn({ answers = [], settled }: DemoThread, id: ThreadBody['id']): Promise<void> {
    const comments = this.app.get(CommentService);
    for (const answer of answers) await comments.answer(await this.actor(answer.by), id, await this.comment(answer));
    if (settled) await this.threads.settle(await this.actor(settled.by), id, settled);
  }

  private async suggest({ by, quote, proposed, ...suggestion }: DemoSuggestion): Promise<void> {
    const actor = await this.actor(by);
    const place = this.place(quote, suggestion.scope);
    if (!place || (await this.suggested(actor, suggestion.reason))) return;
    const { visibility, scope, reason } = suggestion;
    const nodes = scope === 'insert' ? [paragraph(proposed)] : place.nodes.map((node) => ({ ...node, text: proposed }));
    const base = scope === 'insert' ? [] : place.nodes.map((node) => ({ ...node }));
    await this.suggestions.propose(actor, this.responseId, { visibility, scope, target: place.target, base, proposed: nodes, reason });
  }

  /** Decides about what comes before the version, and keeps it. */
  private async keep({ label, by, after }: DemoVersion, suggestions: readonly DemoSuggestion[]): Promise<void> {
    for (const suggestion of suggestions) if (after.includes(suggestion.key)) await this.decide(suggestion);
    const actor = await this.actor(by);
    const versions = this.app.get(VersionService);
    const { versions: kept } = await versions.list(actor, this.responseId);
    if (!kept.some((known) => known.label === label)) await versions.keep(actor, this.responseId, label);
  }

  private async decide({ reason: why, by, decision }: DemoSuggestion): Promise<void> {
    const made = await this.suggested(await this.actor(by), why);
    if (!decision || made?.state !== 'open') return;
    const actor = await this.actor(decision.by);
    if (decision.accept) await this.suggestions.accept(actor, made.id, { instead: null, nowHash: null });
    else await this.suggestions.reject(actor, made.id, { reason: decision.reason });
  }

  /** The suggestion that was made with this reason. */
  private async suggested(actor: Actor, reason: string): Promise<SuggestionBody | undefined> {
    const { suggestions } = await this.suggestions.list(actor, this.responseId, { state: 'all' });
    return suggestions.find((known) => known.reason === reason);
  }

  private async isThere(actor: Actor, text: string): Promise<boolean> {
    const { threads } = await this.threads.list(actor, this.responseId, { state: 'all' });
    return threads.some(({ comments }) => comments[0]?.text === text);
  }

  private async comment({ text, mentions }: DemoComment): Promise<{ text: string; mentions: Mention[] }> {
    return { text, mentions: await Promise.all(mentions.map((key) => this.mention(key))) };
  }

  private async mention(key: string): Promise<Mention> {
    const person = this.register.people.find((known) => known.key === key);
    if (person) return { kind: 'person', id: (await this.actor(key)).personId, label: person.name };
    const { name } = this.organisation(key);
    const member = this.register.people.find(({ organisation }) => organisation === key);
    return { kind: 'organisation', id: (await this.actor(member?.key ?? key)).organisationId, label: name };
  }

  private async plan({ section, by, owner, coOwners, state, dueInDays }: DemoSectionPlan): Promise<void> {
    const planner = await this.actor(by);
    const { projection } = await this.documents.projection(this.responseId);
    const sectionId = findSection(projection.outline, section);
    const planned = await this.sections.list(planner, this.responseId);
    if (sectionId === null || planned.sections.some((known) => known.sectionId === sectionId)) return;
    const now = this.app.get<Clock>(CLOCK)();
    const people = { owner: (await this.actor(owner)).personId, coOwners: await Promise.all(coOwners.map(async (key) => (await this.actor(key)).personId)) };
    const dueOn = localDateOf(new Date(now.getTime() + dueInDays * DAY));
    await this.sections.plan(planner, { responseId: this.responseId, sectionId }, { ...people, state, dueOn });
  }

  /** Where the words stand; null when somebody has taken them out. */
  private place(words: string, scope: DemoSuggestion['scope'] = 'inline'): DemoPlace | null {
    return scope === 'insert' ? findBlockBeginning(this.text, words) : findWordsInText(this.text, words);
  }

  private organisation(key: string): DemoRegister['organisations'][number] {
    const found = this.register.organisations.find((organisation) => organisation.key === key);
    if (!found) throw new Error(`The demo has no organisation called ${key}.`);
    return found;
  }
}

const paragraph = (text: string) => ({ type: 'paragraph', attrs: { id: randomUUID() }, content: [{ type: 'text', text }] });
