// How far something has come: a bar or a spinner, always with words.
import type { ReactNode } from 'react';
import { useId } from 'react';
import { classNames } from '../base/class-names';
import styles from './feedback.module.css';

interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; null while it is not known. */
  readonly value: number | null;
  /** How far it has come, in words: "sidan 12 av 80". */
  readonly words: string;
}

/** A bar with a label and the progress in words. */
export const ProgressBar = ({ label, value, words }: ProgressBarProps) => {
  const id = useId();
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={styles['progress']}>
      <span className={styles['progressWords']}>
        <span id={id}>{label}</span> <span className={styles['progressValue']}>{words}</span>
      </span>
      <span
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={words}
        className={styles['track']}
      >
        <span
          className={classNames(styles['fill'], percent === null && styles['unknown'])}
          style={percent === null ? undefined : { inlineSize: `${percent}%` }}
        />
      </span>
    </div>
  );
};

interface SpinnerProps {
  /** What is being waited for. */
  readonly children: ReactNode;
}

/** Shows that something is on its way, and what. */
export const Spinner = ({ children }: SpinnerProps) => (
  <span role="status" className={styles['spinner']}>
    <span aria-hidden="true" className={styles['wheel']} />
    <span>{children}</span>
  </span>
);
