// All systems that are told of changes, with the ways to add, change and remove them.
import type { NewWebhookBody } from '@samsvar/protocol';
import { Banner, Button, Dialog } from '@samsvar/ui';
import { useId, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { Fetching, wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { SecretDialog } from '../session/SecretDialog';
import { useRemoveWebhook, useWebhooks, type Webhook } from './use-webhooks';
import { WebhookCard } from './WebhookCard';
import { WebhookDialog } from './WebhookDialog';
import styles from './webhook.module.css';

/** What is being done, and with which. */
type Doing = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly webhook: Webhook } | null;

/** One card for each. */
export const Webhooks = () => {
  const words = useAdminWords().integration.webhooks;
  const heading = useId();
  const query = useWebhooks();
  const [doing, setDoing] = useState<Doing>(null);
  const [made, setMade] = useState<NewWebhookBody | null>(null);
  const done = () => setDoing(null);
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <h2 id={heading}>{words.title}</h2>
      <p className={styles['quiet']}>{words.lead}</p>
      <Fetching query={query}>
        {({ webhooks }) =>
          webhooks.length === 0 ? (
            <p className={styles['quiet']}>{words.empty}</p>
          ) : (
            <div className={styles['cards']}>
              {webhooks.map((webhook) => (
                <WebhookCard key={webhook.id} webhook={webhook} onChange={() => setDoing({ what: 'change', webhook })} onRemove={() => setDoing({ what: 'remove', webhook })} />
              ))}
            </div>
          )
        }
      </Fetching>
      <div>
        <Button onPress={() => setDoing({ what: 'add' })}>{words.add}</Button>
      </div>
      {doing?.what === 'add' || doing?.what === 'change' ? (
        <WebhookDialog
          webhook={doing.what === 'change' ? doing.webhook : null}
          onClose={done}
          onAdded={(answer) => {
            done();
            setMade(answer);
          }}
        />
      ) : null}
      {doing?.what === 'remove' ? <RemoveDialog webhook={doing.webhook} onClose={done} /> : null}
      {made ? <SecretDialog title={words.madeTitle} help={words.madeHelp} use={words.madeUse} secret={made.secret} onClose={() => setMade(null)} /> : null}
    </section>
  );
};

const RemoveDialog = ({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) => {
  const { base } = useWords();
  const words = useAdminWords().integration.webhooks;
  const remove = useRemoveWebhook();
  const onPress = () =>
    remove.mutate(webhook.id, {
      onSuccess: () => {
        toasts.add({ tone: 'success', text: words.removed });
        onClose();
      },
    });
  return (
    <Dialog
      title={words.removeTitle}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="danger" onPress={onPress}>
            {words.remove.replace('…', '')}
          </Button>
        </>
      }
    >
      {remove.error ? <Banner tone="danger">{wordsOfFault(remove.error, base.errors.unexpected)}</Banner> : null}
      <p>{words.removeWhat(webhook.name)}</p>
    </Dialog>
  );
};
