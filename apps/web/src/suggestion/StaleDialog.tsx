// When the text says something else than a suggestion began from: original, now and suggested side by side, and what is to stand.
import type { NodeJson } from '@samsvar/document';
import { ChangeView, SuggestionEditor } from '@samsvar/editor';
import type { SuggestionBody } from '@samsvar/protocol';
import { staleShape } from '@samsvar/protocol';
import { Button, Dialog } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { ApiError } from '../base/api-error';
import { useLanguage } from '../base/language';
import { nodesOf } from './nodes';
import styles from './suggestion.module.css';

/** The text as it was found instead of what the suggestion began from. */
export interface Stale {
  readonly suggestion: SuggestionBody;
  readonly now: readonly NodeJson[];
  readonly nowHash: string;
}

/** What a refusal says of it; null for every other fault. */
export const staleOf = (suggestion: SuggestionBody, fault: unknown): Stale | null => {
  if (!(fault instanceof ApiError) || fault.code !== 'suggestion-stale') return null;
  const read = staleShape.shape.details.safeParse(fault.details);
  return read.success ? { suggestion, now: nodesOf(read.data.now), nowHash: read.data.nowHash } : null;
};

interface StaleDialogProps {
  readonly stale: Stale;
  readonly isBusy: boolean;
  readonly onKeep: () => void;
  readonly onTake: () => void;
  readonly onOwn: (nodes: readonly NodeJson[]) => void;
  readonly onLeave: () => void;
}

/** Nothing happens to the text until one of the three is chosen. */
export const StaleDialog = ({ stale, isBusy, onKeep, onTake, onOwn, onLeave }: StaleDialogProps) => {
  const { suggestion: words, base } = useAllWords();
  const language = useLanguage();
  const [own, setOwn] = useState<readonly NodeJson[] | null>(null);
  const [isWriting, setWriting] = useState(false);
  const { suggestion, now } = stale;
  return (
    <Dialog
      title={words.staleTitle}
      size="large"
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onLeave()}
      closeLabel={base.close}
      footer={
        isWriting ? (
          <>
            <Button onPress={() => setWriting(false)}>{base.cancel}</Button>
            <Button variant="primary" whyNot={own === null ? words.same : null} onPress={() => own && !isBusy && onOwn(own)}>
              {words.useOwn}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={() => isBusy || onKeep()}>
              {words.keepText}
            </Button>
            <Button onPress={() => isBusy || setWriting(true)}>
              {words.writeOwn}
            </Button>
            <Button variant="primary" onPress={() => isBusy || onTake()}>
              {words.takeSuggestion}
            </Button>
          </>
        )
      }
    >
      <p>{words.staleHelp}</p>
      <div className={styles['three']}>
        {(
          [
            [words.original, nodesOf(suggestion.base)],
            [words.now, now],
            [words.suggested, nodesOf(suggestion.proposed)],
          ] as const
        ).map(([name, nodes]) => (
          <section key={name} aria-label={name}>
            <h3 className={styles['label']}>{name}</h3>
            {nodes.length === 0 ? <p className={styles['muted']}>{words.nothing}</p> : <ChangeView base={nodesOf(suggestion.base)} proposed={nodes} language={language} />}
          </section>
        ))}
      </div>
      {isWriting ? (
        <div className={styles['own']}>
          <p className={styles['label']}>{words.ownWords}</p>
          <SuggestionEditor scope={suggestion.scope} base={now} language={language} label={words.ownWords} autoFocus onChange={setOwn} onSubmit={() => own && onOwn(own)} onCancel={() => setWriting(false)} />
        </div>
      ) : null}
    </Dialog>
  );
};
