// Whether what is said of a text lies in the sections that a guest is limited to.
import { Injectable } from '@nestjs/common';
import { blocksInSections } from '@samsvar/document';
import { Refusal, type ResponseId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { ResponseDocuments } from '../response/response-documents';
import { Sections, type SectionOf } from './sections';

/** A stretch of the text, by its first and last block; null: the response as a whole, or nowhere. */
export type Stretch = { readonly from: { readonly block: string }; readonly to: { readonly block: string } } | null;

@Injectable()
export class InsideSections {
  constructor(
    private readonly documents: ResponseDocuments,
    private readonly sections: Sections,
  ) {}

  /** Which section a block of a response lies in, by the text as it was last kept. */
  sectionsOf(responseId: ResponseId): Promise<SectionOf> {
    return this.sections.of(responseId);
  }

  /** Answers whether a stretch lies in the caller's sections, by the text as it is now. Whoever has no limit may speak of everything. */
  async of(grant: Grant, responseId: ResponseId): Promise<(stretch: Stretch) => boolean> {
    const { sections } = grant;
    if (sections === null) return () => true;
    const { content } = await this.documents.projection(responseId);
    const blocks = blocksInSections(content.text, sections);
    return (stretch) => stretch !== null && blocks.has(stretch.from.block) && blocks.has(stretch.to.block);
  }

  /** Throws `outside-sections` unless all of these lie there. */
  async require(grant: Grant, responseId: ResponseId, stretches: readonly Stretch[]): Promise<void> {
    const isInside = await this.of(grant, responseId);
    if (!stretches.every(isInside)) throw new Refusal('outside-sections');
  }
}
