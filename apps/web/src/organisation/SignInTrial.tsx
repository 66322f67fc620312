// Trying an identity provider: where to go, and how far it came.
import type { ProviderTestBody } from '@samsvar/protocol';
import { Banner, Button, LinkButton, Tag } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { useWords } from '../base/words';
import styles from './sign-in-rules.module.css';
import { useBeginTest, useProviderTest, type OwnProvider } from './use-sign-in-rules';

/** The button, the link to the trial in a tab of its own, and the steps of the last trial. */
export const SignInTrial = ({ provider }: { readonly provider: OwnProvider }) => {
  const { base } = useWords();
  const words = useAdminWords().signInRules.test;
  const begin = useBeginTest(provider.id);
  const { data: test } = useProviderTest(provider.id);
  const url = test?.state === 'waiting' ? begin.data?.url : undefined;
  return (
    <>
      <div className={styles['line']}>
        <Button aria-label={words.beginOf(provider.name)} isDisabled={begin.isPending} onPress={() => begin.mutate()}>
          {words.begin}
        </Button>
        {url ? (
          <LinkButton href={url} target="_blank" variant="primary">
            {words.open}
          </LinkButton>
        ) : null}
      </div>
      {url ? <p className={styles['quiet']}>{words.openHelp}</p> : null}
      {begin.error ? <Banner tone="danger">{wordsOfFault(begin.error, base.errors.unexpected)}</Banner> : null}
      <div role="status">{test && test.state !== 'none' ? <Outcome test={test} /> : null}</div>
    </>
  );
};

const Outcome = ({ test }: { readonly test: ProviderTestBody }) => {
  const words = useAdminWords().signInRules.test;
  const said = { none: '', waiting: words.waiting, passed: words.passed, failed: words.failed }[test.state];
  return (
    <>
      <p>{said}</p>
      <ol className={styles['steps']}>
        {test.steps.map(({ step, ok, detail }) => (
          <li key={step} className={styles['step']}>
            <Tag tone={ok ? 'success' : 'danger'}>{ok ? words.ok : words.notOk}</Tag>
            <span className={styles['detail']}>
              <strong>{words.steps[step]}.</strong> {detail}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
};
