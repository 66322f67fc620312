// Going through the queue: what is shown, where one is, what one has looked at and chosen, deciding and taking back.
import type { PassageId, PlacementDecision, SourceId } from '@samsvar/domain';
import type { PlacementBody, PlacementDecisionBody, PlacementDecisions, PlacementList } from '@samsvar/protocol';
import { useEffect, useMemo, useRef, useState } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { stepsWith, stepsWithout, type DecidedStep } from './decided-steps';
import { filterCounts, inOrder, isShown, nextAfter, stepped, type PlacementFilter } from './placement-queue';
import { isConflict, useDecide, useDecideMany } from './use-placements';

interface QueueOf {
  readonly sourceId: SourceId;
  readonly list: PlacementList;
  /** The one that is looked at; null for none. */
  readonly current: PassageId | null;
  /** Shows another. */
  readonly onGo: (passage: PassageId | null) => void;
}

/** Only the last message of these is shown. */
export const PLACEMENT_TOPIC = 'placement';

/** The queue of one version. After a decision it goes on to the next that waits. */
export const usePlacementQueue = ({ sourceId, list, current, onGo }: QueueOf) => {
  const [filter, setFilter] = useState<PlacementFilter>(list.placements.some(({ isWaiting }) => isWaiting) ? 'waiting' : 'all');
  const [chosen, setChosen] = useState<ReadonlySet<PassageId>>(new Set());
  const ordered = useMemo(() => inOrder(list.placements), [list.placements]);
  const shown = useMemo(() => ordered.filter((placement) => isShown(placement, filter)), [ordered, filter]);
  const counts = useMemo(() => filterCounts(ordered), [ordered]);
  const at = ordered.find(({ passage }) => passage.id === current) ?? null;
  const looked = useLooked(current);
  const { first, letGo } = useFirst(ordered, shown[0] ?? null);
  const go = (passage: PassageId | null, done: readonly PassageId[] = []): void => {
    letGo(done);
    onGo(passage);
  };
  const choose = (passages: readonly PassageId[], isChosen: boolean): void =>
    setChosen((now) => {
      const next = new Set(now);
      for (const passage of passages) {
        if (isChosen) next.add(passage);
        else next.delete(passage);
      }
      return next;
    });
  const deciding = useDeciding({
    sourceId, list, onGo: go, shown, waiting: counts.waiting,
    // They stay ticked when it failed, so that it can be tried again with the same.
    onDecidedMany: (done) => {
      choose(done, false);
      letGo(done);
    },
  });
  return {
    filter,
    /** Shows others, from the first of them on. */
    setFilter: (wanted: PlacementFilter) => {
      setFilter(wanted);
      go(null);
    },
    shown, counts, at, first, go, looked, ...deciding,
    /** Goes to the one before or after another. */
    step: (by: 1 | -1, from: PassageId | null) => go(stepped(shown, from, by)),
    /** Those chosen that still wait. */
    chosen: ordered.filter(({ passage, isWaiting }) => isWaiting && chosen.has(passage.id)),
    choose,
  };
};

/** What is shown before any has been asked for: the first. It stays so until one goes on, also when it no longer waits for anybody. */
const useFirst = (ordered: readonly PlacementBody[], first: PlacementBody | null) => {
  const [{ held, done }, hold] = useState<{ readonly held: PassageId | null; readonly done: readonly PassageId[] }>({ held: null, done: [] });
  const kept = ordered.find(({ passage }) => passage.id === held) ?? first;
  const wanted = kept?.passage.id ?? null;
  // What one has just decided may still be first, until the list knows of it.
  if (wanted !== held && !(wanted && done.includes(wanted))) hold({ held: wanted, done });
  return { first: kept, letGo: (decided: readonly PassageId[]) => hold({ held: null, done: decided }) };
};

/** What has been looked at on this page. */
const useLooked = (current: PassageId | null): ReadonlySet<PassageId> => {
  const [looked, setLooked] = useState<ReadonlySet<PassageId>>(new Set());
  useEffect(() => {
    if (current) setLooked((now) => (now.has(current) ? now : new Set([...now, current])));
  }, [current]);
  return looked;
};

