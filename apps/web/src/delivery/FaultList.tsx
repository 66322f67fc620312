// What would spoil the delivered file, each with the way to where it is mended.
import type { ExportFault } from '@samsvar/domain';
import { Button, EmptyState, IconArrowRight, IconDone, Tag } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import styles from './delivery.module.css';

interface FaultListProps {
  readonly faults: readonly ExportFault[];
  readonly onGo: (blockId: string) => void;
}

/** Those that stop the export first. */
export const FaultList = ({ faults, onGo }: FaultListProps) => {
  const words = useAllWords().delivery;
  if (faults.length === 0) return <EmptyState icon={<IconDone />} title={words.noFaults} />;
  const sorted = [...faults].sort((a, b) => Number(b.blocking) - Number(a.blocking));
  return (
    <>
      <p className={styles['count']}>{words.faultCount(faults.length)}</p>
      <ul className={styles['faults']}>
        {sorted.map((fault, index) => (
          <li key={`${fault.code} ${fault.blockId} ${index}`}>
            <Tag tone={fault.blocking ? 'danger' : 'warning'}>
              {fault.blocking ? words.blocking : words.advice}
            </Tag>
            <span>{words.faults[fault.code]}</span>
            {fault.blockId === null ? null : (
              <Button
                size="small"
                variant="quiet"
                icon={<IconArrowRight />}
                onPress={() => fault.blockId && onGo(fault.blockId)}
              >
                {words.goTo}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};
