// Takes a response out as a file that can be sent and registered.
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { withoutAnchors, type ResponseContent } from '@samsvar/document';
import {
  ExportRefusal,
  renderDocx,
  renderPdf,
  type DeliveredFigure,
  type DeliveryInput,
  type LetterHead,
  type PrintedReference,
} from '@samsvar/dispatch';
import {
  Refusal,
  deliveryFileName,
  formatPlace,
  localDateOf,
  type Actor,
  type CitationInText,
  type ResponseId,
} from '@samsvar/domain';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Ledger } from '../audit/ledger';
import { BlobStore } from '../base/blob-store';
import { SYSTEM_DATABASE } from '../base/database.token';
import { readImageHeader } from '../base/image-header';
import { findReferences } from '../citation/references';
import { findSettings } from '../organisation/setting.store';
import { findFigures } from '../response/figure.store';
import { ResponseDocuments } from '../response/response-documents';
import { findResponse, type ResponseRow } from '../response/response.store';
import { findLastChange } from './delivery.store';

export type DeliveryFormat = 'docx' | 'pdf';

/** A file ready to be sent. */
export interface DeliveredFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

const MEDIA_TYPES: Readonly<Record<DeliveryFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

@Injectable()
export class ExportResponse {
  constructor(
    private readonly ledger: Ledger,
    // Parties and guests take out what looks like the owner's own letter: its head alone is read here, by the organisation of the grant.
    @Inject(SYSTEM_DATABASE) private readonly owners: Sql,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly blobs: BlobStore,
  ) {}

  /**
   * Makes the file from all that has been acknowledged so far; an unchanged text gives the same bytes again.
   * Throws an `ExportRefusal` with the faults that must be mended first.
   */
  async export(actor: Actor, id: ResponseId, format: DeliveryFormat): Promise<DeliveredFile> {
    const grant = await this.access.require(actor, 'response.export', { response: id });
    const response = await findResponse(this.ledger.sql, grant, id);
    if (!response) throw new Refusal('not-found');
    const { content, projection } = await this.documents.projection(id);
    const blocking = projection.faults.filter((fault) => fault.blocking);
    if (blocking.length > 0) throw new ExportRefusal(blocking);
    const matter = { issuerCaseNumber: response.issuerCaseNumber, title: response.consultationTitle };
    const input = await this.inputOf(grant, { response, content, citations: projection.citations });
    const file = await (format === 'docx' ? renderDocx(input) : renderPdf(input));
    await this.ledger.record(this.ledger.sql, grant, { action: 'response.exported', object: { kind: 'response', id }, facts: { format } });
    return {
      filename: deliveryFileName(response.organisationName, matter, format),
      mediaType: MEDIA_TYPES[format],
      content: file,
    };
  }

  private async inputOf(
    grant: Grant,
    {
      response,
      content,
      citations,
    }: { response: ResponseRow; content: ResponseContent; citations: readonly CitationInText[] },
  ): Promise<DeliveryInput> {
    // The date on the letter is that of the text, not of the moment somebody asked for the file.
    const changedAt = await findLastChange(this.ledger.sql, grant, response.id);
    if (!changedAt) throw new Refusal('not-found');
    return {
      // Nobody who gets the file is to see where somebody has said something.
      content: withoutAnchors(content),
      title: response.title,
      organisation: response.organisationName,
      head: await this.headOf(grant),
      recipient: response.issuers,
      // The case file is the owner's alone.
      ownCaseNumber: grant.actingAs === grant.organisationId ? response.ownCaseNumber : null,
      issuerCaseNumber: response.issuerCaseNumber,
      date: localDateOf(changedAt),
      language: 'sv',
      references: await this.referencesOf(grant, citations),
      figures: await this.figuresOf(grant, response.id, content),
    };
  }

  /** What the owner's letters begin with. */
  private async headOf(grant: Grant): Promise<LetterHead> {
    const settings = await findSettings(this.owners, grant);
    const lines = settings?.letterHead.split('\n') ?? [];
    if (!settings?.logoSha256) return { lines, logo: null };
    const bytes = await buffer(this.blobs.read(settings.logoSha256));
    return { lines, logo: { bytes, ...readImageHeader(bytes) } };
  }

  private async referencesOf(
    grant: Grant,
    citations: readonly CitationInText[],
  ): Promise<ReadonlyMap<string, PrintedReference>> {
    const found = await findReferences(this.ledger.sql, grant, citations);
    return new Map(
      [...found].map(([id, { reference, url, passage }]) => [
        id,
        { reference, url, place: formatPlace(passage) },
      ]),
    );
  }

  /** The pictures that stand in the text; others that were once uploaded are not read. */
  private async figuresOf(
    grant: Grant,
    id: ResponseId,
    content: ResponseContent,
  ): Promise<ReadonlyMap<string, DeliveredFigure>> {
    const figures = new Map<string, DeliveredFigure>();
    const text = JSON.stringify(content.text);
    for (const { sha256, mediaType, width, height } of await findFigures(this.ledger.sql, grant, id)) {
      const name = sha256.toString('hex');
      if (text.includes(name))
        figures.set(name, { bytes: await buffer(this.blobs.read(sha256)), mediaType, width, height });
    }
    return figures;
  }
}
