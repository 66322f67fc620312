// The line over a source's text about who cites it: how many, which stances, and all of it as a table.
import { STANCES, STANCE_WORDS, type SourceId } from '@samsvar/domain';
import { IconDownload, LinkButton, Select, type Choice } from '@samsvar/ui';
import { useMemo } from 'react';
import { useAllWords } from '../base/all-words';
import { useLanguage } from '../base/language';
import { sourcePath } from '../base/source-path';
import { useSourceWords } from '../base/source-words';
import type { Heat } from './cited-by';
import styles from './heat.module.css';
import type { HeatFilter } from './use-citation';

interface HeatLineProps {
  readonly source: SourceId;
  readonly no: number;
  /** Of all stances, and of the chosen one. */
  readonly all: Heat;
  readonly chosen: Heat;
  readonly filter: HeatFilter;
  readonly onFilter: (filter: HeatFilter) => void;
}

/** Nothing where nobody cites. Only stances that occur can be chosen. */
export const HeatLine = ({ source, no, all, chosen, filter, onFilter }: HeatLineProps) => {
  const words = useAllWords().citation;
  const heatWords = useSourceWords().comparison.heat;
  const choices = useChoices(all);
  if (all.total === 0) return null;
  return (
    <div className={styles['line']} role="group" aria-label={heatWords.label}>
      <p className={styles['lineCount']} aria-live="polite">
        {filter === 'all' ? words.citedHere(all.total) : heatWords.ofAll(chosen.total, all.total)}
      </p>
      {choices.length > 2 ? <Select size="small" isLabelHidden label={heatWords.filter} choices={choices} value={filter} onChange={onFilter} /> : null}
      <LinkButton size="small" variant="quiet" icon={<IconDownload />} href={sourcePath.citationsTable(source, no)} download>
        {heatWords.table}
      </LinkButton>
    </div>
  );
};

const useChoices = (all: Heat): Choice<HeatFilter>[] => {
  const words = useSourceWords().comparison.heat;
  const language = useLanguage();
  return useMemo(() => {
    const known = new Set<string>();
    for (const { stances } of all.blocks.values()) for (const stance of Object.keys(stances)) known.add(stance);
    const stances = STANCES.filter((stance) => known.has(stance)).map((id): Choice<HeatFilter> => ({ id, label: STANCE_WORDS[id][language] }));
    return [{ id: 'all', label: words.everyStance }, ...stances, ...(known.has('none') ? [{ id: 'none' as const, label: words.noStance }] : [])];
  }, [all, language, words]);
};
