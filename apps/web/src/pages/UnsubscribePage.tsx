// Where the link in a mail leads: one button ends mail, without signing in. Opening the page alone ends nothing.
import { Banner, Button, LinkButton } from '@samsvar/ui';
import { useParams } from 'wouter';
import { useAllWords } from '../base/all-words';
import base from '../base/base.module.css';
import { wordsOfFault } from '../base/Fetching';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { useUnsubscribe } from '../notification/use-notification-settings';
import { LanguageSwitch } from '../session/LanguageSwitch';

/** Says what the button does, and what it has done. */
export const UnsubscribePage = () => {
  const words = useAllWords().notification.unsubscribe;
  const { errors } = useWords().base;
  const { token = '' } = useParams();
  const unsubscribe = useUnsubscribe();
  return (
    <main className={base['main']}>
      <Page title={words.title} width="narrow" actions={<LanguageSwitch />}>
        {unsubscribe.isSuccess ? (
          <Banner tone="success" title={words.doneTitle} actions={<LinkButton href={path.consultations()}>{words.toStart}</LinkButton>}>
            {words.done}
          </Banner>
        ) : (
          <>
            <p>{words.lead}</p>
            {unsubscribe.error ? <Banner tone="danger">{wordsOfFault(unsubscribe.error, errors.unexpected)}</Banner> : null}
            <p>
              <Button variant="primary" onPress={() => unsubscribe.mutate(token)} isDisabled={unsubscribe.isPending}>
                {words.end}
              </Button>
            </p>
          </>
        )}
      </Page>
    </main>
  );
};
