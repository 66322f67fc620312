// The schema of a consultation response: one definition for editor, server and jobs.
import { Extension, Mark, getSchema, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import {
  Citation,
  Demand,
  Figure,
  Footnote,
  Heading,
  ProposedWording,
  Quotation,
  SectionHeading,
} from './nodes';

/** Every block type that carries a stable id. */
export const BLOCKS_WITH_ID: readonly string[] = [
  'paragraph',
  'heading',
  'sectionHeading',
  'bulletList',
  'orderedList',
  'listItem',
  'quotation',
  'demand',
  'proposedWording',
  'figure',
  'table',
];

/** Gives blocks the attribute `id`; the editor and the server fill it in. */
export const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes: () => [
    {
      types: [...BLOCKS_WITH_ID],
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => element.getAttribute('data-id'),
          renderHTML: (attributes) => (attributes['id'] ? { 'data-id': attributes['id'] } : {}),
        },
      },
    },
  ],
});

/** Where a thread or suggestion is anchored. Only the server writes it; it holds an id and nothing else. */
export const Anchor = Mark.create({
  name: 'anchor',
  excludes: '',
  inclusive: false,
  addAttributes: () => ({ anchorId: { default: null } }),
  parseHTML: () => [],
  renderHTML: ({ mark }) => ['span', { 'data-anchor-id': String(mark.attrs['anchorId']) }, 0],
});

/** The parts of the schema, for an editor that adds views and keys to them. */
export const responseExtensions: Extensions = [
  Document,
  Paragraph,
  Text,
  Heading,
  SectionHeading,
  BulletList,
  OrderedList,
  ListItem,
  Quotation,
  Demand,
  ProposedWording,
  Figure,
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  HardBreak,
  Citation,
  Footnote,
  Bold,
  Italic,
  Link.configure({ openOnClick: false, autolink: false, protocols: ['http', 'https', 'mailto'] }),
  Anchor,
  BlockId,
];

/** The ProseMirror schema of a response. */
export const responseSchema = getSchema(responseExtensions);
