// The bell in the frame: how much is unread, and the newest when it is opened.
import { IconBell, IconButton, Popover } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import styles from './notification.module.css';
import { useSaidNews } from './say-news';
import { useUnread } from './use-notifications';

const bellList = new Part(() => import('./BellList').then((m) => m.BellList));

/** Says the count in words to whoever does not see it; Escape closes the list and gives focus back. */
export const Bell = () => {
  const words = useAllWords().notification;
  const unread = useUnread();
  const [isOpen, setOpen] = useState(false);
  useSaidNews(unread);
  const count = unread ?? 0;
  return (
    <Popover
      label={words.title}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          label={words.bell(count)}
          icon={
            <span className={styles['bell']}>
              <IconBell aria-hidden="true" />
              {count > 0 ? <span className={styles['count']}>{count > 99 ? words.many : count}</span> : null}
            </span>
          }
        />
      }
    >
      <LazyPart part={bellList} waiting={<div className={styles['waiting']} />}>
        {(BellList) => <BellList onClose={() => setOpen(false)} />}
      </LazyPart>
    </Popover>
  );
};
