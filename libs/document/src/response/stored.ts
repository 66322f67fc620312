// What stands in a line of text of a Y.Doc, with the texts that read as one together.
import * as Y from 'yjs';
import type { MarkJson } from './json';

/** A child as stored: an element, or texts that stand side by side. */
export type Stored = Y.XmlElement | readonly Y.XmlText[];

/** The children of an element, with neighbouring texts together. Throws on what is never written. */
export const storedChildren = (parent: Y.XmlElement): Stored[] => {
  const children: Stored[] = [];
  let texts: Y.XmlText[] | null = null;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      if (texts) texts.push(child);
      else children.push((texts = [child]));
    } else if (child instanceof Y.XmlElement) {
      children.push(child);
      texts = null;
    } else throw new Error('an element of a kind that is never written');
  }
  return children;
};

/** Mark names with their values, as a Y.XmlText stores them. */
export type StoredMarks = Readonly<Record<string, MarkJson['attrs'] | null>>;

/** A run of a Y.XmlText. */
export interface StoredRun {
  readonly insert: unknown;
  readonly attributes?: StoredMarks;
}

/** Yjs types a delta as `any`; this is the shape that it documents. */
export const runsOf = (text: Y.XmlText): StoredRun[] => text.toDelta() as StoredRun[];

/** The words of a text. */
export const storedWords = (text: Y.XmlText): string => runsOf(text).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

// A mark that may overlap itself is stored as `name--hash`, so that two of them do not share one attribute.
const HASHED = /^(.*)--[a-zA-Z0-9+/=]{8}$/;

/** The mark's name behind an attribute's name. */
export const markNameOf = (attribute: string): string => HASHED.exec(attribute)?.[1] ?? attribute;
