// How many words the response has, against the limit when there is one.
import type { ResponseId } from '@samsvar/domain';
import { Banner, Button, Dialog, IconWarning, TextField } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { number } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import styles from './plan.module.css';
import { useWordLimit } from './use-plan';

interface WordCountProps {
  readonly id: ResponseId;
  readonly count: number;
  readonly limit: number | null;
  readonly mayPlan: boolean;
}

/** Says in words when the text is over the limit. */
export const WordCount = ({ id, count, limit, mayPlan }: WordCountProps) => {
  const words = useAllWords().plan;
  const language = useLanguage();
  const [isSetting, setSetting] = useState(false);
  const say = (value: number): string => number(value, language);
  return (
    <div className={styles['count']}>
      <p>{limit === null ? words.total(say(count)) : words.ofLimit(say(count), say(limit))}</p>
      {limit !== null && count > limit ? (
        <p className={styles['over']}>
          <IconWarning aria-hidden="true" />
          {words.over(say(count - limit))}
        </p>
      ) : null}
      {mayPlan ? (
        <Button variant="quiet" size="small" onPress={() => setSetting(true)}>
          {limit === null ? words.setLimit : words.changeLimit}
        </Button>
      ) : null}
      {isSetting ? <LimitDialog id={id} limit={limit} onClose={() => setSetting(false)} /> : null}
    </div>
  );
};

const MAX = 1_000_000;

/** A whole number from what was typed, with or without spaces; null for an empty field, undefined for anything else. */
export const limitOf = (text: string): number | null | undefined => {
  const digits = text.replace(/[\s\u00a0.,]/g, '');
  if (digits === '') return null;
  const value = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= MAX ? value : undefined;
};

const LimitDialog = ({ id, limit, onClose }: { readonly id: ResponseId; readonly limit: number | null; readonly onClose: () => void }) => {
  const { base, plan: words } = useAllWords();
  const [text, setText] = useState(limit === null ? '' : String(limit));
  const [isAsked, setAsked] = useState(false);
  const save = useWordLimit(id);
  const wanted = limitOf(text);
  const send = (): void => {
    setAsked(true);
    if (wanted !== undefined && !save.isPending) save.mutate({ wordLimit: wanted }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={words.limitTitle}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" onPress={send}>{base.save}</Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {save.error ? <Banner tone="danger">{wordsOfFault(save.error, base.errors.unexpected)}</Banner> : null}
        <TextField
          label={words.limit}
          description={words.limitHelp}
          inputMode="numeric"
          value={text}
          onChange={setText}
          autoFocus
          error={isAsked && wanted === undefined ? words.limitBad : undefined}
        />
      </form>
    </Dialog>
  );
};
