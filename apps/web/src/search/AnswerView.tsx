// What came of a question: how much was found, the hits, or what to try instead.
import { SEARCH_MIN, type SearchAnswer } from '@samsvar/protocol';
import { Banner, Button, EmptyState, IconSearch, Spinner } from '@samsvar/ui';
import type { ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { useSourceWords } from '../base/source-words';
import { HitList, type ChosenHit } from './HitList';
import styles from './search.module.css';
import { useOnlyOwn } from './use-only-own';
import type { useSearchAnswer } from './use-search';
import { whatHelps } from './what-helps';

interface AnswerViewProps {
  readonly question: string;
  readonly answer: ReturnType<typeof useSearchAnswer>;
  readonly citing: 'cite' | 'copy';
  readonly whyNotCite: string | null;
  readonly onCite: (chosen: ChosenHit) => void;
  readonly onOpen?: (chosen: ChosenHit) => void;
  readonly onOpening?: (chosen: ChosenHit) => void;
  readonly onAll?: (chosen: ChosenHit['group']) => void;
  /** Takes the limits away; left out where there are none. */
  readonly onClear?: (() => void) | undefined;
  /** Earlier versions can be searched too, and are not. */
  readonly isOldLeft?: boolean;
  /** Stands where nothing has been asked yet. */
  readonly start: ReactNode;
}

/** Every state has a face; the count is read out. */
export const AnswerView = ({ question, answer, onClear, isOldLeft = false, start, ...list }: AnswerViewProps) => {
  const words = useSourceWords().search;
  const { unexpected } = useAllWords().base.errors;
  const onlyOwn = useOnlyOwn();
  const asked = question.trim();
  if (asked.length < SEARCH_MIN) return start;
  if (answer.isError && !answer.data) {
    return (
      <Banner tone="danger" title={words.failed} actions={<Button onPress={() => void answer.refetch()}>{words.retry}</Button>}>
        {wordsOfFault(answer.error, unexpected)}
      </Banner>
    );
  }
  const pages = answer.data?.pages;
  const first = pages?.[0];
  if (!first || !pages) return <Spinner>{words.searching}</Spinner>;
  const groups = pages.flatMap((page) => page.groups);
  const helps = [...onlyOwn, ...whatHelps(words, { question: asked, isLimited: onClear !== undefined, isOldLeft })];
  return (
    <div className={styles['answer']}>
      <p role="status" className={styles['found']}>
        {answer.isPlaceholderData ? words.searching : <Found {...first} />}
      </p>
      {groups.length === 0 && !answer.isPlaceholderData ? (
        <EmptyState icon={<IconSearch />} title={words.noneTitle(asked)} action={onClear ? <Button onPress={onClear}>{words.clear}</Button> : null}>
          {helps.length > 0 ? <Tips lines={helps} /> : null}
        </EmptyState>
      ) : null}
      <HitList groups={groups} {...list} />
      {answer.hasNextPage ? (
        <Button isDisabled={answer.isFetchingNextPage} onPress={() => void answer.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </div>
  );
};

/** How much was found, and whether it is what was asked for. */
const Found = ({ count, isCapped, isNear }: Pick<SearchAnswer, 'count' | 'isCapped' | 'isNear'>) => {
  const words = useSourceWords().search;
  return (
    <>
      {isNear ? <strong className={styles['near']}>{words.near} </strong> : null}
      {words.found(count, isCapped)}
    </>
  );
};

/** Short advice, a line each. */
export const Tips = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul className={styles['tips']}>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
