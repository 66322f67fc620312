// What authors and the proposer may do with one suggestion: accept all or some of it, change it first, reject, take back, undo.
import { changesOf, takeChanges } from '@samsvar/document';
import type { Acceptance, ResponseBody, SuggestionBody } from '@samsvar/protocol';
import { Button, IconCheck, IconReject, IconTakeBack } from '@samsvar/ui';
import { useMemo, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { useDoing } from '../comment/use-doing';
import { useSession } from '../session/use-session';
import { crossing, nodesOf } from './nodes';
import { staleOf, StaleDialog, type Stale } from './StaleDialog';
import { EditForm, PartForm, RejectForm } from './SuggestionForms';
import styles from './suggestion.module.css';
import type { SuggestionActs } from './use-suggestions';

interface SuggestionToolsProps {
  readonly response: ResponseBody;
  readonly suggestion: SuggestionBody;
  readonly acts: SuggestionActs;
  /** Begins with the comparison of a text that has changed. */
  readonly stale?: Stale | null;
}

type Doing = 'part' | 'edit' | 'reject' | null;

/** A forbidden button says why. */
export const SuggestionTools = (props: SuggestionToolsProps) => {
  const { response, suggestion, acts } = props;
  const words = useAllWords().suggestion;
  const me = useSession().person.id;
  const [doing, setDoing] = useState<Doing>(null);
  const deciding = useDeciding(props, () => setDoing(null));
  const { isBusy } = deciding;
  const whyNot = response.abilities.includes('suggestion.decide') ? null : words.mayNotDecide;
  const pieces = useMemo(() => changesOf(nodesOf(suggestion.base), nodesOf(suggestion.proposed)), [suggestion]);
  const toggle = (what: Doing) => setDoing(doing === what ? null : what);
  if (suggestion.state !== 'open') return <Undo {...props} whyNot={whyNot} />;
  return (
    <div className={styles['deciding']}>
      <div className={styles['tools']} role="group" aria-label={words.kind}>
        {whyNot && suggestion.by.id === me ? null : (
          <>
            <Button size="small" variant="primary" icon={<IconCheck />} whyNot={whyNot} isDisabled={isBusy} onPress={() => void deciding.accept(null)}>
              {words.accept}
            </Button>
            <Button size="small" whyNot={whyNot ?? (pieces.length < 2 ? words.noPieces : null)} isDisabled={isBusy} aria-expanded={doing === 'part'} onPress={() => toggle('part')}>
              {words.acceptPart}
            </Button>
            <Button size="small" whyNot={whyNot} isDisabled={isBusy} aria-expanded={doing === 'edit'} onPress={() => toggle('edit')}>
              {words.edit}
            </Button>
            <Button size="small" icon={<IconReject />} whyNot={whyNot} isDisabled={isBusy} aria-expanded={doing === 'reject'} onPress={() => toggle('reject')}>
              {words.reject}
            </Button>
          </>
        )}
        {suggestion.by.id === me ? (
          <Button size="small" icon={<IconTakeBack />} isDisabled={isBusy} onPress={() => void deciding.run(() => acts.withdraw(suggestion.id), { said: words.withdrawnNow })}>
            {words.withdraw}
          </Button>
        ) : null}
      </div>
      {doing === 'part' ? (
        <PartForm
          pieces={pieces}
          isBusy={isBusy}
          onLeave={() => setDoing(null)}
          onTake={(indexes) =>
            void deciding.accept({ part: 'part', nodes: crossing(takeChanges(nodesOf(suggestion.base), nodesOf(suggestion.proposed), indexes)) })
          }
        />
      ) : null}
      {doing === 'edit' ? (
        <EditForm suggestion={suggestion} isBusy={isBusy} onLeave={() => setDoing(null)} onTake={(nodes) => void deciding.accept({ part: 'edited', nodes: crossing(nodes) })} />
      ) : null}
      {doing === 'reject' ? <RejectForm {...{ response, suggestion, isBusy }} onLeave={() => setDoing(null)} onReject={deciding.reject} /> : null}
      {deciding.dialog}
    </div>
  );
};

/** Deciding, with what is said afterwards and offered to take it back, and the dialog when the text has changed. */
const useDeciding = ({ suggestion, acts, stale: first = null }: SuggestionToolsProps, onDone: () => void) => {
  const words = useAllWords().suggestion;
  const { isBusy, run } = useDoing();
  const [stale, setStale] = useState<Stale | null>(first);
  const { id } = suggestion;
  const undo = { undone: words.undone };
  const accept = async (instead: Acceptance['instead'], nowHash: string | null = null): Promise<void> => {
    let found: Stale | null = null;
    const isDone = await run(
      () =>
        acts.accept(id, { instead, nowHash }).catch((fault: unknown) => {
          found = staleOf(suggestion, fault);
          if (!found) throw fault;
        }),
      null,
    );
    // It may have changed once more since it was compared.
    setStale(found);
    if (!isDone || found) return;
    // Nothing is done twice: there is only something to say.
    await run(() => Promise.resolve(), { said: instead?.part === 'part' ? words.acceptedPartNow : words.accepted, undo: () => acts.unaccept(id), ...undo });
    onDone();
  };
  const reject = async (reason: string): Promise<boolean> => {
    const isDone = await run(() => acts.reject(id, reason), { said: words.rejectedNow, undo: () => acts.unreject(id), ...undo });
    if (isDone) {
      setStale(null);
      onDone();
    }
    return isDone;
  };
  const dialog = stale ? (
    <StaleDialog
      key={stale.nowHash}
      stale={stale}
      isBusy={isBusy}
      onKeep={() => void reject('')}
      onTake={() => void accept(null, stale.nowHash)}
      onOwn={(nodes) => void accept({ part: 'edited', nodes: crossing(nodes) }, stale.nowHash)}
      onLeave={() => setStale(null)}
    />
  ) : null;
  return { isBusy, run, accept, reject, dialog };
};

const Undo = ({ suggestion, acts, whyNot }: SuggestionToolsProps & { readonly whyNot: string | null }) => {
  const words = useAllWords().suggestion;
  const { isBusy, run } = useDoing();
  // What its proposer has taken back is not opened again by anybody.
  if (suggestion.state === 'withdrawn') return null;
  const act = suggestion.state === 'accepted' ? acts.unaccept : acts.unreject;
  return (
    <div className={styles['tools']}>
      <Button size="small" icon={<IconTakeBack />} whyNot={whyNot} isDisabled={isBusy} onPress={() => void run(() => act(suggestion.id), { said: words.undone })}>
        {words.undo}
      </Button>
    </div>
  );
};
