// Does one edit command to a Y.Doc.
import type * as Y from 'yjs';
import { liftAnchors, placeAnchors } from './comment/place-anchors';
import type { EditCommand, EditOutcome } from './edit-command';
import { examine } from './response/examine';
import { followOutline } from './response/follow-outline';
import { anchoredText } from './response/same';
import { writeContent } from './response/write';
import type { ResponseContent } from './response/ydoc';
import { applySuggestions } from './suggestion/apply-suggestions';
import { idsFrom, withOwnIds } from './suggestion/block-ids';
import { restored } from './version/restore';

/** What an edit came to. */
export interface Edited {
  /** The V1 update that does it, written with the given client id; null when nothing changes. */
  readonly update: Uint8Array | null;
  readonly outcome: EditOutcome;
}

/**
 * Does a command in one transaction, writing nothing but what it changes. Throws when the text breaks the schema
 * before or would afterwards; then nothing is to be kept of the document.
 */
export const applyEdit = (doc: Y.Doc, command: EditCommand, clientId: number): Edited => {
  const { content, fault } = examine(doc);
  if (fault !== null) throw new Error(`The text breaks the schema: ${fault}`);
  const { wanted, outcome } = carriedOut({ doc, content, clientId }, command);
  if (wanted === content || isSame(wanted, content)) return { update: null, outcome };
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  doc.on('update', keep);
  doc.transact(() => writeContent(doc, { from: content, to: wanted }), SERVER_EDIT);
  doc.off('update', keep);
  const after = examine(doc);
  if (after.fault !== null) throw new Error(`The text would break the schema: ${after.fault}`);
  if (!isSame(after.content, wanted)) throw new Error('The text does not read as it was meant.');
  const [update] = updates;
  if (!update) throw new Error('Nothing was written.');
  return { update, outcome };
};

/** The origin of the transaction; no undo manager tracks it. */
export const SERVER_EDIT = 'server-edit';

interface Scene {
  readonly doc: Y.Doc;
  readonly content: ResponseContent;
  readonly clientId: number;
}

const carriedOut = ({ doc, content, clientId }: Scene, command: EditCommand): { readonly wanted: ResponseContent; readonly outcome: EditOutcome } => {
  const { type } = command;
  switch (type) {
    case 'place-anchors': {
      const { text, anchors } = placeAnchors(doc, content.text, command.anchors);
      return { wanted: { ...content, text }, outcome: { type, anchors } };
    }
    case 'lift-anchors': {
      const { text, lifted } = liftAnchors(content.text, command);
      return { wanted: { ...content, text }, outcome: { type, lifted } };
    }
    case 'apply-suggestions': {
      const { text, suggestions } = applySuggestions(content.text, command.items, clientId);
      return { wanted: { ...content, text }, outcome: { type, suggestions } };
    }
    case 'restore': {
      const brought = restored(content, command.to, command.sectionId);
      if (brought.type === 'no-section') return { wanted: content, outcome: { type, changed: 0 } };
      if (brought.changed === 0) return { wanted: content, outcome: { type, changed: 0 } };
      const blocks = withOwnIds(brought.content.text.content ?? [], [], idsFrom(clientId));
      return { wanted: { ...brought.content, text: { ...brought.content.text, content: blocks } }, outcome: { type, changed: brought.changed } };
    }
    case 'follow-outline': {
      const { content: wanted, changes } = followOutline(content, command, idsFrom(clientId));
      return { wanted, outcome: { type, changes } };
    }
  }
};

const isSame = (a: ResponseContent, b: ResponseContent): boolean => {
  if (a.overallStance !== b.overallStance) return false;
  const [some, others] = [a.text.content ?? [], b.text.content ?? []];
  return some.length === others.length && some.every((block, i) => isSameBlock(block, others[i]));
};

const isSameBlock = (a: ResponseContent['text'], b: ResponseContent['text'] | undefined): boolean =>
  a === b || (b !== undefined && (JSON.stringify(a) === JSON.stringify(b) || anchoredText([a]) === anchoredText([b])));
