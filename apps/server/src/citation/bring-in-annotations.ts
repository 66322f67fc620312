// Brings in annotations that another program has made of a source: each whose words are found becomes a passage.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PASSAGE_MAX, Refusal, searchable, soughtPassages, textOfRange, type Actor, type PassageId, type PassageRange, type SearchableBlocks, type SoughtPassage } from '@samsvar/domain';
import { ANNOTATIONS_BYTES, ANNOTATIONS_LIMIT, type AnnotationsBroughtIn } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Ledger } from '../audit/ledger';
import type { IncomingFile } from '../base/raw-body';
import { gatherBytes } from '../base/small-body';
import { PassageService } from '../passage/passage.service';
import type { VersionAddress } from '../source/source.service';
import { findVersion } from '../source/source.store';
import { findWords } from './annotation.store';

type Missed = AnnotationsBroughtIn['missed'][number];

/** Letters of a quote that was not found that are shown. */
const SHOWN = 300;

@Injectable()
export class BringInAnnotations {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: Access,
    private readonly passages: PassageService,
  ) {}

  /**
   * Pins what is found, and says what is not. Refuses with `invalid` what is no annotation, with `too-large` or `limit-reached`
   * too many of them, and with `source-not-ready`.
   */
  async bringIn(actor: Actor, address: VersionAddress, file: IncomingFile): Promise<AnnotationsBroughtIn> {
    const grant = await this.access.require(actor, 'passage.create', { source: address.sourceId });
    const version = await findVersion(this.ledger.sql, grant, address);
    if (!version) throw new Refusal('not-found');
    if (version.state !== 'ready') throw new Refusal('source-not-ready');
    const sought = await readAnnotations(file);
    const blocks = await findWords(this.ledger.sql, grant, version.id);
    const text = searchable(blocks);
    const answer: AnnotationsBroughtIn = { pinned: [], missed: [] };
    for (const { annotation, ...one } of sought) {
      const range = place(text, one);
      const exact = typeof range === 'string' ? null : textOfRange(blocks, range);
      if (typeof range === 'string' || exact === null || exact.length > PASSAGE_MAX) {
        const why = typeof range === 'string' ? range : 'invalid';
        answer.missed.push({ annotation, exact: one.exact?.slice(0, SHOWN) ?? null, why });
        continue;
      }
      const id = randomUUID() as PassageId; // a new uuid, named here
      const passage = await this.passages.pin(actor, id, { versionId: version.id, ...range, exact });
      answer.pinned.push({ annotation, passage: passage.id, label: passage.label, exact: passage.exact });
    }
    const facts = { version: version.no, pinned: answer.pinned.length, missed: answer.missed.length };
    await this.ledger.record(this.ledger.sql, grant, { action: 'annotations.brought-in', object: { kind: 'source', id: address.sourceId }, facts });
    return answer;
  }
}

const readAnnotations = async (file: IncomingFile): Promise<readonly SoughtPassage[]> => {
  const bytes = await gatherBytes(file, ANNOTATIONS_BYTES);
  const sought = soughtPassages(parsed(bytes));
  if (!sought) throw new Refusal('invalid', { field: 'annotations' });
  if (sought.length > ANNOTATIONS_LIMIT) throw new Refusal('limit-reached', { limit: ANNOTATIONS_LIMIT });
  return sought;
};

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // No JSON, or no UTF-8: both are told in the same words.
    throw new Refusal('invalid', { field: 'annotations' });
  }
};

const place = (text: SearchableBlocks, { exact, prefix, suffix, position }: Omit<SoughtPassage, 'annotation'>): PassageRange | Missed['why'] => {
  return exact === null ? 'no-quote' : text.locate({ exact, prefix, suffix, position });
};
