// The dialog that adds a system to be told, or changes one.
import { WEBHOOK_EVENTS, type NewWebhookBody, type WebhookDraft, type WebhookEvent } from '@samsvar/protocol';
import { Checkbox, TextField } from '@samsvar/ui';
import { useId, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { toasts } from '../base/toasts';
import { FormDialog } from './FormDialog';
import { useAddWebhook, useChangeWebhook, type Webhook } from './use-webhooks';
import styles from './webhook.module.css';

interface WebhookDialogProps {
  /** The one to change; null: a new one. */
  readonly webhook: Webhook | null;
  readonly onAdded: (made: NewWebhookBody) => void;
  readonly onClose: () => void;
}

/** Trials are sent by a button of their own. */
const CHOICES = WEBHOOK_EVENTS.filter((event) => event !== 'ping');

/** Says at each field what is missing; what the server says of the address stands above. */
export const WebhookDialog = ({ webhook, onAdded, onClose }: WebhookDialogProps) => {
  const words = useAdminWords().integration.webhooks;
  const { draft, setDraft, send, isAsked, error } = useDraft({ webhook, onAdded, onClose });
  return (
    <FormDialog title={webhook ? words.changeTitle : words.addTitle} error={error} onSend={send} onClose={onClose}>
      <TextField label={words.name} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} maxLength={80} autoFocus error={isAsked && !draft.name.trim() ? words.nameMissing : null} />
      <TextField label={words.url} description={words.urlHelp} type="url" value={draft.url} onChange={(url) => setDraft({ ...draft, url })} error={isAsked && !draft.url.trim() ? words.urlMissing : null} />
      <Events events={draft.events} onChange={(events) => setDraft({ ...draft, events })} isWrong={isAsked && draft.events.length === 0} />
      <Checkbox isSelected={draft.isEnabled} onChange={(isEnabled) => setDraft({ ...draft, isEnabled })}>
        {words.isEnabled}
      </Checkbox>
    </FormDialog>
  );
};

const EMPTY: WebhookDraft = { name: '', url: '', events: ['response.shared', 'response.locked'], isEnabled: true };

const useDraft = ({ webhook, onAdded, onClose }: WebhookDialogProps) => {
  const words = useAdminWords().integration.webhooks;
  const [draft, setDraft] = useState<WebhookDraft>(() => (webhook ? { name: webhook.name, url: webhook.url, events: webhook.events.filter((event) => event !== 'ping'), isEnabled: webhook.isEnabled } : EMPTY));
  const [isAsked, setAsked] = useState(false);
  const add = useAddWebhook();
  // Called only when there is one.
  const change = useChangeWebhook(webhook?.id ?? ('' as Webhook['id']));
  const send = () => {
    setAsked(true);
    const isReady = draft.name.trim() !== '' && draft.url.trim() !== '' && draft.events.length > 0;
    if (!isReady || add.isPending || change.isPending) return;
    if (!webhook) return add.mutate(draft, { onSuccess: onAdded });
    change.mutate(draft, {
      onSuccess: () => {
        toasts.add({ tone: 'success', text: words.saved });
        onClose();
      },
    });
  };
  return { draft, setDraft, send, isAsked, error: webhook ? change.error : add.error };
};

interface EventsProps {
  readonly events: readonly WebhookEvent[];
  readonly onChange: (events: WebhookEvent[]) => void;
  readonly isWrong: boolean;
}

const Events = ({ events, onChange, isWrong }: EventsProps) => {
  const words = useAdminWords().integration.webhooks;
  const fault = useId();
  return (
    <fieldset className={styles['choices']} aria-describedby={isWrong ? fault : undefined}>
      <legend>{words.events}</legend>
      {CHOICES.map((event) => (
        <Checkbox key={event} isSelected={events.includes(event)} onChange={(isChosen) => onChange(CHOICES.filter((each) => (each === event ? isChosen : events.includes(each))))}>
          {words.eventNames[event]}
        </Checkbox>
      ))}
      {isWrong ? (
        <p id={fault} className={styles['wrong']}>
          {words.eventsMissing}
        </p>
      ) : null}
    </fieldset>
  );
};
