// The small count beside a cited block, and the list of who cites it.
import { STANCE_WORDS } from '@samsvar/domain';
import { Button, Popover, Tag, TextLink } from '@samsvar/ui';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useAllWords } from '../base/all-words';
import type { CitedBy } from './cited-by';
import { shortQuote } from './short-quote';
import styles from './citation.module.css';

/** Opens a list with responses, sections and stances. */
export const CitedByMark = ({ citations }: { readonly citations: readonly CitedBy[] }) => {
  const words = useAllWords().citation;
  const language = useLanguage();
  return (
    <span className={styles['cited']}>
      <Popover
        label={words.whoCites}
        placement="bottom end"
        trigger={
          <Button size="small" aria-label={words.citedHere(citations.length)}>
            {citations.length}
          </Button>
        }
      >
        <p className={styles['citedTitle']}>{words.citedHere(citations.length)}</p>
        <ol className={styles['citedList']}>
          {citations.map((one) => (
            <li key={one.citationId}>
              <span className={styles['quote']}>{shortQuote(one.exact)}</span>
              <span className={styles['citedFacts']}>
                {[one.section && words.inSection(one.section), one.organisation].filter(Boolean).join(' · ')}
              </span>
              <TextLink href={path.response(one.responseId)} aria-label={words.citedFrom(one.responseTitle, one.section, shortQuote(one.exact))}>
                {one.responseTitle}
              </TextLink>
              {one.stance ? <Tag>{STANCE_WORDS[one.stance][language]}</Tag> : null}
            </li>
          ))}
        </ol>
      </Popover>
    </span>
  );
};
