// One thread or suggestion of the list: folded to what it is about, unfolded to its talk and what can be done with it.
import type { AnchorTarget } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { Checkbox, IconBlocking, IconComment, IconPerson, IconPlace, IconSuggest, IconUnread, Tag, VisuallyHidden, classNames } from '@samsvar/ui';
import { memo } from 'react';
import { useAllWords, type AllWords } from '../base/all-words';
import { shortened } from '../comment/Quote';
import { ThreadTalk } from '../comment/ThreadTalk';
import type { ThreadActs } from '../comment/use-threads';
import { VisibilityMark } from '../comment/VisibilityMark';
import { shortWhen } from '../comment/when';
import { useLanguage } from '../base/language';
import { talkOf, type ReviewItem } from './review-item';
import { briefOf, StateTag, SuggestionFacts } from './SuggestionState';
import { SuggestionTools } from './SuggestionTools';
import styles from './suggestion.module.css';
import type { SuggestionActs } from './use-suggestions';

/** What every card of a list is given alike. */
export interface CardGiven {
  readonly response: ResponseBody;
  readonly acts: ThreadActs;
  readonly suggestionActs: SuggestionActs;
  readonly sectionName: (id: string | null) => string | null;
  readonly onChoose: (item: ReviewItem) => void;
  readonly onGoToText: (item: ReviewItem) => void;
  readonly selected: () => AnchorTarget | null;
}

interface ReviewCardProps {
  readonly item: ReviewItem;
  readonly given: CardGiven;
  readonly isChosen: boolean;
  /** Whether it is ticked, and how to tick it; null while nobody ticks, and for what cannot be. */
  readonly tick: { readonly isTicked: boolean; readonly onTick: (isTicked: boolean) => void } | null;
}

const FOLDED_TEXT = 160;

/** The head opens and closes it. */
const PlainReviewCard = ({ item, given, isChosen, tick }: ReviewCardProps) => {
  const words = useAllWords();
  const { thread, suggestion } = item;
  return (
    <article className={classNames(styles['card'], isChosen && styles['chosen'], thread.isUnread && styles['unread'], !item.isOpen && styles['closed'])}>
      <div className={styles['cardTop']}>
        {tick ? (
          <Checkbox isSelected={tick.isTicked} onChange={tick.onTick}>
            <VisuallyHidden>{words.suggestion.selectOne(item.by.name)}</VisuallyHidden>
          </Checkbox>
        ) : null}
        <button type="button" data-row-head="" aria-expanded={isChosen} className={styles['head']} onClick={() => given.onChoose(item)}>
          <Head item={item} isChosen={isChosen} />
        </button>
      </div>
      <Tags item={item} sectionName={given.sectionName} words={words} />
      {isChosen ? (
        <div className={styles['open']}>
          <PlaceNow item={item} />
          <ThreadTalk
            response={given.response}
            thread={thread}
            comments={talkOf(item)}
            acts={given.acts}
            onGoToText={item.anchor && !item.isDetached ? () => given.onGoToText(item) : null}
            selected={given.selected}
          >
            {suggestion ? (
              <>
                <SuggestionFacts suggestion={suggestion} />
                <SuggestionTools key={suggestion.state} response={given.response} suggestion={suggestion} acts={given.suggestionActs} />
              </>
            ) : null}
          </ThreadTalk>
        </div>
      ) : null}
    </article>
  );
};

/** Drawn anew only when something of it has changed: there are many. */
export const ReviewCard = memo(PlainReviewCard);

const Head = ({ item, isChosen }: { readonly item: ReviewItem; readonly isChosen: boolean }) => {
  const { comment, suggestion: words } = useAllWords();
  const language = useLanguage();
  const { suggestion, thread, anchor } = item;
  // The first comment of a thread is what it is about.
  const replies = talkOf(item).length - (suggestion ? 0 : 1);
  const Icon = suggestion ? IconSuggest : IconComment;
  const kind = suggestion ? (suggestion.scope === 'insert' ? words.kindNew : words.kind) : words.kindComment;
  const text = suggestion ? briefOf(suggestion, words) : (thread.comments.find(({ isDeleted }) => !isDeleted)?.text ?? comment.takenBack);
  return (
    <>
      <span className={styles['headLine']}>
        <Icon aria-hidden="true" />
        <VisuallyHidden>{kind} </VisuallyHidden>
        <strong>{item.nameInFile ?? item.by.name}</strong>
        <span className={styles['muted']}>{item.by.organisation.name}</span>
        <span className={styles['muted']}>{shortWhen(item.at, Date.now(), { language, justNow: comment.justNow })}</span>
        {thread.isUnread ? (
          <span className={styles['new']}>
            <IconUnread aria-hidden="true" />
            {comment.unread}
          </span>
        ) : null}
      </span>
      <span className={styles['quote']}>
        {suggestion?.scope === 'insert' ? `${words.after} ` : ''}
        {quoteOf(anchor, comment)}
      </span>
      {/* Unfolded, the words stand below, whole. */}
      {isChosen ? null : (
        <span className={styles['brief']}>
          {suggestion ? <span className={styles['muted']}>{kind}: </span> : null}
          {shortened(text, FOLDED_TEXT)}
        </span>
      )}
      {!isChosen && replies > 0 ? <span className={styles['muted']}>{comment.comments(replies)}</span> : null}
    </>
  );
};

const quoteOf = (anchor: ReviewItem['anchor'], words: AllWords['comment']): string => {
  if (anchor === null) return words.wholeResponse;
  return anchor.quote.trim() === '' ? words.noWords : `”${shortened(anchor.quote, 120)}”`;
};

interface TagsProps {
  readonly item: ReviewItem;
  readonly sectionName: CardGiven['sectionName'];
  readonly words: AllWords;
}

const Tags = ({ item, sectionName, words: { comment: words, suggestion: also } }: TagsProps) => {
  const { thread, suggestion } = item;
  const section = sectionName(item.sectionId);
  return (
    <div className={styles['tags']}>
      <VisibilityMark visibility={item.visibility} organisation={thread.by.organisation.name} />
      {suggestion ? <StateTag suggestion={suggestion} /> : null}
      {thread.settled && !suggestion ? <Tag tone="success">{words.outcomes[thread.settled.outcome]}</Tag> : null}
      {thread.isBlocking && item.isOpen ? (
        <Tag tone="danger" icon={<IconBlocking />}>
          {words.blocking}
        </Tag>
      ) : null}
      {thread.assignedTo ? <Tag icon={<IconPerson />}>{words.assignedTo(thread.assignedTo.name)}</Tag> : null}
      {item.isDetached ? (
        <Tag tone="warning" icon={<IconPlace />}>
          {words.detached}
        </Tag>
      ) : null}
      {section === null ? null : (
        <span className={styles['muted']}>
          {also.section} {section}
        </span>
      )}
    </div>
  );
};

/** Says when the words it was put on are others now, or gone. */
const PlaceNow = ({ item: { anchor, isOpen } }: { readonly item: ReviewItem }) => {
  const words = useAllWords().comment;
  // What was decided may well have changed it.
  if (!isOpen) return null;
  if (anchor?.state === 'detached') return <p className={styles['muted']}>{words.detachedHelp}</p>;
  if (anchor?.state !== 'changed') return null;
  return (
    <p className={styles['muted']}>
      {words.changedPlace}. {words.nowSays(shortened(anchor.now))}
    </p>
  );
};
