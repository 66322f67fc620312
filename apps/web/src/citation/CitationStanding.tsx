// How one citation stands, and what can be done about it, in the list.
import type { CitationInText } from '@samsvar/domain';
import { standingOf, standingText, type CitationState } from '@samsvar/protocol';
import { Button, LinkButton } from '@samsvar/ui';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import styles from './citation.module.css';

/** What the list may do with citations that are out of step. */
export interface Renewing {
  /** Why nothing can be changed; null when it can. */
  readonly whyNot: string | null;
  readonly isRunning: boolean;
  /** Whether the person may say where a passage is now. */
  readonly mayDecide: boolean;
  /** The source's words in the text, where they are quoted. */
  quotedWords(citation: CitationInText): string | null;
  renew(citations: readonly CitationInText[], quoted: string | null): void;
}

interface CitationStandingProps {
  readonly citation: CitationInText;
  readonly state: CitationState;
  /** The words of the passage, where they are known. */
  readonly exact: string | null;
  /** Tells apart the buttons of citations that are alike. */
  readonly where: string;
  readonly renewing: Renewing;
}

/** Nothing while the citation is in step. */
export const CitationStanding = ({ citation, state, exact, where, renewing }: CitationStandingProps) => {
  const words = useSourceWords().citationState;
  const text = standingText(state, useLanguage());
  const { current, sourceId, passageId } = state;
  if (!text) return null;
  const { whyNot, isRunning } = renewing;
  const isQuoted = exact !== null && current?.state === 'edited' && renewing.quotedWords(citation) === exact;
  return (
    <>
      <p className={styles['standing']}>{text}</p>
      <span className={styles['actions']}>
        {current?.canRenew ? (
          <Button size="small" whyNot={whyNot} isDisabled={isRunning} aria-label={words.updateOne(current.no, where)} onPress={() => renewing.renew([citation], null)}>
            {words.update(current.no)}
          </Button>
        ) : null}
        {current?.canRenew && isQuoted ? (
          <Button size="small" whyNot={whyNot} isDisabled={isRunning} aria-label={words.updateWordsOne(where)} onPress={() => renewing.renew([citation], exact)}>
            {words.updateWords}
          </Button>
        ) : null}
        {current && renewing.mayDecide && ['waiting', 'gone'].includes(standingOf(state)) ? (
          <LinkButton size="small" href={path.placements(sourceId, current.no, passageId)} aria-label={words.decideOne(where)}>
            {words.decide}
          </LinkButton>
        ) : null}
      </span>
    </>
  );
};
