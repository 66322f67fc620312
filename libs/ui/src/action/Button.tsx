// Buttons with words, and the rule that a forbidden button says why.
import { useId, useState, type ReactNode, type Ref } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import { VisuallyHidden } from '../base/VisuallyHidden';
import { classNames } from '../base/class-names';
import { Hint } from '../overlay/Hint';
import styles from './action.module.css';

/** How much a button wants to be pressed. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: 'medium' | 'small';
  /** Stands before the words; hidden from screen readers. */
  readonly icon?: ReactNode;
  readonly type?: 'button' | 'submit';
  readonly onPress?: (event: PressEvent) => void;
  readonly isDisabled?: boolean;
  /** When set, the button cannot be used but keeps its focus, and these words say why. */
  readonly whyNot?: string | null;
  readonly autoFocus?: boolean;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-haspopup'?: 'menu' | 'dialog';
  readonly onHoverStart?: () => void;
  readonly onFocus?: () => void;
  /** Keys that do the same, as ARIA writes them: "Control+Enter". */
  readonly 'aria-keyshortcuts'?: string;
  readonly slot?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** The look of a button, for links and triggers that share it. */
export const buttonClass = (
  variant: ButtonVariant = 'secondary',
  size: 'medium' | 'small' = 'medium',
): string => classNames(styles['button'], styles[variant], styles[size]);

/** A button with words. Disabled by `whyNot` it stays reachable, and shows and reads out the reason. */
export const Button = ({ variant, size, icon, children, whyNot, ...rest }: ButtonProps) => {
  const content = (
    <>
      {icon ? (
        <span aria-hidden="true" className={styles['icon']}>
          {icon}
        </span>
      ) : null}
      <span className={styles['words']}>{children}</span>
    </>
  );
  if (whyNot) {
    return (
      <Forbidden reason={whyNot} className={buttonClass(variant, size)} label={rest['aria-label']}>
        {content}
      </Forbidden>
    );
  }
  return (
    <AriaButton {...rest} className={buttonClass(variant, size)}>
      {content}
    </AriaButton>
  );
};

interface ForbiddenProps {
  readonly reason: string;
  readonly className: string;
  readonly label?: string | undefined;
  readonly children: ReactNode;
}

/** A button that answers every press with the reason it cannot be used. */
export const Forbidden = ({ reason, className, label, children }: ForbiddenProps) => {
  const id = useId();
  const [presses, setPresses] = useState(0);
  return (
    <>
      <Hint text={reason} delay={300} shownAt={presses}>
        <AriaButton
          className={className}
          aria-disabled="true"
          aria-describedby={id}
          onPress={() => setPresses(presses + 1)}
          {...(label === undefined ? {} : { 'aria-label': label })}
        >
          {children}
        </AriaButton>
      </Hint>
      <VisuallyHidden id={id}>{reason}</VisuallyHidden>
    </>
  );
};
