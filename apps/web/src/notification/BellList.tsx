// The newest notifications under the bell.
import { Button, EmptyState, IconBell } from '@samsvar/ui';
import { Link } from 'wouter';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { Fetching } from '../base/Fetching';
import { path } from '../base/path';
import { NewsList } from './NewsList';
import styles from './notification.module.css';
import { useMarkRead, useNewest } from './use-notifications';

/** Each leads to its place and is read then; `onClose` is called when the person goes somewhere. */
export const BellList = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useAllWords().notification;
  const newest = useNewest();
  const markRead = useMarkRead();
  const readAll = () => markRead.mutate(undefined, { onSuccess: () => announce(words.allRead) });
  return (
    <div className={styles['popover']}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{words.title}</h2>
        <Button size="small" variant="quiet" onPress={readAll} isDisabled={(newest.data?.unread ?? 0) === 0}>
          {words.readAll}
        </Button>
      </div>
      <Fetching query={newest}>
        {({ notifications }) =>
          notifications.length === 0 ? (
            <EmptyState icon={<IconBell />} title={words.emptyTitle} level={3}>
              <p>{words.empty}</p>
            </EmptyState>
          ) : (
            <NewsList items={notifications} onFollow={onClose} />
          )
        }
      </Fetching>
      <p className={styles['foot']}>
        <Link href={path.notifications()} onClick={onClose} className={styles['link']}>
          {words.all}
        </Link>
        <Link href={path.notificationSettings()} onClick={onClose} className={styles['link']}>
          {words.choose}
        </Link>
      </p>
    </div>
  );
};
