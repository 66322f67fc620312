// How marks of the text are named as attributes of a Y.XmlText, and back.
import type { Mark, Schema } from '@tiptap/pm/model';
import { encodeAny, toBase64 } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { UNKNOWN_MARK } from './unknown';

/** The attributes of one run of text in a Y.XmlText: mark names with their values. */
export type TextAttributes = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

// A mark that may overlap itself is stored as `name--hash`, so that two of them do not share one attribute.
const HASHED = /^(.*)--[a-zA-Z0-9+/=]{8}$/;
const HASH_BYTES = 6;

/** The mark's name behind an attribute's name. */
export const markNameOf = (attribute: string): string => HASHED.exec(attribute)?.[1] ?? attribute;

/** The attributes to store for a set of marks. Names agree with what the server's converter writes. */
export const attributesOf = (marks: readonly Mark[]): TextAttributes =>
  Object.fromEntries(marks.map((mark) => (mark.type.name === UNKNOWN_MARK ? storedIn(mark) : [attributeNameOf(mark), mark.attrs])));

/** An unknown mark as it was read. */
const storedIn = ({ attrs }: Mark): readonly [string, TextAttributes[string]] =>
  // What `marksOf` put there, of the same types.
  [attrs['name'] as string, attrs['value'] as TextAttributes[string]];

/** The marks of the schema for stored attributes; those that this editor does not know are carried along as they are. */
export const marksOf = (attributes: TextAttributes | undefined, schema: Schema): Mark[] => {
  const marks: Mark[] = [];
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null) continue;
    const type = schema.marks[markNameOf(name)];
    const mark = type && type.name !== UNKNOWN_MARK ? type.create(value) : schema.marks[UNKNOWN_MARK]?.create({ name, value });
    if (mark) marks.push(mark);
  }
  return marks;
};

const attributeNameOf = (mark: Mark): string =>
  mark.type.excludes(mark.type) ? mark.type.name : `${mark.type.name}--${hashOf(mark)}`;

/** SHA-256 of the mark's JSON, folded to six bytes: the form that y-tiptap stores, which documents depend on. */
const hashOf = (mark: Mark): string => {
  const whole = digest(encodeAny(mark.toJSON()));
  const folded = whole.slice(0, HASH_BYTES);
  for (let at = HASH_BYTES; at < whole.length; at++) {
    // Both indexes are within the arrays by the bounds of the loop.
    folded[at % HASH_BYTES] = (folded[at % HASH_BYTES] ?? 0) ^ (whole[at] ?? 0);
  }
  return toBase64(folded);
};
