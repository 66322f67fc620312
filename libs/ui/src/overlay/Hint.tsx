// Words beside a control while it is pointed at or has keyboard focus.
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { placeHint } from './place-hint';
import styles from './overlay.module.css';

interface HintProps {
  readonly text: ReactNode;
  /** One control. Its name or description must say the same to screen readers. */
  readonly children: ReactNode;
  /** Milliseconds of pointing before the words come up. */
  readonly delay?: number;
  /** A new number above zero shows the words at once: after a press that could do nothing, say. */
  readonly shownAt?: number;
}

/** Shows on hover and on keyboard focus, stays while the words themselves are pointed at, goes with Escape. */
export const Hint = ({ text, children, delay = 500, shownAt = 0 }: HintProps) => {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const anchor = useRef<HTMLSpanElement>(null);
  const after = (milliseconds: number, open: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(open), milliseconds);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (shownAt > 0) setOpen(true);
  }, [shownAt]);
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [isOpen]);
  return (
    <span
      ref={anchor}
      className={styles['anchor']}
      onPointerEnter={(event) => (event.pointerType === 'touch' ? undefined : after(delay, true))}
      onPointerLeave={() => after(120, false)}
      onFocus={(event) => (event.target.matches(':focus-visible') ? setOpen(true) : undefined)}
      onBlur={() => after(0, false)}
      onPointerDown={() => after(0, false)}
    >
      {children}
      {isOpen ? <HintBox anchor={anchor} text={text} /> : null}
    </span>
  );
};

interface HintBoxProps {
  readonly anchor: { readonly current: HTMLSpanElement | null };
  readonly text: ReactNode;
}

const HintBox = ({ anchor, text }: HintBoxProps) => {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    const control = anchor.current?.firstElementChild;
    if (!element || !control) return;
    // The top layer, so that no pane or dialog hides it. Older browsers show it in place.
    element.showPopover?.();
    const { x, y } = placeHint(control.getBoundingClientRect(), element.getBoundingClientRect(), {
      width: document.documentElement.clientWidth,
      height: window.innerHeight,
    });
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
  }, [anchor]);
  return (
    <span ref={box} popover="manual" role="tooltip" className={styles['tooltip']}>
      {text}
    </span>
  );
};
