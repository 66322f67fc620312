// The plan of the work with a response: who works with each section, how far it has come, when it is due, and how long the text may be.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type PersonId, type ResponseId } from '@samsvar/domain';
import { SECTIONS_CHANNEL, type SectionChange, type SectionPlanBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { Notifications } from '../notification/notifications';
import { ResponseDocuments } from './response-documents';
import {
  findReaders,
  findSectionPeople,
  findSectionWork,
  findWordLimit,
  lockSectionWork,
  replaceSectionPeople,
  updateSectionWork,
  updateWordLimit,
  type SectionAddress,
  type SectionPersonRow,
} from './section-work.store';

type Worker = Pick<SectionPersonRow, 'personId' | 'organisationId' | 'part'>;

@Injectable()
export class SectionWorkService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
  ) {}

  /** The sections that somebody has planned, and the limit of words. */
  async list(actor: Actor, id: ResponseId): Promise<SectionPlanBody> {
    return this.present(await this.access.require(actor, 'response.read', { response: id }), id);
  }

  /**
   * Changes the plan of one section; what is left out stays as it is. `not-found` for a section that is not in the
   * text now, and `invalid` for people who do not read the response.
   */
  async plan(actor: Actor, at: SectionAddress, change: SectionChange): Promise<SectionPlanBody> {
    const { responseId } = at;
    const grant = await this.access.require(actor, 'response.plan', { response: responseId });
    const { projection } = await this.documents.projection(responseId);
    if (!projection.outline.some(({ id }) => id === at.sectionId)) throw new Refusal('not-found');
    await transaction(this.sql, (tx) => this.change(tx, grant, { ...at, ...change }));
    this.tell(responseId);
    return this.present(grant, responseId);
  }

  /** Sets the limit of words, or takes it away with null. */
  async limitWords(actor: Actor, responseId: ResponseId, words: number | null): Promise<SectionPlanBody> {
    const grant = await this.access.require(actor, 'response.plan', { response: responseId });
    await transaction(this.sql, async (tx) => {
      await updateWordLimit(tx, grant, { responseId, words });
      await this.audit.recordBy(tx, grant, { action: 'response.planned', object: { kind: 'response', id: responseId }, facts: { wordLimit: words } });
    });
    this.tell(responseId);
    return this.present(grant, responseId);
  }

  private async change(tx: Transaction, grant: Grant, wanted: SectionAddress & SectionChange): Promise<void> {
    const { responseId } = wanted;
    const before = await lockSectionWork(tx, grant, wanted);
    const state = wanted.state ?? before.state;
    const dueOn = wanted.dueOn === undefined ? before.dueOn : wanted.dueOn;
    await updateSectionWork(tx, grant, { ...wanted, state, dueOn });
    const had = (await findSectionPeople(tx, grant, responseId)).filter(({ sectionId }) => sectionId === wanted.sectionId);
    const people = await this.workers(tx, grant, { ...wanted, had });
    await replaceSectionPeople(tx, wanted, people);
    const isNew = ({ personId }: Worker) => !had.some((known) => known.personId === personId);
    await this.notify(tx, grant, { at: wanted, kind: 'section-assigned', people: people.filter(isNew) });
    if (state === 'ready-for-review' && before.state !== state)
      await this.notify(tx, grant, { at: wanted, kind: 'section-ready', people });
    const facts = { section: wanted.sectionId, before: before.state, state, dueOn, people: people.length };
    await this.audit.recordBy(tx, grant, { action: 'response.planned', object: { kind: 'response', id: responseId }, facts });
  }

  /** Who works with it then, each once. */
  private async workers(
    tx: Transaction,
    grant: Grant,
    { responseId, owner, coOwners, had }: SectionAddress & SectionChange & { readonly had: readonly Worker[] },
  ): Promise<Worker[]> {
    const owned = had.find(({ part }) => part === 'owner')?.personId ?? null;
    const shared = had.filter(({ part }) => part === 'co-owner').map(({ personId }) => personId);
    const first = owner === undefined ? owned : owner;
    // Who stood as owner and is now one of several stands as such; nobody stands twice.
    const others = [...new Set(coOwners ?? shared)].filter((person) => person !== first);
    const people = first ? [first, ...others] : others;
    const readers = await findReaders(tx, grant, { responseId, people });
    return people.map((personId, at) => {
      const organisationId = readers.get(personId);
      const isOwner = first !== null && at === 0;
      if (!organisationId) throw new Refusal('invalid', { field: isOwner ? 'owner' : 'coOwners' });
      return { personId, organisationId, part: isOwner ? ('owner' as const) : ('co-owner' as const) };
    });
  }

  private notify(
    tx: Transaction,
    { personId: byId }: Grant,
    { at, kind, people }: { at: SectionAddress; kind: 'section-assigned' | 'section-ready'; people: readonly Worker[] },
  ): Promise<void> {
    const { responseId, sectionId } = at;
    const told = people.filter(({ personId }) => personId !== byId);
    const news = told.map(({ personId, organisationId }) => ({ kind, personId, organisationId, responseId, sectionId, byId }));
    return this.notifications.tell(tx, news);
  }

  private tell(responseId: ResponseId): void {
    this.documents.announce(responseId, { name: SECTIONS_CHANNEL, payload: {}, audience: null });
  }

  private async present(grant: Grant, id: ResponseId): Promise<SectionPlanBody> {
    const [sections, people, wordLimit] = await Promise.all([
      findSectionWork(this.sql, grant, id),
      findSectionPeople(this.sql, grant, id),
      findWordLimit(this.sql, grant, id),
    ]);
    return { sections: sections.map((section) => ({ ...section, people: peopleOf(people, section.sectionId) })), wordLimit };
  }
}

const peopleOf = (people: readonly SectionPersonRow[], of: string): { personId: PersonId; name: string; organisation: string; part: SectionPersonRow['part'] }[] =>
  people.filter(({ sectionId }) => sectionId === of).map(({ personId, name, organisation, part }) => ({ personId, name, organisation, part }));