interface DecidingOf extends Pick<QueueOf, 'sourceId' | 'list'> {
  readonly shown: readonly PlacementBody[];
  readonly waiting: number;
  /** `done` has been decided here and is not kept. */
  readonly onGo: (passage: PassageId | null, done?: readonly PassageId[]) => void;
  /** Called with all that were to be decided at once. */
  readonly onDecidedMany: (done: readonly PassageId[]) => void;
}

/** Somebody was first: what they said is shown instead. */
export interface Overtaken {
  readonly passage: PassageId;
  /** Who; null when the server does not say. */
  readonly by: string | null;
}

const useDeciding = ({ sourceId, list, onGo, onDecidedMany, shown, waiting }: DecidingOf) => {
  const words = useSourceWords().versions.queue;
  const { errors } = useWords().base;
  const one = useDecide(sourceId, list.no);
  const many = useDecideMany(sourceId, list.no);
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  const steps = useRef<readonly DecidedStep[]>([]);
  const fail = (fault: unknown, passage: PassageId | null): void => {
    const by = isConflict(fault) ? fault.details['by'] : undefined;
    if (passage && isConflict(fault)) {
      setOvertaken({ passage, by: typeof by === 'string' ? by : null });
      return onGo(passage);
    }
    toasts.add({ tone: 'danger', topic: PLACEMENT_TOPIC, text: `${words.failed} ${wordsOfFault(fault, errors.unexpected)}` });
  };
  const undo = (decided: DecidedStep): void => {
    const [first] = decided;
    if (!first) return;
    const before = steps.current;
    steps.current = stepsWithout(before, decided);
    toasts.closeTopic(PLACEMENT_TOPIC);
    const undone = (refused: number): void => {
      setOvertaken(null);
      toasts.add({ text: [refused < decided.length ? words.undone : null, refused > 0 ? words.bulk.refused(refused) : null].filter(Boolean).join(' '), topic: PLACEMENT_TOPIC });
      onGo(first.passage.id);
    };
    const onError = (fault: unknown): void => {
      // What another has decided meanwhile is no longer ours to undo; all else can be tried again.
      if (!isConflict(fault)) steps.current = before;
      fail(fault, decided.length === 1 ? first.passage.id : null);
    };
    if (decided.length === 1) one.mutate({ placement: first, decision: null, range: null }, { onSuccess: () => undone(0), onError });
    else many.mutate({ placements: decided, decision: null }, { onSuccess: ({ refused }) => undone(refused.length), onError });
  };
  const told = (text: string, decided: DecidedStep): void => {
    steps.current = stepsWith(steps.current, decided);
    setOvertaken(null);
    // It can be undone by its key and on the item, too.
    toasts.add({ text, topic: PLACEMENT_TOPIC, tone: 'success', seconds: 8, ...(decided.length > 0 ? { action: { label: words.undo, onAction: () => undo(decided) } } : {}) });
  };
  return {
    overtaken, undo,
    /** Takes back the last of what was decided on this visit; says so when there is nothing left. */
    undoLast: (): void => {
      const last = steps.current.at(-1);
      if (last) undo(last);
      else toasts.add({ text: words.undoNothing, topic: PLACEMENT_TOPIC });
    },
    isBusy: one.isPending || many.isPending,
    decide: (placement: PlacementBody, decision: PlacementDecision, range: PlacementDecisionBody['range'] = null): void => {
      const next = nextAfter(shown, placement.passage.id);
      one.mutate({ placement, decision, range }, {
        onSuccess: (done) => {
          told(words.said(words.decided[decision], Math.max(0, waiting - (placement.isWaiting ? 1 : 0))), [done]);
          onGo(next, [placement.passage.id]);
        },
        onError: (fault) => fail(fault, placement.passage.id),
      });
    },
    decideMany: (placements: readonly PlacementBody[], decision: PlacementDecisions['decision']): void =>
      many.mutate({ placements, decision }, {
        onSuccess: ({ decided, refused }) => {
          const said = [decided.length > 0 ? words.bulk.done(decided.length) : null, refused.length > 0 ? words.bulk.refused(refused.length) : null];
          told(said.filter(Boolean).join(' '), decided);
          onDecidedMany(placements.map(({ passage }) => passage.id));
        },
        onError: (fault) => fail(fault, null),
      }),
  };
};

/** The queue as the parts of the page get it. */
export type PlacementQueue = ReturnType<typeof usePlacementQueue>;
