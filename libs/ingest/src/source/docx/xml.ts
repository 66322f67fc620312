// Reads XML as a flat stream of tags: enough for counting and looking things up, and it cannot be made to recurse.
import { Refusal } from '@samsvar/domain';
import { overLimit, type Limits } from '../../base/limits';

/** A tag. `kind` is `open`, `close` or, for `<a/>`, `empty`. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** Everything between the name and the bracket. */
  readonly attributes: string;
  /** Where the tag begins and ends in the text. */
  readonly from: number;
  readonly to: number;
}

const TAG = /<(\/?)([A-Za-z_][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/** All tags of an XML text, in order. */
export const tagsOf = function* (xml: string): Generator<Tag> {
  for (const match of xml.matchAll(TAG)) {
    const [whole, close = '', name = '', attributes = '', empty = ''] = match;
    yield {
      name,
      kind: close ? 'close' : empty ? 'empty' : 'open',
      attributes,
      from: match.index,
      to: match.index + whole.length,
    };
  }
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with XML's own five entities and numbered characters spelled out. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** An attribute's value, or null. */
export const attributeOf = (tag: Tag, name: string): string | null => {
  const at = tag.attributes.indexOf(`${name}=`);
  if (at < 0) return null;
  const quote = tag.attributes[at + name.length + 1] ?? '';
  const end = tag.attributes.indexOf(quote, at + name.length + 2);
  return end < 0 ? null : unescapeXml(tag.attributes.slice(at + name.length + 2, end));
};

/** Refuses XML that declares entities or nests too deeply for the readers after us. */
export const judgeXml = (xml: string, limits: Limits): void => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Refusal('file-damaged');
  let depth = 0;
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'open') depth += 1;
    else if (tag.kind === 'close') depth -= 1;
    if (depth > limits.nesting) throw overLimit(limits, 'nesting');
  }
};
