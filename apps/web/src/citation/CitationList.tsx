// The response's citations in the order of the text: the panel form of every chip.
import type { CitationInText, OutlineSection } from '@samsvar/domain';
import type { CitationState } from '@samsvar/protocol';
import { Button, Checkbox, IconQuote, IconRead, IconText, EmptyState } from '@samsvar/ui';
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

/** Each with its number, reference, words and section, how it stands, and the ways to the text and to the source. */
export const CitationList = ({ citations, isFiltered, onFilter, ...rest }: CitationListProps) => {
  const words = useAllWords().citation;
  const { states, renewing } = rest;
  if (citations.length === 0) return <EmptyState icon={<IconQuote />} title={words.empty} />;
  const looked = new Set(citations.filter((citation) => isLookedAt(citation, states)));
  return (
    <>
      <p className={styles['count']}>{words.count(citations.length)}</p>
      <OutOfStep {...{ citations, states, renewing, isFiltered, onFilter }} looked={looked.size} />
      <ol className={styles['list']}>
        {citations.map((citation, index) =>
          // Numbers are those of the whole list.
          isFiltered && looked.size > 0 && !looked.has(citation) ? null : (
            <Citation key={citation.citationId} citation={citation} no={index + 1} {...rest} />
          ),
        )}
      </ol>
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

interface CitationProps extends Omit<CitationListProps, 'citations' | 'isFiltered' | 'onFilter'> {
  readonly citation: CitationInText;
  /** Its number in the list, from 1; it tells apart the buttons of citations that are alike. */
  readonly no: number;
}

const Citation = ({ citation, no, references, quotes, sections, states, renewing, onGoToText, onOpenSource }: CitationProps) => {
  const words = useAllWords().citation;
  const section = sections.get(citation.sectionId ?? '');
  const quote = quotes.get(citation.citationId);
  const state = states.get(citation.passageId);
  const where = words.one(no, section?.number ?? section?.title ?? null);
  return (
    <li>
      <p className={styles['reference']}>{references.get(citation.citationId) ?? citation.label}</p>
      {quote ? <p className={styles['quote']}>{shortQuote(quote)}</p> : null}
      <p className={styles['facts']}>
        {[words.modes[citation.mode], section && [section.number, section.title].filter(Boolean).join(' ')].filter(Boolean).join(' · ')}
      </p>
      {state ? <CitationStanding {...{ citation, state, where, renewing }} exact={quote ?? null} /> : null}
      <span className={styles['actions']}>
        <Button size="small" variant="quiet" icon={<IconText />} aria-label={`${words.goToText}: ${where}`} onPress={() => onGoToText(citation)}>
          {words.goToText}
        </Button>
        <Button size="small" variant="quiet" icon={<IconRead />} aria-label={`${words.openSource}: ${where}`} onPress={() => onOpenSource(citation)}>
          {words.openSource}
        </Button>
      </span>
    </li>
  );
};
