// The dialog of what following does to the outline, with who is writing in the text meanwhile.
import { useMemo, type RefObject } from 'react';
import { OutlineDialog, type OutlineDialogProps } from './OutlineDialog';
import { useWritingHere, type CaretSource } from './use-writing-here';

interface LiveOutlineDialogProps extends Omit<OutlineDialogProps, 'writers'> {
  readonly isOpen: boolean;
  readonly connection: CaretSource;
  /** Where the text is drawn, with the carets of others in it. */
  readonly text: RefObject<HTMLElement | null>;
  readonly sectionIds: ReadonlySet<string>;
}

/** To be drawn before it is opened: who is writing is known by looking twice. */
export const LiveOutlineDialog = ({ isOpen, connection, text, sectionIds, ...dialog }: LiveOutlineDialogProps) => {
  const writing = useWritingHere(text, sectionIds, connection);
  const writers = useMemo(() => [...new Set([...writing.values()].flat())].sort(), [writing]);
  return isOpen ? <OutlineDialog {...dialog} writers={writers} /> : null;
};
