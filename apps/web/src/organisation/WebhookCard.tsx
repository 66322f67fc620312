// One system that is told: what it is told of, and how the latest messages went.
import type { WebhooksBody } from '@samsvar/protocol';
import { Button, IconDone, IconFailed, Table, Tag } from '@samsvar/ui';
import { useId } from 'react';
import { announce } from '../base/announce';
import { useAdminWords, type AdminWords } from '../base/admin-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { usePingWebhook, type Webhook } from './use-webhooks';
import styles from './webhook.module.css';

interface WebhookCardProps {
  readonly webhook: Webhook;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

/** Its name is a heading; its buttons name it, too. */
export const WebhookCard = ({ webhook, onChange, onRemove }: WebhookCardProps) => {
  const words = useAdminWords().integration.webhooks;
  const heading = useId();
  const ping = usePingWebhook();
  return (
    <article aria-labelledby={heading} className={styles['card']}>
      <header className={styles['cardHead']}>
        <h3 id={heading}>{webhook.name}</h3>
        <Tag {...(webhook.isEnabled ? { tone: 'success' as const, icon: <IconDone /> } : {})}>{webhook.isEnabled ? words.on : words.off}</Tag>
      </header>
      <p className={styles['address']}>{webhook.url}</p>
      <p className={styles['quiet']}>
        {words.events}: {webhook.events.map((event) => words.eventNames[event]).join(', ')}
      </p>
      <div role="group" aria-label={words.actionsOf(webhook.name)} className={styles['actions']}>
        {webhook.isEnabled ? (
          <Button size="small" onPress={() => ping.mutate(webhook.id, { onSuccess: () => announce(words.pinged) })}>
            {words.ping}
          </Button>
        ) : null}
        <Button size="small" onPress={onChange}>
          {words.change}
        </Button>
        <Button size="small" onPress={onRemove}>
          {words.remove}
        </Button>
      </div>
      <Deliveries webhook={webhook} />
    </article>
  );
};

type Delivery = WebhooksBody['webhooks'][number]['deliveries'][number];

const Deliveries = ({ webhook }: { readonly webhook: Webhook }) => {
  const words = useAdminWords().integration.webhooks;
  const language = useLanguage();
  if (webhook.deliveries.length === 0) return <p className={styles['quiet']}>{words.noDeliveries}</p>;
  return (
    <details open={webhook.deliveries[0]?.state !== 'delivered'}>
      <summary>{words.deliveries}</summary>
      <Table
        caption={words.deliveries}
        rowKey={({ id }) => id}
        rows={webhook.deliveries}
        columns={[
          { id: 'when', title: words.when, isRowHeader: true, cell: ({ at }: Delivery) => longDateTime(at, language) },
          { id: 'what', title: words.what, cell: ({ event }: Delivery) => words.eventNames[event] },
          { id: 'result', title: words.result, cell: (delivery: Delivery) => <Result delivery={delivery} /> },
        ]}
      />
    </details>
  );
};

const Result = ({ delivery }: { readonly delivery: Delivery }) => {
  const words = useAdminWords().integration.webhooks;
  const why = problemOf(delivery, words);
  if (delivery.state === 'delivered')
    return (
      <Tag tone="success" icon={<IconDone />}>
        {words.delivered}
      </Tag>
    );
  return (
    <span>
      <Tag {...(delivery.state === 'given-up' ? { tone: 'danger' as const, icon: <IconFailed /> } : {})}>{delivery.state === 'given-up' ? words.givenUp : words.waiting(delivery.attempts)}</Tag> {why}
    </span>
  );
};

const problemOf = ({ problem, status }: Delivery, { problems }: AdminWords['integration']['webhooks']): string => {
  if (problem === null) return '';
  if (problem === 'status') return problems.status(status ?? 0);
  const known: Readonly<Record<string, unknown>> = problems;
  const text = known[problem];
  return typeof text === 'string' ? text : problems.fault;
};
