// The row of tools of the review: writing, going on, and choices about the list.
import type { AnchorTarget } from '@samsvar/domain';
import {
  Button,
  IconAddComment,
  IconButton,
  IconChecklist,
  IconChevronDown,
  IconChevronUp,
  IconComment,
  IconMore,
  IconSearch,
  IconShow,
  IconSort,
  IconSuggest,
  Menu,
  MenuItem,
  MenuSeparator,
} from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { afterMenu } from '../comment/after-menu';
import type { ReviewItem } from './review-item';
import styles from './suggestion.module.css';
import type { Review } from './use-review';

/** What the panel asks of the text beside it. Each says itself why it could not. */
export interface ReviewText {
  readonly onComment: () => void;
  readonly onCommentWhole: () => void;
  readonly onSuggest: () => void;
  readonly onSuggestNew: () => void;
  readonly onFind: () => void;
  readonly goTo: (item: ReviewItem) => void;
  /** Brings its words into sight, and leaves focus and caret where they are. */
  readonly reveal: (item: ReviewItem) => void;
  /** What is selected now, to put a comment on; null when there is nothing. */
  readonly selected: () => AnchorTarget | null;
  /** Whether suggestions are drawn in the text. */
  readonly isDrawn: boolean;
  readonly setDrawn: (isDrawn: boolean) => void;
}

interface BarProps {
  readonly review: Review;
  readonly text: ReviewText;
  readonly onStep: (by: 1 | -1) => void;
}

/** What is written most often stands out; the rest is in a menu. */
export const ReviewBar = ({ review, text, onStep }: BarProps) => {
  const { suggestion: words, comment } = useAllWords();
  const { abilities } = review.response;
  const whyNoComment = abilities.includes('comment.write') ? null : comment.mayNot;
  const whyNoSuggestion = abilities.includes('suggestion.make') ? null : words.mayNot;
  return (
    <div className={styles['bar']}>
      <Button size="small" icon={<IconAddComment />} aria-keyshortcuts="Control+Alt+K" whyNot={whyNoComment} onPress={text.onComment}>
        {comment.comment}
      </Button>
      <Button size="small" icon={<IconSuggest />} aria-keyshortcuts="Control+Alt+S" whyNot={whyNoSuggestion} onPress={text.onSuggest}>
        {words.suggest}
      </Button>
      <MoreMenu review={review} text={text} mayComment={whyNoComment === null} maySuggest={whyNoSuggestion === null} />
      <span className={styles['steps']}>
        <IconButton size="small" label={words.previous} keys="Skift+F8" icon={<IconChevronUp />} onPress={() => onStep(-1)} />
        <IconButton size="small" label={words.next} keys="F8" icon={<IconChevronDown />} onPress={() => onStep(1)} />
      </span>
    </div>
  );
};

interface MoreMenuProps {
  readonly review: Review;
  readonly text: ReviewText;
  readonly mayComment: boolean;
  readonly maySuggest: boolean;
}

const MoreMenu = ({ review, text, mayComment, maySuggest }: MoreMenuProps) => {
  const { suggestion: words, comment } = useAllWords();
  const { order, setOrder, ticked, setTicked, response } = review;
  const mayDecide = response.abilities.includes('suggestion.decide');
  return (
    <Menu label={words.more} trigger={<IconButton size="small" label={words.more} icon={<IconMore />} />}>
      <MenuItem label={words.suggestNew} icon={<IconSuggest />} isDisabled={!maySuggest} description={maySuggest ? undefined : words.mayNot} onAction={afterMenu(text.onSuggestNew)} />
      <MenuItem label={comment.commentWhole} icon={<IconComment />} isDisabled={!mayComment} description={mayComment ? undefined : comment.mayNot} onAction={afterMenu(text.onCommentWhole)} />
      <MenuItem label={words.findTitle} icon={<IconSearch />} keys="Ctrl+F" onAction={afterMenu(text.onFind)} />
      <MenuSeparator />
      <MenuItem label={words.drawn} icon={<IconShow />} isChosen={text.isDrawn} onAction={() => text.setDrawn(!text.isDrawn)} />
      <MenuItem label={words.orderText} icon={<IconSort />} isChosen={order === 'text'} onAction={() => setOrder('text')} />
      <MenuItem label={words.orderTime} icon={<IconSort />} isChosen={order === 'time'} onAction={() => setOrder('time')} />
      <MenuSeparator />
      <MenuItem
        label={ticked === null ? words.select : words.endSelect}
        icon={<IconChecklist />}
        isDisabled={!mayDecide}
        description={mayDecide ? undefined : words.mayNotDecide}
        onAction={() => setTicked(ticked === null ? new Set() : null)}
      />
    </Menu>
  );
};
