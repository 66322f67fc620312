// A message that stays on the page until what it says is no longer true.
import type { ReactNode } from 'react';
import { classNames } from '../base/class-names';
import { IconDone, IconFailed, IconInfo, IconWarning } from '../icon';
import styles from './feedback.module.css';

/** What kind of news something is; always shown with a shape as well as a colour. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

interface BannerProps {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Buttons that do something about it. */
  readonly actions?: ReactNode;
}

const ICONS = { info: IconInfo, success: IconDone, warning: IconWarning, danger: IconFailed } as const;

/** Read out at once when it is an error, politely otherwise. */
export const Banner = ({ tone, title, children, actions }: BannerProps) => {
  const Icon = ICONS[tone];
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={classNames(styles['banner'], styles[tone])}>
      <Icon aria-hidden="true" className={styles['bannerIcon']} />
      <div className={styles['bannerBody']}>
        {title ? <p className={styles['bannerTitle']}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {actions ? <div className={styles['bannerActions']}>{actions}</div> : null}
    </div>
  );
};
