// The queue as a list: one line for each cited place, with a box to choose it and its state.
import type { PassageId } from '@samsvar/domain';
import type { PlacementBody } from '@samsvar/protocol';
import { Button, Checkbox, VisuallyHidden, classNames } from '@samsvar/ui';
import { useEffect, useRef, useState } from 'react';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';
import { PlacementTags } from './PlacementTags';
import { QUEUE_LIST } from './use-placement-keys';

interface PlacementListProps {
  readonly placements: readonly PlacementBody[];
  readonly current: PassageId | null;
  readonly chosen: readonly PlacementBody[];
  /** Null where nothing can be chosen. */
  readonly onChoose: ((passage: PassageId, isChosen: boolean) => void) | null;
  readonly onGo: (passage: PassageId) => void;
}

/** Lines drawn at first, and added at a time: thousands of them would make the page slow. */
const AT_A_TIME = 100;

/** The line that is looked at is kept in view. */
export const PlacementList = ({ placements, current, chosen, onChoose, onGo }: PlacementListProps) => {
  const words = useSourceWords().versions.queue;
  const [most, setMost] = useState(AT_A_TIME);
  const list = useRef<HTMLUListElement>(null);
  const at = placements.findIndex(({ passage }) => passage.id === current);
  const drawn = placements.slice(0, Math.max(most, at + 1));
  const ids = new Set(chosen.map(({ passage }) => passage.id));
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    // The list scrolls, never the page.
    if (list.current && line) keepInView(list.current, line);
    if (list.current?.contains(document.activeElement)) line?.focus({ preventScroll: true });
  }, [current]);
  if (placements.length === 0) return <p className={styles['quiet']}>{words.none}</p>;
  return (
    <>
      <ul ref={list} className={styles['list']} aria-label={words.list} {...{ [QUEUE_LIST]: '' }}>
        {drawn.map((placement) => (
          <Line
            key={placement.passage.id}
            placement={placement}
            isCurrent={placement.passage.id === current}
            isChosen={ids.has(placement.passage.id)}
            onChoose={onChoose && placement.isWaiting ? (isChosen) => onChoose(placement.passage.id, isChosen) : null}
            onGo={() => onGo(placement.passage.id)}
          />
        ))}
      </ul>
      {drawn.length < placements.length ? (
        <Button variant="quiet" size="small" onPress={() => setMost(drawn.length + AT_A_TIME)}>
          {words.more(Math.min(AT_A_TIME, placements.length - drawn.length))}
        </Button>
      ) : null}
    </>
  );
};

const keepInView = (list: HTMLElement, line: HTMLElement): void => {
  const [outer, inner] = [list.getBoundingClientRect(), line.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
};

interface LineProps {
  readonly placement: PlacementBody;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onChoose: ((isChosen: boolean) => void) | null;
  readonly onGo: () => void;
}

const Line = ({ placement, isCurrent, isChosen, onChoose, onGo }: LineProps) => {
  const words = useSourceWords().versions.queue;
  const { passage } = placement;
  const place = words.placeOf(passage.pageLabel, passage.sectionLabel);
  return (
    <li className={classNames(styles['line'], isCurrent && styles['current'])}>
      {onChoose ? (
        <span className={styles['box']}>
          <Checkbox isSelected={isChosen} onChange={onChoose}>
            <VisuallyHidden>{words.bulk.select(place)}</VisuallyHidden>
          </Checkbox>
        </span>
      ) : null}
      <button type="button" className={styles['lineWords']} aria-current={isCurrent ? 'true' : undefined} onClick={onGo}>
        <span className={styles['linePlace']}>{place}</span>
        <span className={styles['lineQuote']} lang="sv">{passage.exact}</span>
        <span className={styles['lineFoot']}>
          <PlacementTags placement={placement} />
          <span className={styles['quiet']}>{words.cites(placement.citations)}</span>
        </span>
      </button>
    </li>
  );
};
