// Tells those who are in the text that an earlier version of it was brought back.
import type { ResponseId } from '@samsvar/domain';
import { Banner, IconButton, IconClose, TextLink } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { path } from '../base/path';

/** The part of a connection that is listened to. */
export interface Channels {
  onChannel(name: string, listener: (payload: unknown) => void): () => void;
}

const RESTORED_CHANNEL = 'restored';

interface RestoredBannerProps {
  readonly id: ResponseId;
  readonly connection: Channels;
}

/** Long enough to be read and followed; the list of versions tells it ever after. */
const SHOWN_MS = 60_000;

/** Stands for a minute, or until it is closed. */
export const RestoredBanner = ({ id, connection }: RestoredBannerProps) => {
  const { base, version } = useAllWords();
  const [news, setNews] = useState<{ readonly by: string; readonly before: string | null } | null>(null);
  useEffect(
    () => connection.onChannel(RESTORED_CHANNEL, (payload) => setNews({ by: nameIn(payload), before: textIn(payload, 'before') })),
    [connection],
  );
  useEffect(() => {
    if (!news) return;
    const timer = setTimeout(() => setNews(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);
  if (!news) return null;
  const { banner, bannerSomebody, bannerLink } = version.restore;
  return (
    <Banner tone="info" actions={<IconButton size="small" label={base.close} icon={<IconClose />} onPress={() => setNews(null)} />}>
      {news.by ? banner(news.by) : bannerSomebody}{' '}
      <TextLink href={path.versions(id, news.before ? { view: 'jamfor', from: news.before, to: 'nu' } : {})}>{bannerLink}</TextLink>
    </Banner>
  );
};

const fieldIn = (value: unknown, name: string): unknown =>
  // Read field by field: an older page may meet a newer server.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const textIn = (payload: unknown, name: string): string | null => {
  const value = fieldIn(payload, name);
  if (typeof value === 'string') return value;
  const id = fieldIn(value, 'id');
  return typeof id === 'string' ? id : null;
};

const nameIn = (payload: unknown): string => {
  const by = fieldIn(payload, 'by');
  const name = typeof by === 'string' ? by : fieldIn(by, 'name');
  return typeof name === 'string' ? name : '';
};
