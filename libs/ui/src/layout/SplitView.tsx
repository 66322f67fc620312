// Two panes side by side with a movable line between them; two tabs where the screen is narrow.
import { useId, useRef, type CSSProperties, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { classNames } from '../base/class-names';
import styles from './layout.module.css';
import { clampRatio, ratioAfterKey } from './split-ratio';
import { useMedia } from './use-media';

interface SplitPane {
  /** Names the pane, and its tab on a narrow screen. */
  readonly label: string;
  readonly content: ReactNode;
}

/** Which pane a narrow screen shows. */
export type PaneSide = 'first' | 'second';

interface SplitViewProps {
  readonly first: SplitPane;
  readonly second: SplitPane;
  /** The first pane's share of the width, 0 to 1. */
  readonly ratio: number;
  /** Called while the line is moved; remember it where you like. */
  readonly onRatio: (ratio: number) => void;
  /** Where a double click or Enter puts the line. */
  readonly initialRatio?: number;
  /** Least widths in px. */
  readonly minFirst?: number;
  readonly minSecond?: number;
  readonly separatorLabel: string;
  /** Names the row of tabs on a narrow screen. */
  readonly tabsLabel: string;
  readonly shown: PaneSide;
  readonly onShown: (side: PaneSide) => void;
}

/** Below this width the panes become tabs. */
const NARROW = '(max-width: 899.98px)';

/** Both panes stay mounted in either form, so nothing in them is lost when the window changes. */
export const SplitView = (props: SplitViewProps) => {
  const { first, second, shown, onShown } = props;
  const isNarrow = useMedia(NARROW);
  const id = useId();
  const container = useRef<HTMLDivElement>(null);
  // A custom property is not in React's type of styles.
  const style = { '--split': `${(props.ratio * 100).toFixed(2)}%` } as CSSProperties;
  const pane = (side: PaneSide) => ({
    id: `${id}-${side}`,
    hidden: isNarrow && shown !== side,
    className: styles['pane'],
    ...(isNarrow
      ? { role: 'tabpanel', 'aria-labelledby': `${id}-${side}-tab` }
      : { role: 'region', 'aria-label': side === 'first' ? first.label : second.label }),
  });
  return (
    <div className={classNames(styles['split'], isNarrow && styles['narrow'])}>
      {isNarrow ? <PaneTabs id={id} label={props.tabsLabel} {...{ first, second, shown, onShown }} /> : null}
      <div ref={container} className={styles['panes']} style={style}>
        <div {...pane('first')}>{first.content}</div>
        {isNarrow ? null : <SplitLine {...props} container={container} controls={`${id}-first`} />}
        <div {...pane('second')}>{second.content}</div>
      </div>
    </div>
  );
};

interface SplitLineProps extends SplitViewProps {
  readonly container: { readonly current: HTMLDivElement | null };
  readonly controls: string;
}

const SplitLine = (props: SplitLineProps) => {
  const { ratio, onRatio, initialRatio = 0.5, minFirst = 320, minSecond = 320, container } = props;
  const move = (wanted: number) => {
    const width = container.current?.getBoundingClientRect().width ?? 0;
    onRatio(clampRatio(wanted, { width, minFirst, minSecond }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = ratioAfterKey(event, ratio, initialRatio);
    if (wanted === null) return;
    event.preventDefault();
    move(wanted);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={props.separatorLabel}
      aria-controls={props.controls}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(ratio * 100)}
      className={styles['line']}
      onKeyDown={onKeyDown}
      onDoubleClick={() => move(initialRatio)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const box = container.current?.getBoundingClientRect();
        if (!box || box.width === 0 || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        move((event.clientX - box.left) / box.width);
      }}
    />
  );
};

interface PaneTabsProps extends Pick<SplitViewProps, 'first' | 'second' | 'shown' | 'onShown'> {
  readonly id: string;
  readonly label: string;
}

const PaneTabs = ({ id, label, first, second, shown, onShown }: PaneTabsProps) => {
  const tabs = useRef<Record<PaneSide, HTMLButtonElement | null>>({ first: null, second: null });
  const choose = (side: PaneSide) => {
    onShown(side);
    tabs.current[side]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    // With two tabs, either arrow goes to the other one.
    choose(
      event.key === 'Home'
        ? 'first'
        : event.key === 'End'
          ? 'second'
          : shown === 'first'
            ? 'second'
            : 'first',
    );
  };
  const tab = (side: PaneSide) => ({
    id: `${id}-${side}-tab`,
    role: 'tab',
    type: 'button' as const,
    'aria-selected': shown === side,
    'aria-controls': `${id}-${side}`,
    tabIndex: shown === side ? 0 : -1,
    className: styles['tab'],
    onClick: () => choose(side),
    ref: ((element) => {
      tabs.current[side] = element;
    }) satisfies Ref<HTMLButtonElement>,
  });
  return (
    <div role="tablist" aria-label={label} className={styles['tabs']} onKeyDown={onKeyDown}>
      <button {...tab('first')}>{first.label}</button>
      <button {...tab('second')}>{second.label}</button>
    </div>
  );
};
