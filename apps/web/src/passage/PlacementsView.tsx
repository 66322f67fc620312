// The whole queue: what to show of it, several at once, the list, and the one that is looked at.
import type { PassageId } from '@samsvar/domain';
import type { PlacementBody, PlacementList as PlacementListBody, SourceBody } from '@samsvar/protocol';
import { Button, EmptyState, IconArrowLeft, IconSettled, useMedia } from '@samsvar/ui';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useSourceWords } from '../base/source-words';
import { useWhyNotSource } from '../source/use-why-not-source';
import { BulkBar } from './BulkBar';
import styles from './placement.module.css';
import type { PlacementCommand } from './placement-keys';
import { PLACEMENT_FILTERS, proposalAmong } from './placement-queue';
import { PlacementList } from './PlacementList';
import { PlacementView } from './PlacementView';
import { useBulk } from './use-bulk';
import { usePlacementKeys } from './use-placement-keys';
import { usePlacementQueue, type PlacementQueue } from './use-placement-queue';

const ChoosePlaceDialog = lazy(() => import('./ChoosePlaceDialog').then((m) => ({ default: m.ChoosePlaceDialog })));

interface PlacementsViewProps {
  readonly source: Pick<SourceBody, 'id' | 'isOwn'>;
  readonly list: PlacementListBody;
  /** What a version is called. */
  readonly nameOf: (no: number) => string;
  readonly current: PassageId | null;
  readonly onGo: (passage: PassageId | null) => void;
}

/** List and one of it beside each other; on a narrow screen one at a time. */
export const PlacementsView = ({ source, list, nameOf, ...at }: PlacementsViewProps) => {
  const words = useSourceWords().versions.queue;
  const isNarrow = useMedia('(max-width: 899.98px)');
  const whyNot = useWhyNotSource(source, words.mayNot, 'placement.decide');
  const queue = usePlacementQueue({ sourceId: source.id, list, ...at });
  const looked = queue.at ?? (isNarrow ? null : queue.first);
  const one = useOne(queue, looked, whyNot);
  const root = useRef<HTMLDivElement>(null);
  const isListed = !isNarrow || !looked;
  const bulk = useBulk(queue, whyNot);
  const shown = `${looked?.passage.id ?? ''} ${queue.shown.length} ${queue.chosen.length}`;
  usePlacementKeys(root, shown, (asked) => {
    // While any are ticked, the letters that decide are about them, never about the one that happens to be shown beside.
    if (!isListed || !bulk.byKey(asked)) one.command(asked);
  });
  const isDone = queue.filter === 'waiting' && queue.shown.length === 0;
  return (
    <div ref={root} tabIndex={-1} className={styles['queue']} data-toasts-at-top="">
      {isListed ? <Filters queue={queue} /> : (
        <Button size="small" variant="quiet" icon={<IconArrowLeft />} onPress={() => queue.go(null)}>{words.toList}</Button>
      )}
      {isDone && !looked ? (
        <EmptyState icon={<IconSettled />} title={words.allDone} action={<Button onPress={() => queue.setFilter('all')}>{words.showAll}</Button>}>
          <p>{words.allDoneHelp}</p>
        </EmptyState>
      ) : (
        <div className={styles['panes']}>
          {isListed ? (
            <div className={styles['listPane']}>
              <BulkBar queue={queue} whyNot={whyNot} />
              <PlacementList
                placements={queue.shown}
                current={looked?.passage.id ?? null}
                chosen={queue.chosen}
                onChoose={whyNot ? null : (passage, isChosen) => queue.choose([passage], isChosen)}
                onGo={queue.go}
              />
            </div>
          ) : null}
          {looked ? (
            <div className={styles['viewPane']}>
              <PlacementView
                placement={looked}
                no={list.no}
                nameOf={nameOf}
                candidate={one.candidate}
                onCandidate={one.show}
                position={positionOf(queue.shown, looked)}
                isAlone={isNarrow}
                overtaken={queue.overtaken}
                onStep={one.step}
                actions={{ isBusy: queue.isBusy, whyNot, onAccept: () => one.command('accept'), onMark: () => one.command('mark'), onKeep: () => one.command('keep'), onGone: () => one.command('gone'), onUndo: () => queue.undo([looked]) }}
              />
              {isNarrow ? null : <p className={styles['quiet']}>{words.keys.hint}</p>}
            </div>
          ) : null}
        </div>
      )}
      {one.isMarking && looked ? (
        <Suspense>
          <ChoosePlaceDialog
            placement={looked}
            no={list.no}
            onClose={one.stopMarking}
            onChoose={({ range }) => {
              one.stopMarking();
              queue.decide(looked, 'chosen', range);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
};

const positionOf = (shown: readonly PlacementBody[], { passage }: PlacementBody) => {
  const at = shown.findIndex((each) => each.passage.id === passage.id);
  return at < 0 ? null : { no: at + 1, of: shown.length };
};

const Filters = ({ queue }: { readonly queue: PlacementQueue }) => {
  const words = useSourceWords().versions.queue;
  return (
    <div role="group" aria-label={words.filterLabel} className={styles['filters']}>
      {PLACEMENT_FILTERS.map((filter) => (
        <Button
          key={filter}
          size="small"
          variant={queue.filter === filter ? 'primary' : 'secondary'}
          aria-pressed={queue.filter === filter}
          onPress={() => queue.setFilter(filter)}
        >
          {words.filterCount(words.filters[filter], queue.counts[filter])}
        </Button>
      ))}
    </div>
  );
};

/** What is done with the one that is looked at, by button or key. */
const useOne = (queue: PlacementQueue, looked: PlacementBody | null, whyNot: string | null) => {
  const [candidate, setCandidate] = useState<number | null>(null);
  const [isMarking, setMarking] = useState(false);
  const id = looked?.passage.id;
  useEffect(() => {
    setCandidate(null);
    setMarking(false);
  }, [id]);
  const show = (no: number): void =>
    setCandidate((now) => (now === no || !looked?.candidates[no] || no === proposalAmong(looked) ? null : no));
  const say = (what: 'accept' | 'keep' | 'gone' | 'mark'): void => {
    if (!looked || whyNot || queue.isBusy || looked.decision !== null) return;
    const other = candidate === null ? null : looked.candidates[candidate];
    if (what === 'mark') setMarking(true);
    else if (what !== 'accept') queue.decide(looked, what === 'keep' ? 'kept' : 'gone');
    else if (other) queue.decide(looked, 'chosen', other.range);
    else if (looked.place) queue.decide(looked, 'accepted');
  };
  // The first is shown before any has been asked for, so it is stepped from.
  const step = (by: 1 | -1): void => queue.step(by, id ?? null);
  const command = (asked: PlacementCommand): void => {
    if (typeof asked === 'object') return show(asked.candidate);
    if (asked === 'next' || asked === 'previous') return step(asked === 'next' ? 1 : -1);
    if (asked !== 'undo') return say(asked);
    if (!whyNot && !queue.isBusy) queue.undoLast();
  };
  return { candidate, show, command, step, isMarking, stopMarking: () => setMarking(false) };
};
