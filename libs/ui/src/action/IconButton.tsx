// A button that is only an icon: always with a name and a tooltip.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import { classNames } from '../base/class-names';
import { Hint } from '../overlay/Hint';
import overlay from '../overlay/overlay.module.css';
import styles from './action.module.css';
import { Forbidden } from './Button';

interface IconButtonProps {
  /** Names the button to screen readers and in its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown after the label in the tooltip: "Ctrl+B". */
  readonly keys?: string;
  readonly variant?: 'quiet' | 'secondary';
  readonly size?: 'medium' | 'small';
  readonly onPress?: (event: PressEvent) => void;
  readonly isDisabled?: boolean;
  readonly whyNot?: string | null;
  /** Set for a button that is on or off. */
  readonly isPressed?: boolean;
  readonly slot?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A named icon with a tooltip; on or off when `isPressed` is given. */
export const IconButton = (props: IconButtonProps) => {
  const { label, icon, keys, variant = 'quiet', size = 'medium', isPressed, whyNot, ...rest } = props;
  const className = classNames(styles['button'], styles['square'], styles[variant], styles[size]);
  if (whyNot) {
    return (
      <Forbidden reason={`${label}. ${whyNot}`} className={className} label={label}>
        {icon}
      </Forbidden>
    );
  }
  return (
    <Hint
      text={
        <>
          {label}
          {keys ? <kbd className={overlay['keys']}>{keys}</kbd> : null}
        </>
      }
    >
      <AriaButton
        {...rest}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        aria-label={label}
        className={className}
      >
        {icon}
      </AriaButton>
    </Hint>
  );
};
