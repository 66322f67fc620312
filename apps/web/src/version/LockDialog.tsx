// Locking the text so that nobody can change it, and opening it again.
import type { ResponseId } from '@samsvar/domain';
import { responseVersionShape, type ResponseBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, TextField, TextLink } from '@samsvar/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { api } from '../base/api';
import { longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { apiPath, path } from '../base/path';
import { queryKey } from '../base/query';
import { toasts } from '../base/toasts';
import { useThreads } from '../comment/use-threads';
import { useSuggestions } from '../suggestion/use-suggestions';
import styles from './version.module.css';

interface LockDialogProps {
  readonly response: ResponseBody;
  readonly onClose: () => void;
}

/** Locks what is open and opens what is locked. What stands in the way is said, with the way there. */
export const LockDialog = ({ response, onClose }: LockDialogProps) => {
  const { base, version } = useAllWords();
  const words = version.lock;
  const language = useLanguage();
  const [label, setLabel] = useState('');
  const { frozen } = response;
  const change = useFreeze(response.id, (isFrozen) => {
    toasts.add({ tone: 'success', text: isFrozen ? words.locked : words.opened });
    onClose();
  });
  const run = () => change.isPending || change.mutate(frozen ? { isFrozen: false } : { isFrozen: true, label: label.trim() });
  return (
    <Dialog
      title={frozen ? words.openTitle : words.lockTitle}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" onPress={run}>{frozen ? words.openNow : words.lockNow}</Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        {change.error ? <Banner tone="danger">{wordsOfFault(change.error, base.errors.unexpected)}</Banner> : null}
        {frozen ? null : <StillOpen id={response.id} onGo={onClose} />}
        <p>{frozen ? words.openExplain(longDateTime(frozen.at, language), frozen.by) : words.lockExplain}</p>
        {frozen ? null : <TextField label={words.lockName} placeholder={words.lockNamePlaceholder} value={label} onChange={setLabel} maxLength={200} />}
      </form>
    </Dialog>
  );
};

/** What must be settled first, with the way to each thread as far as they can be seen, and what will stay undecided. */
const StillOpen = ({ id, onGo }: { readonly id: ResponseId; readonly onGo: () => void }) => {
  const words = useAllWords().version.lock;
  const blocking = useThreads(id).data?.filter(({ isBlocking, settled }) => isBlocking && settled === null) ?? [];
  const suggestions = useSuggestions(id).data?.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <>
      {blocking.length > 0 ? (
        <Banner tone="warning" title={words.toThreads}>
          <ul aria-label={words.toThreads} className={styles['blocking']}>
            {blocking.map((thread) => (
              <li key={thread.id}>
                <TextLink href={path.response(id, { thread: thread.id })} onPress={onGo}>
                  {thread.anchor?.quote.slice(0, QUOTE) || thread.comments[0]?.text.slice(0, QUOTE) || words.noWords}
                </TextLink>
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {suggestions > 0 ? <p>{words.openSuggestions(suggestions)}</p> : null}
    </>
  );
};

const QUOTE = 80;

type Freezing = { readonly isFrozen: false } | { readonly isFrozen: true; readonly label: string };

const useFreeze = (id: ResponseId, onDone: (isFrozen: boolean) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (to: Freezing): Promise<void> => {
      if (to.isFrozen) await api.post(apiPath.freeze(id), { label: to.label }, responseVersionShape);
      else await api.delete(apiPath.freeze(id));
    },
    onSuccess: async (_, to) => {
      await client.invalidateQueries({ queryKey: queryKey.response(id), exact: true });
      void client.invalidateQueries({ queryKey: queryKey.versions(id) });
      onDone(to.isFrozen);
    },
  });
};
