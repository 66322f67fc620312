// Citations for other programs, and theirs for us.
import { Inject, Injectable } from '@nestjs/common';
import {
  Refusal,
  cslItems,
  deliveryFileName,
  isUuid,
  localDateOf,
  risFile,
  webAnnotation,
  type Actor,
  type OutlineSection,
  type ResponseId,
  type WebAnnotation,
} from '@samsvar/domain';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Ledger } from '../audit/ledger';
import { CONFIG, type Config } from '../base/config';
import { siteOf } from '../base/site';
import { ResponseDocuments } from '../response/response-documents';
import { findResponse } from '../response/response.store';
import { findCitedSources, findPositions } from './annotation.store';
import { findReferences } from './references';

/** A file for another program. */
export interface ReferenceFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: string;
}

/** An AnnotationCollection with everything in it. */
export interface AnnotationCollection {
  readonly '@context': string;
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly total: number;
  readonly first: { readonly id: string; readonly type: 'AnnotationPage'; readonly items: readonly WebAnnotation[] };
}

@Injectable()
export class AnnotationService {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Every citation of a response as a W3C Web Annotation, in the order of its text. */
  async annotations(actor: Actor, id: ResponseId): Promise<ReferenceFile> {
    const { grant, response } = await this.opened(actor, id);
    const { projection } = await this.documents.projection(id);
    const references = await findReferences(this.ledger.sql, grant, projection.citations);
    const passages = [...new Set([...references.values()].map(({ passage }) => passage.id))];
    const positions = new Map((await findPositions(this.ledger.sql, grant, passages)).map((position) => [position.id, position]));
    const sections = new Map(projection.outline.map((section) => [section.id, nameOf(section)]));
    const site = siteOf(this.config);
    const items = projection.citations.flatMap(({ citationId, mode, sectionId }) => {
      const passage = references.get(citationId)?.passage;
      const position = passage && positions.get(passage.id);
      if (!passage || !position) return [];
      return [
        webAnnotation({
          id: `${site}/k/${passage.id}#${citationId}`,
          mode,
          where: (sectionId && sections.get(sectionId)) ?? '',
          source: position.url ?? `${site}/kallor/${passage.sourceId}?v=${String(passage.versionNo)}`,
          sha256: position.sha256.toString('base64'),
          passage,
          start: position.start,
          page: position.page,
        }),
      ];
    });
    const collection: AnnotationCollection = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `${site}/svar/${id}`,
      type: 'AnnotationCollection',
      label: response.title,
      total: items.length,
      first: { id: `${site}/svar/${id}#hanvisningar`, type: 'AnnotationPage', items },
    };
    await this.written(grant, id, 'annotations');
    return { filename: nameWith(response, 'jsonld'), mediaType: 'application/ld+json', content: `${JSON.stringify(collection, null, 2)}\n` };
  }

  /** The sources that a response cites, for reference managers. */
  async references(actor: Actor, id: ResponseId, format: 'csl-json' | 'ris'): Promise<ReferenceFile> {
    const { grant, response } = await this.opened(actor, id);
    const { projection } = await this.documents.projection(id);
    const references = await findReferences(this.ledger.sql, grant, projection.citations);
    const ids = [...new Set([...references.values()].map(({ passage }) => passage.sourceId))].filter(isUuid);
    const site = siteOf(this.config);
    const records = (await findCitedSources(this.ledger.sql, grant, ids)).map(({ retrievedAt, ...source }) => ({
      ...source,
      url: source.url ?? `${site}/kallor/${source.id}`,
      accessed: retrievedAt && localDateOf(retrievedAt),
    }));
    await this.written(grant, id, format);
    return format === 'ris'
      ? { filename: nameWith(response, 'ris'), mediaType: 'application/x-research-info-systems', content: risFile(records) }
      : { filename: nameWith(response, 'json'), mediaType: 'application/vnd.citationstyles.csl+json', content: `${JSON.stringify(cslItems(records), null, 2)}\n` };
  }

  private async opened(actor: Actor, id: ResponseId) {
    const grant = await this.access.require(actor, 'response.export', { response: id });
    const response = await findResponse(this.ledger.sql, grant, id);
    if (!response) throw new Refusal('not-found');
    return { grant, response };
  }

  private written(grant: Grant, id: ResponseId, format: string): Promise<void> {
    return this.ledger.record(this.ledger.sql, grant, { action: 'response.exported', object: { kind: 'response', id }, facts: { format } });
  }
}

interface Named {
  readonly organisationName: string;
  readonly issuerCaseNumber: string;
  readonly consultationTitle: string;
}

/** Named as the response itself is when it is taken out, with another ending. */
const nameWith = (response: Named, ending: string): string =>
  deliveryFileName(response.organisationName, { issuerCaseNumber: response.issuerCaseNumber, title: response.consultationTitle }, 'pdf').replace(/\.pdf$/, `.${ending}`);

const nameOf = ({ number, title }: OutlineSection): string => [number, title].filter(Boolean).join(' ');
