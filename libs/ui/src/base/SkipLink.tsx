// A link past the page's header, shown when it has focus.
import type { ReactNode } from 'react';
import styles from './base.module.css';

interface SkipLinkProps {
  /** Id of the element to go to; it must be focusable (`tabIndex={-1}`). */
  readonly target: string;
  readonly children: ReactNode;
}

/** First in the page: lets the keyboard jump to the content. */
export const SkipLink = ({ target, children }: SkipLinkProps) => (
  <a
    className={styles['skip']}
    href={`#${target}`}
    onClick={(event) => {
      // The hash belongs to the router; moving focus is all that is wanted.
      event.preventDefault();
      document.getElementById(target)?.focus();
    }}
  >
    {children}
  </a>
);
