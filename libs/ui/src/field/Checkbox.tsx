// A check box, in a file of its own so that pages without one do not fetch its code.
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { IconCheck } from '../icon';
import styles from './choices.module.css';

interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** A yes or no with its words beside it. */
export const Checkbox = ({ children, ...rest }: CheckboxProps) => (
  <AriaCheckbox {...rest} className={styles['choice'] ?? ''}>
    <span aria-hidden="true" className={styles['tick']}>
      <IconCheck />
    </span>
    <span>{children}</span>
  </AriaCheckbox>
);
