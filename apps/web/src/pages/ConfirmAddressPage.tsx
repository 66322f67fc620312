// Where the link to a new e-mail address leads: one button changes the address. Opening the page alone changes nothing.
import { Banner, Button, LinkButton } from '@samsvar/ui';
import { wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { PublicPage } from '../session/PublicPage';
import { useSignInWords } from '../session/sign-in-words';
import { useLinkToken } from '../session/use-link-token';
import { useConfirmAddress } from '../session/use-links';

/** Mail programs that open links to look at them must not change anything by it. */
export const ConfirmAddressPage = () => {
  const { errors } = useWords().base;
  const words = useSignInWords().confirmAddress;
  const token = useLinkToken();
  const confirm = useConfirmAddress();
  const toAccount = <LinkButton href={path.account()}>{words.toAccount}</LinkButton>;
  return (
    <PublicPage title={words.title}>
      {confirm.isSuccess ? (
        <Banner tone="success" title={words.doneTitle} actions={toAccount}>
          {words.done}
        </Banner>
      ) : token ? (
        <>
          <p>{words.lead}</p>
          {confirm.error ? (
            <Banner tone="danger" title={words.failedTitle} actions={toAccount}>
              {wordsOfFault(confirm.error, errors.unexpected)}
            </Banner>
          ) : null}
          <p>
            <Button variant="primary" isDisabled={confirm.isPending} onPress={() => confirm.mutate(token)}>
              {confirm.isPending ? words.confirming : words.confirm}
            </Button>
          </p>
        </>
      ) : (
        <Banner tone="warning" title={words.noTokenTitle} actions={toAccount}>
          {words.noToken}
        </Banner>
      )}
    </PublicPage>
  );
};
