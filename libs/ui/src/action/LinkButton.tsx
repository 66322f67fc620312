// Links: in running text, and with the look of a button.
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { classNames } from '../base/class-names';
import { buttonClass, type ButtonVariant } from './Button';
import styles from './action.module.css';

interface TextLinkProps {
  /** Besides going there. */
  readonly onPress?: () => void;
  readonly href: string;
  readonly children: ReactNode;
  /** Set to save the target as a file instead of opening it. */
  readonly download?: boolean | string;
  readonly target?: '_blank';
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page';
  /** `plain` looks like the words around it, for headings and logotypes. */
  readonly variant?: 'plain';
}

interface LinkButtonProps extends Omit<TextLinkProps, 'variant'> {
  readonly variant?: ButtonVariant;
  readonly size?: 'medium' | 'small';
  readonly icon?: ReactNode;
}

/** A link in running text. Paths inside the app are followed without loading the page anew. */
export const TextLink = ({ variant, ...rest }: TextLinkProps) => (
  <Link {...rest} className={classNames(styles['link'], variant && styles['plain'])} />
);

/** A link that looks like a button, for going somewhere rather than doing something. */
export const LinkButton = ({ variant, size, icon, children, ...rest }: LinkButtonProps) => (
  <Link {...rest} className={buttonClass(variant, size)}>
    {icon ? (
      <span aria-hidden="true" className={styles['icon']}>
        {icon}
      </span>
    ) : null}
    <span className={styles['words']}>{children}</span>
  </Link>
);
