// A row of tools with one tab stop and arrow keys between them.
import type { ReactNode, Ref } from 'react';
import { Separator, Toolbar as AriaToolbar } from 'react-aria-components';
import styles from './action.module.css';

interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** One tab stop; left and right arrows move between the tools. */
export const Toolbar = ({ label, children, ref }: ToolbarProps) => (
  <AriaToolbar aria-label={label} className={styles['toolbar'] ?? ''} {...(ref ? { ref } : {})}>
    {children}
  </AriaToolbar>
);

/** A thin line between groups of tools. */
export const ToolbarSeparator = () => (
  <Separator orientation="vertical" className={styles['toolbarLine'] ?? ''} />
);
