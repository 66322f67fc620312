// Many removed, or new, in a row: one change to go to, which unfolds into all of them.
import { Button, IconChevronDown, IconChevronUp, Tag } from '@samsvar/ui';
import { useState } from 'react';
import { useSourceWords } from '../base/source-words';
import { ComparedRow, SIGNS, TONES } from './ComparedRow';
import type { ComparedBlocks, ComparisonRow } from './comparison-rows';
import styles from './comparison.module.css';
import { shortQuote } from './short-quote';

interface ComparedRunProps {
  readonly run: Extract<ComparisonRow, { is: 'run' }>;
  /** Where the keys are. */
  readonly isCurrent: boolean;
  /** Its number among the changes. */
  readonly index: number | null;
}

/** The first and the last words tell what it is; all of it follows its button when that is pressed. */
export const ComparedRun = ({ run: { kind, blocks }, isCurrent, index }: ComparedRunProps) => {
  const words = useSourceWords().comparison;
  const [isOpen, setOpen] = useState(false);
  const place = blocks[0]?.place;
  const where = place ? [place.section, place.page && words.page(place.page)].filter(Boolean).join(' · ') : '';
  return (
    <>
      <li className={styles['row']} data-change={index ?? undefined} data-kind={kind} aria-current={isCurrent || undefined} tabIndex={-1}>
        <p className={styles['facts']}>
          <Tag tone={TONES[kind] ?? 'neutral'} icon={<span className={styles['sign']}>{SIGNS[kind]}</span>}>
            {words.run.title[kind](blocks.length)}
          </Tag>
          {where ? <span>{where}</span> : null}
        </p>
        <p className={styles['words']} lang="sv">{words.run.extent(wordsOf(blocks[0]), wordsOf(blocks.at(-1)))}</p>
        <Button
          size="small"
          variant="quiet"
          icon={isOpen ? <IconChevronUp /> : <IconChevronDown />}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {words.run[isOpen ? 'hide' : 'show'](words.run.kinds[kind](blocks.length))}
        </Button>
      </li>
      {isOpen ? blocks.map((each) => <ComparedRow key={each.key} blocks={each} index={null} isCurrent={false} />) : null}
    </>
  );
};

/** About half a line. */
const LENGTH = 50;

const wordsOf = (blocks: ComparedBlocks | undefined): string =>
  shortQuote([...(blocks?.before ?? []), ...(blocks?.after ?? [])].map(({ label, text }) => [label, text].filter(Boolean).join(' ')).join(' '), LENGTH);
