// A short label that says what state something is in.
import type { ReactNode } from 'react';
import { classNames } from '../base/class-names';
import type { Tone } from './Banner';
import styles from './feedback.module.css';

interface TagProps {
  readonly tone?: Tone;
  /** A shape that says the same as the colour. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** One or two words, with a tone. The words carry the meaning. */
export const Tag = ({ tone = 'neutral', icon, children }: TagProps) => (
  <span className={classNames(styles['tag'], styles[tone])}>
    {icon ? (
      <span aria-hidden="true" className={styles['tagIcon']}>
        {icon}
      </span>
    ) : null}
    {children}
  </span>
);
