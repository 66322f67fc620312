// How far one press of a deleting key reaches from the caret.
import type { EditorState } from '@tiptap/pm/state';

// A citation or a note counts as a word of its own: U+FFFC stands for it.
const WORD = '(?:[\\p{L}\\p{M}\\p{N}_]+|[^\\p{L}\\p{M}\\p{N}_\\s\\ufffc]+|\\ufffc)';
const WORD_BEFORE = new RegExp(`(?:${WORD}\\s*|\\s+)$`, 'u');
const WORD_AFTER = new RegExp(`^(?:\\s*${WORD}|\\s+)`, 'u');

/** The letter or the word beside the caret; null at the end of the block, and for keys that take a line. */
export const stretchToDelete = ({ selection: { $head } }: EditorState, inputType: string): { readonly from: number; readonly to: number } | null => {
  const line = $head.parent.textBetween(0, $head.parent.content.size, undefined, '\ufffc');
  const [before, after] = [line.slice(0, $head.parentOffset), line.slice($head.parentOffset)];
  const { pos } = $head;
  switch (inputType) {
    case 'deleteContentBackward':
      return reach(pos, -(letters(before).at(-1)?.length ?? 0));
    case 'deleteContentForward':
      return reach(pos, letters(after)[0]?.length ?? 0);
    case 'deleteWordBackward':
      return reach(pos, -(WORD_BEFORE.exec(before)?.[0].length ?? 0));
    case 'deleteWordForward':
      return reach(pos, WORD_AFTER.exec(after)?.[0].length ?? 0);
    default:
      return null;
  }
};

const reach = (pos: number, by: number) => (by === 0 ? null : { from: Math.min(pos, pos + by), to: Math.max(pos, pos + by) });

/** As people count them: a letter with its accents, a flag, a family are one each. */
const letters = (line: string): string[] => [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
