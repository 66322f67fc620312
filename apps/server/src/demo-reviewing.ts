// Reviews the demo's response as its people would: through the services behind their requests, and what is there already is left.
import type { INestApplicationContext } from '@nestjs/common';
import { localDateOf, type Actor, type Mention, type ResponseId } from '@samsvar/domain';
import type { ThreadBody } from '@samsvar/protocol';
import { CLOCK, type Clock } from './base/clock';
import { CommentService } from './comment/comment.service';
import { ThreadService } from './comment/thread.service';
import type { DemoRegister } from './demo-files';
import {
  findSection,
  findWordsInText,
  type DemoComment,
  type DemoReview,
  type DemoSectionPlan,
  type DemoThread,
} from './demo-review';
import { PartyService } from './response/party.service';
import { ResponseDocuments } from './response/response-documents';
import { SectionWorkService } from './response/section-work.service';

/** A day (ms). */
const DAY = 86_400_000;

/** Finds the person of a key in `people.json`. */
export type DemoActor = (key: string) => Promise<Actor>;

export class DemoReviewing {
  private readonly threads: ThreadService;
  private readonly sections: SectionWorkService;
  private readonly documents: ResponseDocuments;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly register: DemoRegister,
    private readonly actor: DemoActor,
    private readonly responseId: ResponseId,
  ) {
    this.threads = app.get(ThreadService);
    this.sections = app.get(SectionWorkService);
    this.documents = app.get(ResponseDocuments);
  }

  /** Does all of it that has not been done. What speaks of words that somebody has taken out is passed over. */
  async review(review: DemoReview): Promise<void> {
    await this.share(review.party);
    for (const thread of review.threads) await this.discuss(thread);
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
    const target = thread.quote === null ? null : (await this.place(thread.quote))?.target;
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

  /** Where the words stand now; null when somebody has taken them out. */
  private async place(words: string) {
    const { content } = await this.documents.projection(this.responseId);
    return findWordsInText(content.text, words);
  }

  private organisation(key: string): DemoRegister['organisations'][number] {
    const found = this.register.organisations.find((organisation) => organisation.key === key);
    if (!found) throw new Error(`The demo has no organisation called ${key}.`);
    return found;
  }
}
