// The small count beside a cited block, and the list of who cites it.
import { STANCE_WORDS } from '@samsvar/domain';
import { Button, Popover, Tag, TextLink } from '@samsvar/ui';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useAllWords } from '../base/all-words';
import type { CitedBy } from './cited-by';
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
        <ul className={styles['citedList']}>
          {citations.map((one) => (
            <li key={one.citationId}>
              <TextLink href={path.response(one.responseId)}>{one.responseTitle}</TextLink>
              <span className={styles['citedFacts']}>
                {[one.organisation, one.section && words.inSection(one.section)].filter(Boolean).join(' · ')}
              </span>
              {one.stance ? <Tag>{STANCE_WORDS[one.stance][language]}</Tag> : null}
            </li>
          ))}
        </ul>
      </Popover>
    </span>
  );
};
