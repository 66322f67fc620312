// A modal dialog: one question, one task, and a way out.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../action/IconButton';
import { classNames } from '../base/class-names';
import { IconClose } from '../icon';
import styles from './overlay.module.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Called with false by Escape, the close button and a press outside. */
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Name of the button that closes. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'medium' | 'large';
  /** `false` keeps the dialog when the press lands outside it, so that typed text is not lost. */
  readonly isDismissable?: boolean;
}

/** Keeps focus inside while open and gives it back when closed. */
export const Dialog = (props: DialogProps) => (
  <ModalOverlay
    data-modal=""
    isOpen={props.isOpen}
    onOpenChange={props.onOpenChange}
    isDismissable={props.isDismissable ?? true}
    className={styles['scrim'] ?? ''}
  >
    <Modal className={classNames(styles['modal'], props.size === 'large' && styles['large'])}>
      <AriaDialog className={styles['dialog'] ?? ''}>
        <header className={styles['dialogHeader']}>
          <Heading slot="title" level={2} className={styles['dialogTitle'] ?? ''}>
            {props.title}
          </Heading>
          <IconButton
            label={props.closeLabel}
            icon={<IconClose />}
            onPress={() => props.onOpenChange(false)}
          />
        </header>
        <div className={styles['dialogBody']}>{props.children}</div>
        {props.footer ? <footer className={styles['dialogFooter']}>{props.footer}</footer> : null}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
