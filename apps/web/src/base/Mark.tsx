// The product's mark: two lines of text that meet in one answer.
import styles from './base.module.css';

/** Drawn in the accent colour; says nothing to screen readers. */
export const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" className={styles['mark']}>
    <path
      d="M4 5.5h7.5a4 4 0 0 1 4 4v9M4 12h4.5a3 3 0 0 1 3 3v3.5M20 5.5v13"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
