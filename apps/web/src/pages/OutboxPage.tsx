// The organisation's mail, for its administrators: what was sent, what waits, and why nothing is sent.
import { Banner, EmptyState, IconMail } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { ApiError } from '../base/api-error';
import { Fetching } from '../base/Fetching';
import { Page } from '../base/Page';
import { MailList } from '../notification/MailList';
import { useOutbox } from '../notification/use-outbox';

/** Says plainly when mail is not sent from here, and how to change that; and to others, whose page it is. */
export const OutboxPage = () => {
  const words = useAllWords().notification.outbox;
  const outbox = useOutbox();
  const isNotTheirs = outbox.error instanceof ApiError && outbox.error.code === 'not-allowed';
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      {isNotTheirs ? (
        <Banner tone="info">{words.notYours}</Banner>
      ) : (
        <Fetching query={outbox}>
          {(body) => (
            <>
              {body.isSending ? null : (
                <Banner tone="info" title={words.notSendingTitle}>
                  {words.notSending}
                </Banner>
              )}
              {body.mails.length === 0 ? (
                <EmptyState icon={<IconMail />} title={words.emptyTitle}>
                  <p>{words.empty}</p>
                </EmptyState>
              ) : (
                <MailList outbox={body} />
              )}
            </>
          )}
        </Fetching>
      )}
    </Page>
  );
};
