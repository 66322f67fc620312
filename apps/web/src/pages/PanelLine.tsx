// The line above the panel at the bottom of the desk, which is dragged or moved with the arrow keys.
import type { CSSProperties } from 'react';
import { useAllWords } from '../base/all-words';
import { useRememberedNumber } from '../response/remembered';
import styles from './ResponsePage.module.css';

/** The panel's share of the height. The text above it keeps more than half. */
const LEAST = 0.15;
const MOST = 0.45;
const STEP = 0.05;

/** How high the panel is, remembered in this browser: for the box that it shares with the text, and for the line. */
export const usePanelHeight = () => {
  const [share, onShare] = useRememberedNumber('samsvar.panel-height', { fallback: 0.4, min: LEAST, max: MOST });
  // A custom property is not in React's type of styles.
  return { style: { '--panel': `${share * 100}%` } as CSSProperties, line: { share, onShare } };
};

interface PanelLineProps {
  readonly share: number;
  readonly onShare: (share: number) => void;
}

/** Stands between the text and the panel, in the box that both share. */
export const PanelLine = ({ share, onShare }: PanelLineProps) => {
  const words = useAllWords().response;
  const set = (to: number): void => onShare(Math.min(MOST, Math.max(LEAST, to)));
  const byKey: Readonly<Record<string, number>> = { ArrowUp: share + STEP, ArrowDown: share - STEP, Home: LEAST, End: MOST };
  return (
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label={words.resizePanel}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={LEAST * 100}
      aria-valuemax={MOST * 100}
      tabIndex={0}
      className={styles['panelLine']}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={({ currentTarget, pointerId, clientY }) => {
        const box = currentTarget.parentElement?.getBoundingClientRect();
        if (box && currentTarget.hasPointerCapture(pointerId)) set((box.bottom - clientY) / box.height);
      }}
      onKeyDown={(event) => {
        const to = byKey[event.key];
        if (to === undefined) return;
        event.preventDefault();
        set(to);
      }}
    />
  );
};
