// Things that float beside what they belong to: popovers and tooltips.
import type { ReactElement, ReactNode } from 'react';
import {
  Dialog,
  DialogTrigger,
  Focusable,
  Popover as AriaPopover,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components';
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

interface TooltipProps {
  readonly text: string;
  /** One focusable element; give it `role` when it is not a control of its own. */
  readonly children: ReactElement<React.DOMAttributes<HTMLElement>>;
}

/** Words shown on hover and on focus. Never the only place where something is said. */
export const Tooltip = ({ text, children }: TooltipProps) => (
  <TooltipTrigger delay={500}>
    <Focusable>{children as ReactElement<React.DOMAttributes<HTMLElement>, string>}</Focusable>
    <AriaTooltip className={styles['tooltip'] ?? ''} offset={6}>
      {text}
    </AriaTooltip>
  </TooltipTrigger>
);
