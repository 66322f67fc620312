// What stands over a comparison: the counts, what is shown of it, and the way from change to change.
import { Checkbox, IconArrowDown, IconArrowUp, IconButton } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import { COUNTED_KINDS, type ComparisonFilter, type CountedKind } from './comparison-rows';
import styles from './comparison.module.css';

interface ComparisonToolsProps {
  readonly counts: Readonly<Record<CountedKind | 'same', number>>;
  readonly filter: ComparisonFilter;
  readonly onFilter: (filter: ComparisonFilter) => void;
  /** The current change, from 0; null before the first step. */
  readonly at: number | null;
  readonly changes: number;
  readonly onStep: (by: 1 | -1) => void;
}

/** Stays at the top while the changes scroll. */
export const ComparisonTools = ({ counts, filter, onFilter, at, changes, onStep }: ComparisonToolsProps) => {
  const words = useSourceWords().comparison;
  const toggle = (kind: CountedKind, isShown: boolean) => {
    const hidden = new Set(filter.hidden);
    if (isShown) hidden.delete(kind);
    else hidden.add(kind);
    onFilter({ ...filter, hidden });
  };
  return (
    <div className={styles['tools']}>
      <ul className={styles['counts']} aria-label={words.counts}>
        {([...COUNTED_KINDS, 'same'] as const).map((kind) => (
          <li key={kind}>{words.count[kind](counts[kind])}</li>
        ))}
      </ul>
      <div className={styles['filters']} role="group" aria-label={words.filter.label}>
        <Checkbox isSelected={filter.onlyCited} onChange={(onlyCited) => onFilter({ ...filter, onlyCited })}>
          {words.filter.onlyCited}
        </Checkbox>
        {COUNTED_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
          <Checkbox key={kind} isSelected={!filter.hidden.has(kind)} onChange={(isShown) => toggle(kind, isShown)}>
            {words.filter[kind]}
          </Checkbox>
        ))}
      </div>
      <div className={styles['steps']}>
        <span role="status">{at === null || changes === 0 ? words.ofChanges(changes) : words.at(at + 1, changes)}</span>
        <IconButton label={words.previous} icon={<IconArrowUp />} whyNot={changes === 0 ? words.nothingShown : null} onPress={() => onStep(-1)} />
        <IconButton label={words.next} icon={<IconArrowDown />} whyNot={changes === 0 ? words.nothingShown : null} onPress={() => onStep(1)} />
      </div>
    </div>
  );
};
