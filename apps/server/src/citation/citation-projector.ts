// Writes the citation rows of a response whenever its text has been projected.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isUuid, type OutlineSection, type ResponseProjection, type Stance } from '@samsvar/domain';
import { ResponseDocuments } from '../response/response-documents';
import { writeCitations, type CitationDraft } from './citation.store';

@Injectable()
export class CitationProjector implements OnModuleInit {
  constructor(private readonly documents: ResponseDocuments) {}

  onModuleInit(): void {
    this.documents.addProjectionStep((tx, projected) =>
      writeCitations(tx, projected, citationDrafts(projected.projection)),
    );
  }
}

/**
 * The rows that a text asks for, each with its section and the stance that stands over it. Ids come from the
 * document, so anything may be in them: what is no uuid gets no row, and of two with one id the first counts.
 */
export const citationDrafts = (
  projection: Pick<ResponseProjection, 'citations' | 'outline'>,
): CitationDraft[] => {
  const sections = sectionsById(projection.outline);
  const drafts = new Map<string, CitationDraft>();
  for (const citation of projection.citations) {
    if (!isUuid(citation.citationId) || !isUuid(citation.passageId) || drafts.has(citation.citationId))
      continue;
    const section = citation.sectionId === null ? undefined : sections.get(citation.sectionId);
    drafts.set(citation.citationId, {
      id: citation.citationId,
      passageId: citation.passageId,
      mode: citation.mode,
      sectionId: citation.sectionId,
      sectionTitle: section?.title ?? null,
      stance: section?.stance ?? null,
      position: citation.order,
    });
  }
  return [...drafts.values()];
};

interface SectionFacts {
  readonly title: string;
  /** The section's own, or that of the nearest section it lies in. */
  readonly stance: Stance | null;
}

const sectionsById = (outline: readonly OutlineSection[]): ReadonlyMap<string, SectionFacts> => {
  const sections = new Map<string, SectionFacts>();
  const above: { readonly level: number; readonly stance: Stance | null }[] = [];
  for (const section of outline) {
    while ((above.at(-1)?.level ?? 0) >= section.level) above.pop();
    const stance = section.stance ?? above.at(-1)?.stance ?? null;
    above.push({ level: section.level, stance });
    sections.set(section.id, { title: [section.number, section.title].filter(Boolean).join(' '), stance });
  }
  return sections;
};
