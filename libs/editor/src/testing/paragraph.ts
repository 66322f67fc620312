// The smallest block, for specs.
import type { NodeJson } from '@samsvar/document';

/** A paragraph of plain text with an id. */
export const paragraph = (id: string, text: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  ...(text ? { content: [{ type: 'text', text }] } : {}),
});
