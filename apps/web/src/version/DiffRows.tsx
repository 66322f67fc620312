// A difference in the text: both texts in one, or side by side in rows that belong together.
import { Button, IconChevronDown, VisuallyHidden, classNames } from '@samsvar/ui';
import { Fragment, memo, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { ChangeView } from './ChangeView';
import { foldRows, type DiffRow } from './diff-rows';
import styles from './version.module.css';

interface DiffRowsProps {
  readonly rows: readonly DiffRow[];
  readonly rendering: 'inline' | 'sides';
  readonly onlyChanged: boolean;
  /** Number of the change one is at; null before the first. */
  readonly current: number | null;
}

/** Unchanged rows are folded away when only changes are asked for, and can be unfolded one stretch at a time. */
export const DiffRows = ({ rows, rendering, onlyChanged, current }: DiffRowsProps) => {
  const words = useAllWords().version.compare;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const shown = onlyChanged ? foldRows(rows, unfolded) : rows.map((row) => ({ row }));
  return (
    <div className={rendering === 'sides' ? styles['sides'] : styles['inline']}>
      {rendering === 'sides' ? (
        <div className={styles['sideHeads']} aria-hidden="true">
          <span>{words.before}</span>
          <span>{words.after}</span>
        </div>
      ) : null}
      {shown.map((one) =>
        'row' in one ? (
          <Row key={one.row.key} row={one.row} rendering={rendering} isCurrent={current !== null && one.row.nos.includes(current)} />
        ) : (
          <div key={`folded ${one.key}`} className={styles['folded']}>
            <Button variant="quiet" size="small" icon={<IconChevronDown />} onPress={() => setUnfolded(new Set([...unfolded, one.key]))}>
              {words.hidden(one.folded.length)}
            </Button>
          </div>
        ),
      )}
    </div>
  );
};

interface RowProps {
  readonly row: DiffRow;
  readonly rendering: 'inline' | 'sides';
  readonly isCurrent: boolean;
}

// Thousands of rows do not change when one goes to the next change.
const Row = memo(({ row, rendering, isCurrent }: RowProps) => {
  const className = classNames(styles['row'], isCurrent && styles['current']);
  const nos = row.nos.join(' ');
  if (rendering === 'inline') {
    return (
      <div className={className} data-changes={nos}>
        <ChangeView change={row.change} side="both" isMovedAway={row.place === 'moved-away'} />
      </div>
    );
  }
  return (
    <div className={classNames(className, styles['sideRow'], !row.isChanged && styles['isSame'])} data-changes={nos}>
      <SideCells row={row} />
    </div>
  );
});
Row.displayName = 'Row';

const SideCells = ({ row: { change, place, isChanged } }: { readonly row: DiffRow }) => {
  const words = useAllWords().version.compare;
  const cell = (side: 'before' | 'after') => {
    const isHere = side === 'before' ? change.before !== null && (place === 'moved-away' || change.kind !== 'moved') : change.after !== null && place === 'block';
    return (
      <div className={styles[side]}>
        {isChanged ? <VisuallyHidden>{side === 'before' ? words.before : words.after}: </VisuallyHidden> : null}
        {isHere ? (
          <ChangeView change={change} side={side} isMovedAway={place === 'moved-away'} />
        ) : (
          <p className={styles['absent']}>{absentWords(side, place, change.kind === 'moved', words)}</p>
        )}
      </div>
    );
  };
  return (
    <Fragment>
      {cell('before')}
      {cell('after')}
    </Fragment>
  );
};

const absentWords = (
  side: 'before' | 'after',
  place: DiffRow['place'],
  isMoved: boolean,
  words: { readonly nothingHere: string; readonly nothingLeft: string; readonly stoodElsewhere: string; readonly standsElsewhere: string },
): string => {
  if (isMoved) return place === 'block' ? words.stoodElsewhere : words.standsElsewhere;
  return side === 'before' ? words.nothingHere : words.nothingLeft;
};
