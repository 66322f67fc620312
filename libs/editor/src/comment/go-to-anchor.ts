// Going to what somebody has commented on.
import type { AnchorId, TextPoint } from '@samsvar/domain';
import type { Editor } from '@tiptap/core';
import { goTo, goToWords } from '../command/go-to';
import { placeOf } from './anchors';
import { blocksById, positionOf } from './blocks-by-id';

/** Puts the caret where an anchor begins, in view; `false` when it is not in the text. */
export const goToAnchor = (editor: Editor, id: AnchorId): boolean => {
  const place = placeOf(editor.state, id);
  if (!place) return false;
  if (place.isWhole) {
    const blockId: unknown = editor.state.doc.nodeAt(place.from)?.attrs['id'];
    return typeof blockId === 'string' && goTo(editor, 'id', blockId);
  }
  goToWords(editor, place.from, place.to);
  return true;
};

/** Puts the caret at a point, in view; `false` when its block is gone. */
export const goToPoint = (editor: Editor, point: TextPoint): boolean => {
  const position = positionOf(editor.state.doc, point);
  if (position === null) return false;
  const isText = blocksById(editor.state.doc).get(point.block)?.node.inlineContent;
  if (!isText) return goTo(editor, 'id', point.block);
  const end = editor.state.doc.resolve(position).end();
  goToWords(editor, position, Math.max(position, end));
  return true;
};
