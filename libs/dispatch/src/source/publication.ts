// A publication written in Markdown (strategy, programme, cover letter) as a document to print.
import type { Definition, FootnoteDefinition, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { isLocalDate } from '@samsvar/domain';
import type { Print } from '../base/print';
import { printable } from '../base/printable';
import { splitFrontMatter } from './front-matter';
import { MarkdownBlocks } from './markdown-blocks';

/** The date of a publication that gives none: files must be the same each time they are made. */
const NO_DATE = '2000-01-01';

const parse = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** Makes Markdown with front matter (title, subtitle, issuers, caseNumber, date) ready to print. */
export const publicationOf = (markdown: string): Print => {
  const { values, text } = splitFrontMatter(markdown);
  const value = (key: string): string | null => printable(values.get(key) ?? '').trim() || null;
  const root = parse(text);
  const title = value('title') ?? 'Utan titel';
  const issuers = (value('issuers') ?? '')
    .split(',')
    .map((issuer) => issuer.trim())
    .filter(Boolean);
  const date = value('date');
  const caseNumber = value('caseNumber');
  return {
    title,
    author: issuers.join(', '),
    subject: [value('subtitle'), caseNumber && `dnr ${caseNumber}`].filter(Boolean).join(', '),
    date: date && isLocalDate(date) ? date : NO_DATE,
    front: { kind: 'title-page', subtitle: value('subtitle'), issuers, caseNumber },
    blocks: new MarkdownBlocks(notesOf(root), addressesOf(root)).blocks(root.children),
  };
};

const notesOf = (root: Root): ReadonlyMap<string, FootnoteDefinition> =>
  new Map(
    root.children
      .filter((node): node is FootnoteDefinition => node.type === 'footnoteDefinition')
      .map((node) => [node.identifier, node]),
  );

const addressesOf = (root: Root): ReadonlyMap<string, Definition> =>
  new Map(
    root.children
      .filter((node): node is Definition => node.type === 'definition')
      .map((node) => [node.identifier, node]),
  );
