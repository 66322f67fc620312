// The organisations that share a response: letting one in, and taking one out.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { Refusal, type Actor, type OrganisationId, type ResponseId } from '@samsvar/domain';
import { SECTIONS_CHANNEL, type PartiesBody, type PartyDraft } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Ledger } from '../audit/ledger';
import { Notifications } from '../notification/notifications';
import { OpenToOthers } from './open-to-others';
import {
  deleteParty,
  findAuthors,
  findParties,
  hasLayeredMarks,
  insertParty,
} from './party.store';
import { ResponseDocuments } from './response-documents';

/** Whom a response is to be shared with, and which. */
interface Joining {
  readonly actor: Actor;
  readonly responseId: ResponseId;
  readonly organisationId: OrganisationId;
  readonly part: PartyDraft['part'];
}

@Injectable()
export class PartyService {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly open: OpenToOthers,
    private readonly notifications: Notifications,
  ) {}

  /** Everybody who reads the response sees who else does. */
  async list(actor: Actor, id: ResponseId): Promise<PartiesBody> {
    return this.present(await this.access.require(actor, 'response.read', { response: id }), id);
  }

  /**
   * Lets an organisation in once the text is fit to be seen by it: a clean copy, without what was deleted, and without
   * marks of what the own organisation keeps to itself. If anything of that fails nobody is let in. Refuses with
   * `organisation-unknown`, `party-already`, `conflict` for the organisation that owns the response, and `unavailable`.
   */
  async share(actor: Actor, id: ResponseId, draft: PartyDraft): Promise<PartiesBody> {
    const grant = await this.access.require(actor, 'response.share', { response: id });
    const organisationId = await this.open.find(draft.organisationNumber);
    if (organisationId === grant.organisationId) throw new Refusal('conflict');
    const parties = await findParties(this.ledger.sql, grant, id);
    if (parties.some((party) => party.id === organisationId)) throw new Refusal('party-already');
    await this.letIn(grant, { actor, responseId: id, organisationId, part: draft.part });
    this.ledger.checkpointSoon([grant.organisationId, organisationId]);
    return this.present(grant, id);
  }

  /**
   * Takes an organisation out: its people who have the text open are sent away. An author takes the own organisation
   * out of what another has shared with it, and is answered with no list: it is not theirs to see any more.
   */
  async remove(actor: Actor, id: ResponseId, organisationId: OrganisationId): Promise<PartiesBody> {
    const isLeaving = organisationId === actor.organisationId;
    const grant = await this.access.require(actor, isLeaving ? 'response.leave' : 'response.share', { response: id });
    // A single guest takes out oneself, never the organisation.
    if (grant.guest) throw new Refusal('not-found');
    const isGone = await transaction(this.ledger.sql, async (tx) => {
      if (!(await deleteParty(tx, grant, { responseId: id, organisationId }))) return false;
      await this.ledger.record(tx, grant, { action: 'response.unshared', object: { kind: 'response', id }, facts: { organisation: organisationId }, concerns: organisationId });
      return true;
    });
    if (!isGone) throw new Refusal('not-found');
    this.documents.announce(id, { name: SECTIONS_CHANNEL, payload: {}, audience: null });
    return isLeaving ? { parties: [] } : this.present(grant, id);
  }

  private async letIn(grant: Grant, joining: Joining): Promise<void> {
    await this.open.before(joining.responseId, joining.actor, () => this.insert(grant, joining));
  }

  /** False when the text has become unfit meanwhile. */
  private insert(grant: Grant, joining: Joining): Promise<boolean> {
    const { actor, responseId, organisationId } = joining;
    return transaction(this.ledger.sql, async (tx) => {
      if (await hasLayeredMarks(tx, grant.organisationId, responseId)) return false;
      if (!(await insertParty(tx, grant, joining))) throw new Refusal('party-already');
      const told = { kind: 'response-shared', organisationId, responseId, byId: actor.personId } as const;
      const authors = await findAuthors(tx, organisationId);
      await this.notifications.tell(tx, authors.map((personId) => ({ ...told, personId })));
      const facts = { organisation: organisationId, part: joining.part };
      await this.ledger.record(tx, grant, { action: 'response.shared', object: { kind: 'response', id: responseId }, facts, concerns: organisationId });
      return true;
    });
  }

  private async present(grant: Grant, id: ResponseId): Promise<PartiesBody> {
    const parties = await findParties(this.ledger.sql, grant, id);
    return {
      parties: parties.map((party) => ({
        organisation: { id: party.id, name: party.name },
        part: party.part,
        joinedAt: party.joinedAt.toISOString(),
      })),
    };
  }
}
