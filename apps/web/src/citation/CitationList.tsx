// The response's citations in the order of the text: the panel form of every chip.
import type { CitationInText, OutlineSection } from '@samsvar/domain';
import type { CitationState } from '@samsvar/protocol';
import { Button, Checkbox, IconQuote, IconRead, IconText, EmptyState, VirtualList } from '@samsvar/ui';
import { useMemo, type ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import { CitationStanding, type Renewing } from './CitationStanding';
import { isLookedAt, readyTogether } from './looked';
import { shortQuote } from './short-quote';
import styles from './citation.module.css';

interface CitationListProps {
  readonly citations: readonly CitationInText[];
  /** Full reference by citation, as far as they have been fetched. */
  readonly references: ReadonlyMap<string, string>;
  /** The words pointed at by citation, as far as they have been fetched. */
  readonly quotes: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, Pick<OutlineSection, 'number' | 'title'>>;
  /** How the cited passages stand in newer versions, by passage, as far as that has been fetched. */
  readonly states: ReadonlyMap<string, CitationState>;
  readonly renewing: Renewing;
  /** Whether only those that need a look are listed. */
  readonly isFiltered: boolean;
  readonly onFilter: (isFiltered: boolean) => void;
  readonly onGoToText: (citation: CitationInText) => void;
  readonly onOpenSource: (citation: CitationInText) => void;
}

/** A citation with its number in the list, from 1; it tells apart the buttons of citations that are alike. */
interface Numbered {
  readonly citation: CitationInText;
  readonly no: number;
}

/** From so many on, only those in sight are drawn. */
const MANY = 100;
const ESTIMATE_PX = 128;
const keyOf = ({ citation }: Numbered): string => citation.citationId;

/** Each with its number, reference, words and section, how it stands, and the ways to the text and to the source. */
export const CitationList = ({ citations, isFiltered, onFilter, ...rest }: CitationListProps) => {
  const words = useAllWords().citation;
  const { states, renewing } = rest;
  const looked = useMemo(() => new Set(citations.filter((citation) => isLookedAt(citation, states))), [citations, states]);
  const shown = useMemo(() => {
    // Numbers are those of the whole list.
    const all = citations.map((citation, index): Numbered => ({ citation, no: index + 1 }));
    return isFiltered && looked.size > 0 ? all.filter(({ citation }) => looked.has(citation)) : all;
  }, [citations, isFiltered, looked]);
  if (citations.length === 0) return <EmptyState icon={<IconQuote />} title={words.empty} />;
  const draw = (one: Numbered): ReactNode => <Citation {...one} {...rest} />;
  return (
    <>
      <p className={styles['count']}>{words.count(citations.length)}</p>
      <OutOfStep {...{ citations, states, renewing, isFiltered, onFilter }} looked={looked.size} />
      {citations.length < MANY ? (
        <ol className={styles['list']}>
          {shown.map((one) => (
            <li key={keyOf(one)} value={one.no}>
              {draw(one)}
            </li>
          ))}
        </ol>
      ) : (
        <VirtualList label={words.tab} items={shown} keyOf={keyOf} estimate={ESTIMATE_PX} scrolls="around">
          {(one) => (
            <div className={styles['row']}>
              <span className={styles['no']}>{one.no}.</span>
              {draw(one)}
            </div>
          )}
        </VirtualList>
      )}
    </>
  );
};

interface OutOfStepProps extends Pick<CitationListProps, 'citations' | 'states' | 'renewing' | 'isFiltered' | 'onFilter'> {
  readonly looked: number;
}

/** What is about all of them; nothing while all are in step. */
const OutOfStep = ({ citations, states, renewing, looked, isFiltered, onFilter }: OutOfStepProps) => {
  const words = useSourceWords().citationState;
  const ready = readyTogether(citations, states);
  if (looked === 0 && ready.length === 0) return null;
  return (
    <div className={styles['outOfStep']}>
      {looked > 0 ? (
        <Checkbox isSelected={isFiltered} onChange={onFilter}>
          {words.needLook(looked)}
        </Checkbox>
      ) : (
        <p className={styles['facts']}>{words.noneNeedLook}</p>
      )}
      {ready.length > 0 ? (
        <>
          <Button size="small" whyNot={renewing.whyNot} isDisabled={renewing.isRunning} onPress={() => renewing.renew(ready, null)}>
            {renewing.isRunning ? words.updating : words.updateAll(ready.length)}
          </Button>
          <p className={styles['facts']}>{words.updateAllHelp}</p>
        </>
      ) : null}
    </div>
  );
};

type CitationProps = Numbered & Omit<CitationListProps, 'citations' | 'isFiltered' | 'onFilter'>;

const Citation = ({ citation, no, references, quotes, sections, states, renewing, onGoToText, onOpenSource }: CitationProps) => {
  const words = useAllWords().citation;
  const section = sections.get(citation.sectionId ?? '');
  const quote = quotes.get(citation.citationId);
  const state = states.get(citation.passageId);
  const where = words.one(no, section?.number ?? section?.title ?? null);
  return (
    <>
      <p className={styles['reference']}>{references.get(citation.citationId) ?? citation.label}</p>
      {quote ? <p className={styles['quote']}>{shortQuote(quote)}</p> : null}
      <p className={styles['facts']}>
        {[words.modes[citation.mode], section && [section.number, section.title].filter(Boolean).join(' ')].filter(Boolean).join(' · ')}
      </p>
      {state ? <CitationStanding {...{ citation, state, where, renewing }} exact={quote ?? null} /> : null}
      <span className={styles['actions']}>
        <Button size="small" variant="quiet" icon={<IconText />} data-row-head="" aria-label={`${words.goToText}: ${where}`} onPress={() => onGoToText(citation)}>
          {words.goToText}
        </Button>
        <Button size="small" variant="quiet" icon={<IconRead />} aria-label={`${words.openSource}: ${where}`} onPress={() => onOpenSource(citation)}>
          {words.openSource}
        </Button>
      </span>
    </>
  );
};
