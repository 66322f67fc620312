// Which section each block of a response stands in, by its last projection.
import { Inject, Injectable } from '@nestjs/common';
import type { Queries, Sql } from '@samsvar/database';
import { textAttribute, type NodeJson } from '@samsvar/document';
import type { ResponseId, ThreadId } from '@samsvar/domain';
import { DATABASE } from '../base/database.token';
import type { LogPlace } from './anchor.store';
import { findBlockOfThread, findProjectedPlace, findProjectedText } from './projected-text.store';

/** The id of the heading that a block stands under, itself included; null before the first heading and for what is not there. */
export type SectionOf = (block: string) => string | null;

interface Known extends LogPlace {
  readonly sections: ReadonlyMap<string, string | null>;
}

/** Texts whose sections are remembered: reading a long one takes some milliseconds. */
const REMEMBERED = 50;

@Injectable()
export class Sections {
  private readonly known = new Map<ResponseId, Known>();

  constructor(@Inject(DATABASE) private readonly sql: Sql) {}

  /** The sections of a response, without reading its text again when it was read at this position before. */
  async of(responseId: ResponseId, sql: Queries = this.sql): Promise<SectionOf> {
    const at = await findProjectedPlace(sql, responseId);
    if (!at) return () => null;
    const known = this.known.get(responseId);
    if (known && known.epoch === at.epoch && known.seq === at.seq) return lookUp(known);
    const text = await findProjectedText(sql, responseId);
    return text ? lookUp(this.learn(responseId, text)) : () => null;
  }

  /** The section that a thread stands in; null when it is about the whole, or its place is gone. */
  async ofThread(sql: Queries, responseId: ResponseId, id: ThreadId): Promise<string | null> {
    const block = await findBlockOfThread(sql, id);
    return block === null ? null : (await this.of(responseId, sql))(block);
  }

  /** Remembers a text that has just been projected. */
  learn(responseId: ResponseId, { epoch, seq, text }: LogPlace & { readonly text: NodeJson }): Known {
    const known = { epoch, seq, sections: sectionsByBlock(text) };
    this.known.delete(responseId);
    this.known.set(responseId, known);
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED && oldest) this.known.delete(oldest);
    return known;
  }
}

const lookUp =
  ({ sections }: Known): SectionOf =>
  (block) =>
    sections.get(block) ?? null;

/** The section of every block with an id, nested ones too. */
export const sectionsByBlock = (text: NodeJson): ReadonlyMap<string, string | null> => {
  const sections = new Map<string, string | null>();
  let section: string | null = null;
  const visit = (node: NodeJson) => {
    const id = textAttribute(node, 'id');
    if (id !== null) sections.set(id, section);
    if (node.content?.[0]?.type !== 'text') node.content?.forEach(visit);
  };
  for (const block of text.content ?? []) {
    if (block.type === 'heading' || block.type === 'sectionHeading') section = textAttribute(block, 'id');
    visit(block);
  }
  return sections;
};
