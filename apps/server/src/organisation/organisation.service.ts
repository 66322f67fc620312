// What an organisation sets for itself.
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type AuditFacts } from '@samsvar/domain';
import { LOGO_LIMIT, type OrganisationBody, type OrganisationChange } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { BlobStore } from '../base/blob-store';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { readImageHeader, type ImageType } from '../base/image-header';
import type { IncomingFile } from '../base/raw-body';
import { gatherBytes } from '../base/small-body';
import { findSettings, holdOrganisation, renameOrganisation, saveLogo, saveSettings, type Logo, type SettingRow } from './setting.store';

/** Longest side of a logo, in pixels: enough for the head of a printed letter. */
export const LOGO_SIDE = 4_000;

@Injectable()
export class OrganisationService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly blobs: BlobStore,
  ) {}

  /** What the organisation has set. */
  async read(actor: Actor): Promise<OrganisationBody> {
    const grant = await this.access.require(actor, 'organisation.read', { organisation: actor.organisationId });
    return present(await this.settings(grant));
  }

  /** Changes what is named, leaves the rest. */
  async change(actor: Actor, { name, ...change }: OrganisationChange): Promise<OrganisationBody> {
    const grant = await this.access.require(actor, 'organisation.change', { organisation: actor.organisationId });
    return this.alter(grant, { fields: Object.keys({ ...change, ...(name === undefined ? {} : { name }) }).sort().join(',') }, async (tx, now) => {
      const current = await findSettings(tx, grant);
      if (!current) throw new Refusal('not-found');
      if (name !== undefined) await renameOrganisation(tx, grant, name);
      await saveSettings(tx, grant, { ...current, ...withoutUndefined(change) }, now);
    });
  }

  /** Gives the organisation a logo: PNG or JPEG by its bytes, whatever it is called. */
  async setLogo(actor: Actor, file: IncomingFile): Promise<OrganisationBody> {
    const grant = await this.access.require(actor, 'organisation.change', { organisation: actor.organisationId });
    const logo = await this.keep(await gatherBytes(file, LOGO_LIMIT));
    return this.alter(grant, { fields: 'logo' }, (tx, now) => saveLogo(tx, grant, logo, now));
  }

  /** Takes the logo away. */
  async removeLogo(actor: Actor): Promise<OrganisationBody> {
    const grant = await this.access.require(actor, 'organisation.change', { organisation: actor.organisationId });
    return this.alter(grant, { fields: 'logo', removed: true }, (tx, now) => saveLogo(tx, grant, null, now));
  }

  /** The logo by its hash; `not-found` for any other picture. */
  async logo(actor: Actor, sha256: string): Promise<{ readonly mediaType: ImageType; stream(): Readable }> {
    const grant = await this.access.require(actor, 'organisation.read', { organisation: actor.organisationId });
    const { logoSha256, logoType } = await this.settings(grant);
    if (logoSha256 === null || logoType === null || logoSha256.toString('hex') !== sha256) throw new Refusal('not-found');
    return { mediaType: logoType, stream: () => this.blobs.read(logoSha256) };
  }

  /** Looked at before it is kept, so that what is refused leaves nothing. */
  private async keep(bytes: Buffer): Promise<Logo> {
    if (bytes.length === 0) throw new Refusal('file-empty');
    const { mediaType, width, height } = readImageHeader(bytes);
    if (Math.max(width, height) > LOGO_SIDE) throw new Refusal('file-too-complex', { limit: 'pixels', max: LOGO_SIDE * LOGO_SIDE });
    const blob = await this.blobs.put(Readable.from([bytes]), LOGO_LIMIT);
    return { ...blob, mediaType };
  }

  private async settings(grant: Grant): Promise<SettingRow> {
    const found = await findSettings(this.sql, grant);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  private async alter(grant: Grant, facts: AuditFacts, work: (tx: Parameters<typeof saveLogo>[0], now: Date) => Promise<void>): Promise<OrganisationBody> {
    await transaction(this.sql, async (tx) => {
      await holdOrganisation(tx, grant);
      await work(tx, this.clock());
      await this.audit.recordBy(tx, grant, { action: 'organisation.changed', object: { kind: 'organisation', id: grant.organisationId }, facts });
    });
    return present(await this.settings(grant));
  }
}

/** The parts that were given: one that is undefined must not hide what is there. */
const withoutUndefined = (change: Omit<OrganisationChange, 'name'>): Partial<SettingRow> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const present = ({ logoSha256, logoType: _, updatedAt, importanceClasses, ...row }: SettingRow): OrganisationBody => ({
  ...row,
  importanceClasses: [...importanceClasses],
  logo: logoSha256 && `/api/organisation/logo/${logoSha256.toString('hex')}`,
  updatedAt: updatedAt?.toISOString() ?? null,
});
