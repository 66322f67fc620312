// Notifications as a list: who did what in which response, and when.
import { classNames, VisuallyHidden } from '@samsvar/ui';
import { Link } from 'wouter';
import { useAllWords } from '../base/all-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { newsPath, newsWords } from './news-words';
import styles from './notification.module.css';
import { useMarkRead, type NotificationItem } from './use-notifications';

interface NewsListProps {
  readonly items: readonly NotificationItem[];
  /** Called when one is followed to its place. */
  readonly onFollow?: () => void;
}

/** Each line is a link to its place; following it marks it as read. */
export const NewsList = ({ items, onFollow }: NewsListProps) => {
  const markRead = useMarkRead();
  const follow = ({ id, isRead }: NotificationItem) => {
    if (!isRead) markRead.mutate([id]);
    onFollow?.();
  };
  return (
    <ul className={styles['list']}>
      {items.map((item) => (
        <li key={item.id}>
          <News item={item} onFollow={() => follow(item)} />
        </li>
      ))}
    </ul>
  );
};

const News = ({ item, onFollow }: { readonly item: NotificationItem; readonly onFollow: () => void }) => {
  const words = useAllWords();
  const language = useLanguage();
  return (
    <Link href={newsPath(item)} onClick={onFollow} className={classNames(styles['news'], !item.isRead && styles['unread'])}>
      <span className={styles['dot']} aria-hidden="true" />
      <span className={styles['words']}>
        <span className={styles['what']}>
          {item.isRead ? null : <VisuallyHidden>{words.notification.unread}: </VisuallyHidden>}
          {newsWords(item, words)}
        </span>{' '}
        <span className={styles['where']}>{item.sectionTitle === null ? item.response.title : words.notification.place(item.sectionTitle, item.response.title)}</span>{' '}
        <time className={styles['when']} dateTime={item.at}>
          {longDateTime(item.at, language)}
        </time>
      </span>
    </Link>
  );
};
