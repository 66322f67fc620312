// One id for each citation: a move keeps it, a copy gets a new one, an undo restores it.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isFromDocument } from '../binding/live-text';

/** Node types that carry a citation's id. */
export const CITING: readonly string[] = ['citation', 'quotation', 'proposedWording'];

/**
 * Of two nodes with one citation id the one that was there keeps it, the new one gets a new id and cites the
 * same passage. What comes from the document (others' work, an undo) keeps the ids it has.
 */
export const CitationIds = Extension.create({
  name: 'citationIds',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, oldState, newState) => {
        if (transactions.some(isFromDocument) || !transactions.some((tr) => tr.docChanged && insertsNodes(tr))) return null;
        return renamed(transactions, oldState, newState);
      },
    }),
  ],
});

const insertsNodes = (tr: Transaction): boolean =>
  tr.steps.some((step) => {
    let found = false;
    // Only steps that replace have a slice; others (marks, attributes) bring no nodes.
    const slice = 'slice' in step ? (step.slice as { content?: { descendants?: (visit: (node: Node) => boolean) => void } }) : null;
    slice?.content?.descendants?.((node) => {
      found ||= CITING.includes(node.type.name) || node.type.name === 'footnote';
      return !found;
    });
    return found;
  });

interface Place {
  readonly position: number;
  readonly name: 'citationId' | 'noteId';
  readonly id: string;
}

/** Every place that has a citation's or a note's id, in the order of the text. */
const placesOf = (doc: Node): Place[] => {
  const places: Place[] = [];
  doc.descendants((node, position) => {
    for (const name of ['citationId', 'noteId'] as const) {
      const id: unknown = node.attrs[name];
      if (typeof id === 'string' && id !== '') places.push({ position, name, id });
    }
  });
  return places;
};

const renamed = (transactions: readonly Transaction[], oldState: EditorState, newState: EditorState): Transaction | null => {
  const tr = newState.tr;
  const byId = new Map<string, Place[]>();
  for (const place of placesOf(newState.doc)) byId.set(place.id, [...(byId.get(place.id) ?? []), place]);
  for (const [id, places] of byId) {
    if (places.length < 2) continue;
    const old = placesOf(oldState.doc).find((place) => place.id === id);
    const at = old && transactions.reduce((position, earlier) => earlier.mapping.map(position), old.position);
    const keeper = places.find((place) => place.position === at) ?? places[0];
    for (const place of places) {
      if (place !== keeper) tr.setNodeAttribute(place.position, place.name, crypto.randomUUID());
    }
  }
  return tr.steps.length > 0 ? tr : null;
};
