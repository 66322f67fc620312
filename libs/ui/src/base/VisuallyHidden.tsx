// Words for screen readers only.
import type { ReactNode } from 'react';
import styles from './base.module.css';

interface VisuallyHiddenProps {
  readonly id?: string;
  readonly children: ReactNode;
}

/** Text that is read aloud but takes no room on the screen. */
export const VisuallyHidden = ({ id, children }: VisuallyHiddenProps) => (
  <span id={id} className={styles['hidden']}>
    {children}
  </span>
);
