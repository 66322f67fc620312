// The changes between two versions, one after the other, with what is the same folded away.
import { Button, IconChevronDown, IconChevronUp } from '@samsvar/ui';
import { useState } from 'react';
import { useSourceWords } from '../base/source-words';
import { ComparedRow } from './ComparedRow';
import { ComparedRun } from './ComparedRun';
import type { ComparisonRow } from './comparison-rows';
import styles from './comparison.module.css';
import { useGrowing } from './use-comparison';

interface ComparisonListProps {
  readonly rows: readonly ComparisonRow[];
  /** The change where the keys are, from 0; null before the first step. */
  readonly at: number | null;
}

/** Numbers the changes; what is the same has none. */
export const ComparisonList = ({ rows, at }: ComparisonListProps) => {
  const words = useSourceWords().comparison;
  const numbers = changeNumbers(rows);
  const drawn = useGrowing(rows.length, at === null ? 0 : numbers.indexOf(at) + 20);
  return (
    <ol className={styles['list']} aria-label={words.changes}>
      {rows.slice(0, drawn).map((row, i) => {
        const place = { index: numbers[i] ?? null, isCurrent: at !== null && numbers[i] === at };
        switch (row.is) {
          case 'shown':
            return <ComparedRow key={row.blocks.key} blocks={row.blocks} {...place} />;
          case 'run':
            return <ComparedRun key={row.key} run={row} {...place} />;
          case 'fold':
            return <Fold key={row.key} row={row} />;
        }
      })}
    </ol>
  );
};

/** The number of each row among the changes, many removed or new in a row as one; null for all others. */
export const changeNumbers = (rows: readonly ComparisonRow[]): (number | null)[] => {
  let next = 0;
  return rows.map((row) => (row.is === 'run' || (row.is === 'shown' && row.blocks.kind !== 'same') ? next++ : null));
};

const Fold = ({ row }: { readonly row: Extract<ComparisonRow, { is: 'fold' }> }) => {
  const words = useSourceWords().comparison;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <li className={styles['fold']}>
        <Button size="small" variant="quiet" icon={isOpen ? <IconChevronUp /> : <IconChevronDown />} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? words.unfold(row.blocks.length) : words.fold(row.same, row.others)}
        </Button>
      </li>
      {isOpen ? row.blocks.map((blocks) => <ComparedRow key={blocks.key} blocks={blocks} index={null} isCurrent={false} />) : null}
    </>
  );
};
