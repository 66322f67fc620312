// Deciding about many suggestions at once, and what became of each.
import { COMMENT_LIMIT, DECIDE_LIMIT, type SuggestionId } from '@samsvar/domain';
import type { DecidedBody, SuggestionBody } from '@samsvar/protocol';
import { Button, Dialog, IconCheck, IconDone, IconReject, IconWarning, TextArea } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords, type AllWords } from '../base/all-words';
import { Quote, shortened } from '../comment/Quote';
import { useDoing } from '../comment/use-doing';
import { nodesOf, wordsOf } from './nodes';
import type { ReviewItem } from './review-item';
import { CitationsLost } from './SuggestionState';
import styles from './suggestion.module.css';
import type { Review } from './use-review';

interface DecideManyProps {
  readonly review: Review;
  /** Shows one of them, to be compared by hand. */
  readonly onShow: (item: ReviewItem) => void;
}

/** So many are accepted without being asked about. */
const UNASKED = 5;

/** What is filtered can be ticked all at once: everything of one person, in one section, from one organisation. */
export const DecideMany = ({ review, onShow }: DecideManyProps) => {
  const { suggestion: words, base } = useAllWords();
  const { ticked, setTicked, shown, suggestionActs } = review;
  const [isRejecting, setRejecting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [decided, setDecided] = useState<DecidedBody | null>(null);
  const { isBusy, run } = useDoing();
  const decide = (decision: 'accept' | 'reject'): void => {
    const suggestions = [...(ticked ?? [])];
    setAsking(false);
    void run(
      async () => setDecided(await suggestionActs.decide({ decision, suggestions, reason: decision === 'reject' ? reason.trim() : '' })),
      null,
    ).then((isDone) => isDone && setRejecting(false));
  };
  const result = decided ? <Result decided={decided} review={review} onShow={onShow} onClose={() => setDecided(null)} /> : null;
  if (ticked === null) return result;
  const count = ticked.size;
  const whyNot = count > DECIDE_LIMIT ? words.tooMany(DECIDE_LIMIT) : null;
  const open = shown.flatMap(({ suggestion }) => (suggestion?.state === 'open' ? [suggestion.id] : []));
  return (
    <div role="group" aria-label={words.select} className={styles['many']}>
      <p role="status" className={styles['label']}>
        {words.selected(count)}
      </p>
      <p className={styles['muted']}>{words.selectHelp}</p>
      <div className={styles['tools']}>
        <Button size="small" onPress={() => setTicked(new Set(count === open.length ? [] : open))}>
          {count === open.length && count > 0 ? words.selectNone : words.selectAll}
        </Button>
        <Button size="small" variant="primary" icon={<IconCheck />} isDisabled={isBusy || count === 0} whyNot={whyNot} onPress={() => (count > UNASKED ? setAsking(true) : decide('accept'))}>
          {words.acceptMany(count)}
        </Button>
        <Button size="small" icon={<IconReject />} isDisabled={isBusy || count === 0} whyNot={whyNot} aria-expanded={isRejecting} onPress={() => setRejecting(!isRejecting)}>
          {words.rejectMany(count)}
        </Button>
        <Button size="small" variant="quiet" onPress={() => setTicked(null)}>
          {words.endSelect}
        </Button>
      </div>
      {isAsking && count > 0 ? (
        <div role="group" aria-label={words.acceptMany(count)} className={styles['form']}>
          <p className={styles['label']}>{words.acceptManyAsk(count)}</p>
          <div className={styles['tools']}>
            <Button size="small" variant="primary" autoFocus isDisabled={isBusy} onPress={() => decide('accept')}>
              {words.acceptManyYes(count)}
            </Button>
            <Button size="small" variant="quiet" onPress={() => setAsking(false)}>
              {base.cancel}
            </Button>
          </div>
        </div>
      ) : null}
      {isRejecting ? (
        <div className={styles['form']}>
          <TextArea label={words.rejectReason} note={words.optional} rows={2} value={reason} onChange={setReason} maxLength={COMMENT_LIMIT} autoFocus />
          <div className={styles['tools']}>
            <Button size="small" variant="primary" isDisabled={isBusy || count === 0} onPress={() => decide('reject')}>
              {words.rejectMany(count)}
            </Button>
            <Button size="small" variant="quiet" onPress={() => setRejecting(false)}>
              {base.cancel}
            </Button>
          </div>
        </div>
      ) : null}
      {result}
    </div>
  );
};

interface ResultProps extends DecideManyProps {
  readonly decided: DecidedBody;
  readonly onClose: () => void;
}

const DONE: ReadonlySet<string> = new Set(['accepted', 'merged', 'rejected']);

/** Each with its quote and what became of it; those that wait can be compared from here, and all that was done be undone. */
const Result = ({ decided, review, onShow, onClose }: ResultProps) => {
  const { suggestion: words, base } = useAllWords();
  const { isBusy, run } = useDoing();
  const [undone, setUndone] = useState<number | null>(null);
  const { results } = decided;
  const byId = new Map<SuggestionId, ReviewItem>(review.items.flatMap((item) => (item.suggestion ? [[item.suggestion.id, item]] : [])));
  const done = results.filter(({ outcome }) => DONE.has(outcome));
  const waiting = results.filter(({ outcome }) => outcome === 'stale');
  const { unaccept, unreject } = review.suggestionActs;
  const undo = async (): Promise<void> => {
    // The last first: what was put in later may stand in what was put in before.
    for (const [at, { id, outcome }] of [...done].reverse().entries()) {
      setUndone(at);
      await (outcome === 'rejected' ? unreject(id) : unaccept(id));
    }
  };
  return (
    <Dialog
      title={words.resultTitle}
      isOpen
      onOpenChange={onClose}
      closeLabel={base.close}
      footer={
        <>
          {done.length > 0 ? (
            <Button onPress={() => isBusy || void run(undo, { said: words.undone }).then((isDone) => isDone && onClose())}>
              {words.undo}
            </Button>
          ) : null}
          <Button variant="primary" onPress={onClose}>
            {base.close}
          </Button>
        </>
      }
    >
      <p role="status">{isBusy && undone !== null ? words.undoing(undone + 1, done.length) : words.resultSummary(done.length, waiting.length)}</p>
      <ul className={styles['results']}>
        {results.map(({ id, outcome }) => {
          const item = byId.get(id);
          const Icon = DONE.has(outcome) ? IconDone : IconWarning;
          return (
            <li key={id}>
              <p className={styles['headLine']}>
                <Icon aria-hidden="true" />
                <strong>{words.became[outcome]}</strong>
                {item ? <span className={styles['muted']}>{words.by(item.by.name)}</span> : null}
              </p>
              {item?.anchor ? <Quote text={item.anchor.quote} /> : null}
              {item?.suggestion && (outcome === 'accepted' || outcome === 'merged') ? <p className={styles['muted']}>{standsNow(item.suggestion, words)}</p> : null}
              {item?.suggestion && outcome !== 'rejected' ? <CitationsLost suggestion={item.suggestion} /> : null}
              {outcome === 'stale' && item ? (
                <Button
                  size="small"
                  onPress={() => {
                    onClose();
                    onShow(item);
                  }}
                >
                  {words.compare}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
};

/** What stands in the text since it was accepted. */
const standsNow = ({ decided, proposed }: SuggestionBody, words: AllWords['suggestion']): string => {
  const now = wordsOf(nodesOf(decided?.applied ?? proposed));
  return words.standsNow(now === '' ? words.nothing : `”${shortened(now)}”`);
};
