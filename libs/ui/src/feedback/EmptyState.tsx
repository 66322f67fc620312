// What stands where there is nothing yet: why, and what to do.
import type { ReactNode } from 'react';
import styles from './feedback.module.css';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Level of the title in the page's outline. */
  readonly level?: 2 | 3;
}

/** Says what would be here and how to get it here. */
export const EmptyState = ({ icon, title, children, action, level = 2 }: EmptyStateProps) => {
  const Title = `h${level}` as const;
  return (
    <div className={styles['empty']}>
      {icon ? (
        <span aria-hidden="true" className={styles['emptyIcon']}>
          {icon}
        </span>
      ) : null}
      <Title className={styles['emptyTitle']}>{title}</Title>
      {children ? <div className={styles['emptyWords']}>{children}</div> : null}
      {action ? <div>{action}</div> : null}
    </div>
  );
};
