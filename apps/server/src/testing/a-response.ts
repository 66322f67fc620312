// A response for tests: started through the application, with a text that cites what it is given.
import { randomUUID } from 'node:crypto';
import type { NodeJson, ResponseContent } from '@samsvar/document';
import type { Actor, PassageId, ResponseId } from '@samsvar/domain';
import type { PassageBody } from '@samsvar/protocol';
import { PassageService } from '../passage/passage.service';
import { StartResponse } from '../response/start-response';
import { aSource } from './a-source';
import { aConsultation } from './a-workspace';
import type { TestApplication } from './an-application';

/** A paragraph of words, citations and whatever else stands in a line. */
export const aParagraph = (...content: (string | NodeJson)[]): NodeJson => ({
  type: 'paragraph',
  attrs: { id: randomUUID() },
  content: content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
});

/** A citation node that leads to a passage. */
export const aCitation = (passage: PassageBody, citationId: string = randomUUID()): NodeJson => ({
  type: 'citation',
  attrs: {
    citationId,
    passageId: passage.id,
    sourceId: passage.sourceId,
    versionId: passage.versionId,
    label: passage.label,
    mode: 'note',
    locator: null,
  },
});

/** A mirrored heading. */
export const aSection = (title: string, attrs: Readonly<Record<string, unknown>> = {}): NodeJson => ({
  type: 'sectionHeading',
  attrs: {
    id: randomUUID(),
    level: 1,
    number: null,
    title,
    sourceBlock: 0,
    status: 'answer',
    stance: null,
    ...attrs,
  },
});

/** The first words of the only block of a new source, pinned. */
export const aPassage = async (
  { app, sql }: TestApplication,
  actor: Actor,
  title = 'Strategi',
): Promise<PassageBody> => {
  const { versionId } = await aSource(sql, actor, { title });
  const range = { blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 7, exact: 'Stycke ' };
  const id = randomUUID() as PassageId; // a new uuid, named here
  return app.get(PassageService, { strict: false }).pin(actor, id, { versionId, ...range });
};

/** A response whose text is the given blocks. */
export const aResponse = async (
  { app, sql }: TestApplication,
  actor: Actor,
  blocks: readonly NodeJson[] = [aParagraph('Vi tillstyrker.')],
): Promise<ResponseId> => {
  const content: ResponseContent = { text: { type: 'doc', content: blocks }, overallStance: 'supports' };
  const consultation = await aConsultation(sql, actor);
  const starting = app.get(StartResponse, { strict: false });
  return starting.startWith(actor, consultation, { mirrors: null, ownCaseNumber: 'MT 26-031', content });
};
