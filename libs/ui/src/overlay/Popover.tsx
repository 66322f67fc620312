// A small dialog that floats beside its button.
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import styles from './overlay.module.css';

interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly placement?: 'bottom start' | 'bottom end' | 'top' | 'bottom';
}

/** A small dialog beside its button; Escape or a press outside closes it. */
export const Popover = ({ trigger, label, children, placement = 'bottom start', ...state }: PopoverProps) => (
  <DialogTrigger {...state}>
    {trigger}
    <AriaPopover className={styles['popover'] ?? ''} placement={placement} offset={4}>
      <Dialog aria-label={label} className={styles['popoverBody'] ?? ''}>
        {children}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
);
