// The frame of one page: its title, its heading with focus, and its content.
import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from '@samsvar/ui';
import styles from './base.module.css';
import { useWords } from './words';

interface PageProps {
  readonly title: string;
  /** Small words above the title: where this page belongs. */
  readonly above?: ReactNode;
  /** Stands under the title. */
  readonly lead?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A page with a heading. Names the window and moves focus to the heading after a navigation. */
export const Page = ({ title, above, lead, actions, width = 'wide', children }: PageProps) => (
  <div className={classNames(styles['page'], styles[width])}>
    {above ? <div className={styles['above']}>{above}</div> : null}
    <header className={styles['pageHeader']}>
      <div className={styles['pageTitles']}>
        <PageHeading title={title} />
        {lead ? <div className={styles['lead']}>{lead}</div> : null}
      </div>
      {actions ? <div className={styles['pageActions']}>{actions}</div> : null}
    </header>
    {children}
  </div>
);

interface PageHeadingProps {
  readonly title: string;
  /** Shown instead of the title, when the heading holds more than plain words. */
  readonly children?: ReactNode;
}

/** True once the first page has been shown: only later ones take the focus. */
let hasShownPage = false;

/** The page's h1, for pages with a layout of their own. Names the window and takes focus after a navigation. */
export const PageHeading = ({ title, children }: PageHeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const words = useWords().base;
  useEffect(() => {
    document.title = words.pageTitle(title);
  }, [title, words]);
  useEffect(() => {
    // A field that asked for focus of its own keeps it.
    const isTaken =
      document.activeElement !== null && document.activeElement.matches('input, textarea, [contenteditable]');
    if (hasShownPage && !isTaken) heading.current?.focus({ preventScroll: true });
    if (hasShownPage) window.scrollTo(0, 0);
    hasShownPage = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles['heading']}>
      {children ?? title}
    </h1>
  );
};
