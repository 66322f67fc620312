// Reads a working copy that comes back from Word: its paragraphs with who changed what, and its comments.
import { Refusal } from '@samsvar/domain';
import type { ReturnedComment, ReturnedCopy } from '@samsvar/document';
import type { Limits } from '../base/limits';
import { attributeOf, judgeXml, tagsOf, unescapeXml } from '../source/docx/xml';
import { unpackParts } from '../source/docx/zip';
import { CopyText } from './copy-text';
import { secondOf } from './second-of';

const TEXT = 'word/document.xml';
const COMMENTS = 'word/comments.xml';
const THREADS = 'word/commentsExtended.xml';
const IDS = 'word/commentsIds.xml';
const PROPERTIES = 'docProps/custom.xml';

/** The custom property that names a working copy. */
export const COPY_PROPERTY = 'SamsvarArbetskopia';

/** Reads it. Throws `file-damaged`, `file-encrypted`, `file-too-complex`, `unsupported-type`. */
export const readCopy = async (bytes: Uint8Array, limits: Limits): Promise<ReturnedCopy> => {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Refusal('unsupported-type');
  const { parts } = await unpackParts(bytes, [TEXT, COMMENTS, THREADS, IDS, PROPERTIES], limits);
  const part = (name: string): string => {
    const xml = parts.get(name)?.toString('utf8') ?? '';
    judgeXml(xml, limits);
    return xml;
  };
  const text = part(TEXT);
  if (text === '') throw new Refusal('unsupported-type');
  const { paragraphs, ranges } = new CopyText(text).read();
  const key = keyIn(part(PROPERTIES));
  const drafts = commentsIn(part(COMMENTS));
  const parents = parentsIn(part(THREADS));
  const names = namesIn(part(IDS));
  const byParagraph = new Map(drafts.flatMap(({ id, paraIds }) => paraIds.map((paraId) => [paraId, id] as const)));
  const comments = drafts.map(({ paraIds, ...comment }): ReturnedComment => {
    const paraId = paraIds.at(-1) ?? '';
    const range = ranges.get(comment.id);
    const parent = byParagraph.get(parents.get(paraId) ?? '') ?? null;
    return { ...comment, parent, ours: names.get(paraId) ?? null, from: range?.from ?? null, to: range?.to ?? range?.from ?? null };
  });
  return { key, paragraphs, comments };
};

/** The value of our property among those of the file. */
const keyIn = (xml: string): string | null => {
  const at = xml.indexOf(`name="${COPY_PROPERTY}"`);
  const match = at < 0 ? null : /<vt:lpwstr>([^<]*)<\/vt:lpwstr>/.exec(xml.slice(at, at + 1_000));
  return match ? unescapeXml(match[1] ?? '').trim() : null;
};

interface CommentDraft {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly words: string;
  /** Names of its paragraphs, by which answers and names refer to it. */
  readonly paraIds: readonly string[];
}

const commentsIn = (xml: string): CommentDraft[] => {
  const found: (CommentDraft & { words: string; paraIds: string[] })[] = [];
  let wordsFrom: number | null = null;
  for (const tag of tagsOf(xml)) {
    const comment = found.at(-1);
    if (tag.name === 'w:comment' && tag.kind === 'open') {
      const [author, at] = [attributeOf(tag, 'w:author') ?? '', attributeOf(tag, 'w:date') ?? ''];
      found.push({ id: attributeOf(tag, 'w:id') ?? '', author, at: secondOf(at), words: '', paraIds: [] });
    } else if (!comment) continue;
    else if (tag.name === 'w:p' && tag.kind !== 'close') {
      const paraId = attributeOf(tag, 'w14:paraId');
      if (paraId) comment.paraIds.push(paraId.toUpperCase());
      if (comment.words !== '') comment.words += '\n';
    } else if (tag.name === 'w:br' && tag.kind !== 'close') comment.words += '\n';
    else if (tag.name === 'w:t') {
      if (tag.kind === 'open') wordsFrom = tag.to;
      else if (tag.kind === 'close' && wordsFrom !== null) {
        comment.words += unescapeXml(xml.slice(wordsFrom, tag.from));
        wordsFrom = null;
      }
    }
  }
  return found.map((comment) => ({ ...comment, words: comment.words.trim() }));
};

/** The paragraph that the comment answered to ends with, by the one that the answer ends with. */
const parentsIn = (xml: string): ReadonlyMap<string, string> => {
  const parents = new Map<string, string>();
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'w15:commentEx' || tag.kind === 'close') continue;
    const [id, parent] = [attributeOf(tag, 'w15:paraId'), attributeOf(tag, 'w15:paraIdParent')];
    if (id && parent) parents.set(id.toUpperCase(), parent.toUpperCase());
  }
  return parents;
};

/** The lasting names of comments, by the paragraph that each ends with. */
const namesIn = (xml: string): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'w16cid:commentId' || tag.kind === 'close') continue;
    const [id, name] = [attributeOf(tag, 'w16cid:paraId'), attributeOf(tag, 'w16cid:durableId')];
    if (id && name) names.set(id.toUpperCase(), name.toUpperCase());
  }
  return names;
};
