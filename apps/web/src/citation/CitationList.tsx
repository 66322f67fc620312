// The response's citations in the order of the text: the panel form of every chip.
import type { CitationInText, OutlineSection } from '@samsvar/domain';
import { Button, IconQuote, IconRead, IconText, EmptyState } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { shortQuote } from './short-quote';
import styles from './citation.module.css';

interface CitationListProps {
  readonly citations: readonly CitationInText[];
  /** Full reference by citation, as far as they have been fetched. */
  readonly references: ReadonlyMap<string, string>;
  /** The words pointed at by citation, as far as they have been fetched. */
  readonly quotes: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, Pick<OutlineSection, 'number' | 'title'>>;
  readonly onGoToText: (citation: CitationInText) => void;
  readonly onOpenSource: (citation: CitationInText) => void;
}

/** Each with its number, reference, words and section, and the ways to the text and to the source. */
export const CitationList = ({ citations, ...rest }: CitationListProps) => {
  const words = useAllWords().citation;
  if (citations.length === 0) return <EmptyState icon={<IconQuote />} title={words.empty} />;
  return (
    <>
      <p className={styles['count']}>{words.count(citations.length)}</p>
      <ol className={styles['list']}>
        {citations.map((citation, index) => (
          <Citation key={citation.citationId} citation={citation} no={index + 1} {...rest} />
        ))}
      </ol>
    </>
  );
};

interface CitationProps extends Omit<CitationListProps, 'citations'> {
  readonly citation: CitationInText;
  /** Its number in the list, from 1; it tells apart the buttons of citations that are alike. */
  readonly no: number;
}

const Citation = ({ citation, no, references, quotes, sections, onGoToText, onOpenSource }: CitationProps) => {
  const words = useAllWords().citation;
  const section = sections.get(citation.sectionId ?? '');
  const quote = quotes.get(citation.citationId);
  const where = words.one(no, section?.number ?? section?.title ?? null);
  return (
    <li>
      <p className={styles['reference']}>{references.get(citation.citationId) ?? citation.label}</p>
      {quote ? <p className={styles['quote']}>{shortQuote(quote)}</p> : null}
      <p className={styles['facts']}>
        {[words.modes[citation.mode], section && [section.number, section.title].filter(Boolean).join(' ')].filter(Boolean).join(' · ')}
      </p>
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
