// The response's citations in the order of the text: the panel form of every chip.
import type { CitationInText } from '@samsvar/domain';
import { Button, IconQuote, IconRead, IconText, EmptyState } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import styles from './citation.module.css';

interface CitationListProps {
  readonly citations: readonly CitationInText[];
  /** Full reference by citation, as far as they have been fetched. */
  readonly references: ReadonlyMap<string, string>;
  /** "4.3 Ett gemensamt centrum" by section. */
  readonly sections: ReadonlyMap<string, string>;
  readonly onGoToText: (citation: CitationInText) => void;
  readonly onOpenSource: (citation: CitationInText) => void;
}

/** Each with its reference, section, and the ways to the text and to the source. */
export const CitationList = ({
  citations,
  references,
  sections,
  onGoToText,
  onOpenSource,
}: CitationListProps) => {
  const words = useAllWords().citation;
  if (citations.length === 0) return <EmptyState icon={<IconQuote />} title={words.empty} />;
  return (
    <>
      <p className={styles['count']}>{words.count(citations.length)}</p>
      <ol className={styles['list']}>
        {citations.map((citation) => (
          <li key={citation.citationId}>
            <p className={styles['reference']}>{references.get(citation.citationId) ?? citation.label}</p>
            <p className={styles['facts']}>
              {[words.modes[citation.mode], citation.sectionId && sections.get(citation.sectionId)]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <span className={styles['actions']}>
              <Button size="small" variant="quiet" icon={<IconText />} onPress={() => onGoToText(citation)}>
                {words.goToText}
              </Button>
              <Button size="small" variant="quiet" icon={<IconRead />} onPress={() => onOpenSource(citation)}>
                {words.openSource}
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
};
