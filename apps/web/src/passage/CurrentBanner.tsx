// Over an opened passage: that there is a newer version, where the words stand in it, and how they differ.
import type { CurrentPassage } from '@samsvar/protocol';
import { Banner, Button, LinkButton } from '@samsvar/ui';
import { lazy, Suspense, useState } from 'react';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';

/** Comparing words needs code that reading does not. */
const PlaceSides = lazy(() => import('./PlaceSides').then((m) => ({ default: m.PlaceSides })));

interface CurrentBannerProps {
  readonly found: CurrentPassage;
}

/** Nothing of a passage that is pinned to the version that holds, unless its words were recognised in a picture. */
export const CurrentBanner = ({ found }: CurrentBannerProps) => {
  const words = useSourceWords().versions.queue.current;
  return (
    <>
      {found.isRecognised ? <Banner tone="warning">{words.recognised}</Banner> : null}
      {found.current ? <Now found={found} now={found.current} /> : null}
    </>
  );
};

type Current = NonNullable<CurrentPassage['current']>;

const TONES = { unchanged: 'info', moved: 'info', edited: 'warning', gone: 'warning' } as const;

const Now = ({ found: { passage, pinned }, now }: CurrentBannerProps & { readonly now: Current }) => {
  const { queue } = useSourceWords().versions;
  const words = queue.current;
  const [isCompared, setCompared] = useState(false);
  const before = queue.of(pinned.no, pinned.label);
  const after = queue.of(now.no, now.label);
  const { place } = now;
  const differs = place !== null && place.text !== passage.exact;
  return (
    <>
      <Banner
        tone={now.isWaiting ? 'warning' : TONES[now.state]}
        title={titleOf({ before: queue.of(pinned.no, null), after: queue.of(now.no, null), passage, now, words })}
        actions={
          <>
            {differs ? (
              <Button size="small" aria-expanded={isCompared} onPress={() => setCompared(!isCompared)}>{words.difference}</Button>
            ) : null}
            {now.isWaiting ? <LinkButton size="small" variant="primary" href={path.placements(passage.sourceId, now.no, passage.id)}>{words.decide}</LinkButton> : null}
            {place ? (
              <LinkButton size="small" href={path.source(passage.sourceId, { version: now.no, block: place.range.blockFrom })}>{words.toNow}</LinkButton>
            ) : null}
          </>
        }
      >
        {sentenceOf(now, lower(queue.of(now.no, null)), words)}
      </Banner>
      {isCompared && place ? (
        <div className={styles['compared']}>
          <Suspense>
            <PlaceSides passage={passage} before={before} after={after} no={now.no} place={place} isContextCompared={false} absent={null} />
          </Suspense>
        </div>
      ) : null}
    </>
  );
};

type Words = ReturnType<typeof useSourceWords>['versions']['queue']['current'];

const sentenceOf = ({ state, isWaiting, isKept }: Current, version: string, words: Words): string | null => {
  if (isWaiting) return state === 'gone' ? words.notFound(version) : words.waiting(version);
  return isKept ? words.kept(version) : state === 'gone' ? words.gone(version) : null;
};

interface Titled extends Pick<CurrentPassage, 'passage'> {
  readonly before: string;
  readonly after: string;
  readonly now: Current;
  readonly words: Words;
}

/** "Citerad ur version 1, s. 14 – nu version 2, s. 16, ändrad" */
const titleOf = ({ before, after, passage, now, words }: Titled): string => {
  const pinned = words.pinned(lower(before), passage.pageLabel);
  if (now.isKept || (now.place === null && now.state !== 'gone')) return pinned;
  const state = now.hasSubstanceChanged ? words.substance : words.states[now.state];
  return `${pinned} – ${words.now(lower(after), now.place?.pageLabel ?? null, state)}`;
};

/** In the middle of a sentence. */
const lower = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
