// Short messages that come and go: a queue, and the region that shows it.
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '../action/Button';
import { IconButton } from '../action/IconButton';
import { classNames } from '../base/class-names';
import { IconClose } from '../icon';
import type { Tone } from './Banner';
import styles from './feedback.module.css';

/** One short message. */
export interface Toast {
  readonly text: string;
  readonly tone?: Tone;
  /** Something the person can do about it; such a message stays for a minute. */
  readonly action?: { readonly label: string; readonly onAction: () => void };
  /** Of those about the same only the last is shown. */
  readonly topic?: string;
  /** Goes after so many seconds all the same, but not while it is pointed at or has focus: for what can be done elsewhere too. */
  readonly seconds?: number;
}

interface QueuedToast extends Toast {
  readonly key: number;
}

/** Holds the messages that are shown now. Make one for the whole app. */
export class Toasts {
  #shown: readonly QueuedToast[] = [];
  #next = 1;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): readonly QueuedToast[] => this.#shown;

  /** Shows a message; the oldest gives way when there are more than four. */
  add(toast: Toast): void {
    const others = this.#shown.filter(({ topic }) => topic === undefined || topic !== toast.topic);
    this.#set([...others, { ...toast, key: this.#next++ }].slice(-4));
  }

  /** Takes away what is about this, if it is shown. */
  closeTopic(topic: string): void {
    if (this.#shown.some((toast) => toast.topic === topic)) this.#set(this.#shown.filter((toast) => toast.topic !== topic));
  }

  /** Takes a message away. */
  readonly close = (key: number): void => {
    this.#set(this.#shown.filter((toast) => toast.key !== key));
  };

  #set(shown: readonly QueuedToast[]): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }
}

/** Long enough to read two lines at an easy pace. */
const SHOWN_MS = 8000;
/** Long enough to think about what is offered, and to come to it by keyboard. */
const OFFERED_MS = 60_000;

interface ToastRegionProps {
  readonly toasts: Toasts;
  readonly label: string;
  readonly closeLabel: string;
}

/** Where the messages stand. Read out politely; errors stay until closed, and none goes while it is pointed at or has focus. */
export const ToastRegion = ({ toasts, label, closeLabel }: ToastRegionProps) => {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.shown);
  return (
    <section aria-label={label} className={styles['toasts']}>
      <div role="status" aria-live="polite" aria-relevant="additions">
        {shown.map((toast) => (
          <ToastCard key={toast.key} toast={toast} closeLabel={closeLabel} onClose={toasts.close} />
        ))}
      </div>
    </section>
  );
};

interface ToastCardProps {
  readonly toast: QueuedToast;
  readonly closeLabel: string;
  /** The same function at every drawing, so that the time is counted once. */
  readonly onClose: (key: number) => void;
}

const ToastCard = ({ toast, closeLabel, onClose }: ToastCardProps): ReactNode => {
  const { key, seconds } = toast;
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const stays = isPointedAt || hasFocus || (seconds === undefined && toast.tone === 'danger');
  const time = seconds === undefined ? (toast.action ? OFFERED_MS : SHOWN_MS) : seconds * 1000;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onClose, time, key);
    return () => clearTimeout(timer);
  }, [key, stays, time, onClose]);
  return (
    <div
      className={classNames(styles['toast'], styles[toast.tone ?? 'neutral'])}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      <span className={styles['toastWords']}>{toast.text}</span>
      {toast.action ? (
        <Button
          size="small"
          onPress={() => {
            toast.action?.onAction();
            onClose(key);
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      <IconButton label={closeLabel} icon={<IconClose />} size="small" onPress={() => onClose(key)} />
    </div>
  );
};
