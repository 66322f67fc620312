// Everything the person has been told, acting as this organisation.
import { Button, EmptyState, IconBell, LinkButton } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { Fetching } from '../base/Fetching';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { NewsList } from '../notification/NewsList';
import styles from '../notification/notification.module.css';
import { useAllNotifications, useMarkRead } from '../notification/use-notifications';

/** Newest first, fifty at a time. */
export const NotificationsPage = () => {
  const words = useAllWords().notification;
  const all = useAllNotifications();
  const markRead = useMarkRead();
  const hasUnread = (all.data?.pages[0]?.unread ?? 0) > 0;
  const readAll = () => markRead.mutate(undefined, { onSuccess: () => announce(words.allRead) });
  return (
    <Page
      title={words.title}
      width="narrow"
      actions={
        <>
          <Button onPress={readAll} isDisabled={!hasUnread}>
            {words.readAll}
          </Button>
          <LinkButton variant="quiet" href={path.notificationSettings()}>
            {words.choose}
          </LinkButton>
        </>
      }
    >
      <Fetching query={all}>
        {({ pages }) =>
          pages[0]?.notifications.length === 0 ? (
            <EmptyState icon={<IconBell />} title={words.emptyTitle}>
              <p>{words.empty}</p>
            </EmptyState>
          ) : (
            <NewsList items={pages.flatMap(({ notifications }) => notifications)} />
          )
        }
      </Fetching>
      {all.hasNextPage ? (
        <div className={styles['more']}>
          <Button onPress={() => void all.fetchNextPage()} isDisabled={all.isFetchingNextPage}>
            {words.showMore}
          </Button>
        </div>
      ) : null}
    </Page>
  );
};
