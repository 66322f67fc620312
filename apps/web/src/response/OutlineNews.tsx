// Over the desk: that the mirrored source has a new version, what it means for the outline, and the way to let it follow.
import type { ResponseBody } from '@samsvar/protocol';
import { Banner, Button, useMedia } from '@samsvar/ui';
import { useState, type RefObject } from 'react';
import { useLocation } from 'wouter';
import { ApiError } from '../base/api-error';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { LiveOutlineDialog } from './LiveOutlineDialog';
import { useGuestSelf } from './use-guests';
import styles from './outline.module.css';
import { useFollowedByOthers, useFollowOutline, useOutlineChanges, type Channels, type Following } from './use-outline-changes';
import type { CaretSource } from './use-writing-here';

type OutlineWords = ReturnType<typeof useSourceWords>['outline'];

interface OutlineNewsProps {
  readonly response: ResponseBody;
  readonly connection: Channels & CaretSource;
  /** Where the text is drawn, with the carets of others in it. */
  readonly text: RefObject<HTMLElement | null>;
  readonly sectionIds: ReadonlySet<string>;
  /** Why the text can only be read here; null for those who write. */
  readonly whyReading: string | null;
}

/** Here the news is one line above the text; what has changed stands in the dialog. */
const NARROW = '(max-width: 719.98px)';

/** Nothing while the headings are those of the newest version in use. */
export const OutlineNews = ({ response, connection, text, sectionIds, whyReading }: OutlineNewsProps) => {
  const words = useSourceWords().outline;
  const [, navigate] = useLocation();
  const changes = useOutlineChanges(response.id, connection);
  const follow = useFollowOutline(response.id);
  const followsHere = useFollowedByOthers(connection, ({ by, version }) => toasts.add({ tone: 'info', text: words.followedBy(by, version) }));
  const [isOpen, setOpen] = useState(false);
  const isNarrow = useMedia(NARROW);
  const isLimited = useGuestSelf(response)?.sections != null;
  const news = changes && newsOf(changes, words);
  if (!changes || !news) return null;
  const onFollow = () => {
    followsHere(changes.to);
    follow.mutate(changes.to, {
      onError: () => followsHere(null),
      onSuccess: () => {
        setOpen(false);
        const toVersions = { label: words.toVersions, onAction: () => navigate(path.versions(response.id)) };
        toasts.add({ tone: 'success', text: words.followed(changes.to), action: toVersions });
      },
    });
  };
  return (
    <>
      <div className={styles['news']}>
        <Banner tone="info" title={isNarrow ? words.news : `${words.news}: ${news}`} actions={<Button size="small" onPress={() => setOpen(true)}>{words.look}</Button>} />
      </div>
      <LiveOutlineDialog
        {...{ isOpen, changes, connection, text, sectionIds, onFollow }}
        whyNot={whyReading ?? (isLimited ? words.mayNot : null)}
        isRunning={follow.isPending}
        fault={follow.error ? faultWords(follow.error, words) : null}
        onClose={() => setOpen(false)}
      />
    </>
  );
};

/** What went wrong. */
const faultWords = (fault: unknown, words: OutlineWords): string =>
  fault instanceof ApiError && fault.code === 'conflict' ? words.newer : words.failed;

/** In a line; empty when no heading is another. */
const newsOf = ({ changed, added, removed }: Following, words: OutlineWords): string => {
  const moved = changed.filter(({ isMoved }) => isMoved).length;
  return words.counted(moved, changed.length - moved, added.length, removed.length);
};
