// The small count beside a cited block, and the list of who cites it.
import { STANCE_WORDS, type SourceId } from '@samsvar/domain';
import { Button, Popover, Spinner, Tag, TextLink } from '@samsvar/ui';
import { useState } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { useAllWords } from '../base/all-words';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import type { BlockHeat, CitedBy } from './cited-by';
import { strengthOf, type HeatStrength } from './heat-strength';
import styles from './heat.module.css';
import { shortQuote } from './short-quote';
import { useCitedBlock, type HeatFilter } from './use-citation';

interface CitedByMarkProps {
  readonly source: SourceId;
  readonly no: number;
  readonly heat: BlockHeat;
  /** The greatest count in the version. */
  readonly most: number;
  readonly filter: HeatFilter;
}

/** Its strength is told by the number, by bars and by weight. Opens a list with responses, sections and stances. */
export const CitedByMark = ({ source, no, heat, most, filter }: CitedByMarkProps) => {
  const words = useAllWords().citation;
  const heatWords = useSourceWords().comparison.heat;
  const label = `${words.citedHere(heat.count)}, ${heatWords.inResponses(heat.responses)}`;
  const strength = strengthOf(heat.count, most);
  return (
    <span className={styles['mark']} data-strength={strength}>
      <Popover
        label={words.whoCites}
        placement="bottom end"
        trigger={
          <Button size="small" aria-label={label}>
            <span className={styles['count']}>{heat.count}</span>
            <Bars strength={strength} />
          </Button>
        }
      >
        <p className={styles['title']}>{label}</p>
        <Citing {...{ source, no, filter }} ord={heat.ord} />
      </Popover>
    </span>
  );
};

/** One, two or three of three bars. */
const Bars = ({ strength }: { readonly strength: HeatStrength }) => (
  <svg aria-hidden="true" viewBox="0 0 15 4" className={styles['bars']}>
    {[1, 2, 3].map((bar) => (
      <rect key={bar} x={(bar - 1) * 5.5 + 0.5} y="0.5" width="3.5" height="3" className={styles[bar <= strength ? 'full' : 'empty']} />
    ))}
  </svg>
);

/** So many are drawn at once; more when they are asked for. */
const AT_ONCE = 50;

const Citing = ({ source, no, ord, filter }: { readonly source: SourceId; readonly no: number; readonly ord: number; readonly filter: HeatFilter }) => {
  const base = useAllWords().base;
  const words = useSourceWords().comparison.heat;
  const { data, error } = useCitedBlock(source, no, ord);
  const [shown, setShown] = useState(AT_ONCE);
  if (error && !data) return <p>{wordsOfFault(error, base.errors.unexpected)}</p>;
  if (!data) return <Spinner>{base.loading}</Spinner>;
  const wanted = filter === 'all' ? data : data.filter(({ stance }) => (stance ?? 'none') === filter);
  return (
    <>
      <ol className={styles['list']}>
        {wanted.slice(0, shown).map((one) => (
          <Citation key={`${one.responseId} ${one.citationId}`} one={one} no={no} />
        ))}
      </ol>
      {wanted.length > shown ? (
        <Button size="small" variant="quiet" onPress={() => setShown(shown + AT_ONCE)}>
          {words.more(wanted.length - shown)}
        </Button>
      ) : null}
    </>
  );
};

const Citation = ({ one, no }: { readonly one: CitedBy; readonly no: number }) => {
  const words = useAllWords().citation;
  const heatWords = useSourceWords().comparison.heat;
  const language = useLanguage();
  const facts = [one.section && words.inSection(one.section), one.organisation, one.versionNo !== no && heatWords.fromVersion(one.versionNo)];
  return (
    <li>
      <span className={styles['quote']}>{shortQuote(one.exact)}</span>
      <span className={styles['facts']}>{facts.filter(Boolean).join(' · ')}</span>
      <TextLink href={path.response(one.responseId)} aria-label={words.citedFrom(one.responseTitle, one.section, shortQuote(one.exact))}>
        {one.responseTitle}
      </TextLink>
      {one.stance ? <Tag>{STANCE_WORDS[one.stance][language]}</Tag> : null}
    </li>
  );
};
