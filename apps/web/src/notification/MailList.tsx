// The mail of the outbox: to whom, what it says, and how it has gone.
import type { OutboxBody } from '@samsvar/protocol';
import { IconClock, IconDone, IconFailed, IconMail, Tag } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import styles from './notification.module.css';

/** The newest first; the words of each can be opened. */
export const MailList = ({ outbox }: { readonly outbox: OutboxBody }) => {
  const words = useAllWords().notification.outbox;
  return (
    <ul className={styles['mails']} aria-label={words.caption}>
      {outbox.mails.map((mail) => (
        <li key={mail.id} className={styles['mail']}>
          <Mail mail={mail} isSending={outbox.isSending} />
        </li>
      ))}
    </ul>
  );
};

interface MailProps {
  readonly mail: OutboxBody['mails'][number];
  readonly isSending: boolean;
}

const Mail = ({ mail, isSending }: MailProps) => {
  const words = useAllWords().notification.outbox;
  const language = useLanguage();
  return (
    <article>
      <h2 className={styles['subject']}>{mail.subject}</h2>
      <p className={styles['facts']}>
        <span>
          {words.to} {mail.to}
        </span>
        <span>
          {words.at} <time dateTime={mail.at}>{longDateTime(mail.at, language)}</time>
        </span>
        <MailState mail={mail} isSending={isSending} />
      </p>
      {mail.problem ? <p className={styles['quiet']}>{mail.problem}</p> : null}
      <details>
        <summary>{words.show}</summary>
        <pre className={styles['body']}>{mail.body}</pre>
      </details>
    </article>
  );
};

const MailState = ({ mail, isSending }: MailProps) => {
  const words = useAllWords().notification.outbox;
  const language = useLanguage();
  if (mail.sentAt) {
    return (
      <Tag tone="success" icon={<IconDone />}>
        {words.sent(longDateTime(mail.sentAt, language))}
      </Tag>
    );
  }
  if (mail.isGivenUp) {
    return (
      <Tag tone="danger" icon={<IconFailed />}>
        {words.givenUp}
      </Tag>
    );
  }
  if (!isSending) return <Tag icon={<IconMail />}>{words.kept}</Tag>;
  return (
    <Tag tone={mail.attempts > 0 ? 'warning' : 'neutral'} icon={<IconClock />}>
      {mail.attempts > 0 ? words.trying(mail.attempts) : words.waiting}
    </Tag>
  );
};
