// The organisation's identity providers, with the ways to add, change, try and remove them.
import { Banner, Button, Dialog, Tag } from '@samsvar/ui';
import { useId, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { AdminOnly } from './AdminOnly';
import styles from './sign-in-rules.module.css';
import { SignInCopy } from './SignInCopy';
import { SignInProviderDialog } from './SignInProviderDialog';
import { SignInTrial } from './SignInTrial';
import { useProviders, useRemoveProvider, type OwnProvider } from './use-sign-in-rules';

type Doing = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly provider: OwnProvider } | null;

/** One card for each. */
export const SignInProviders = () => {
  const words = useAdminWords().signInRules.providers;
  const heading = useId();
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <h2 id={heading}>{words.title}</h2>
      <p className={styles['quiet']}>{words.lead}</p>
      <AdminOnly ability="sign-in.manage" query={useProviders()}>
        {({ providers }) => (
          <div className={styles['cards']}>
            {providers.length === 0 ? <p className={styles['quiet']}>{words.empty}</p> : null}
            {providers.map((provider) => (
              <ProviderCard key={provider.id} provider={provider} onChange={() => setDoing({ what: 'change', provider })} onRemove={() => setDoing({ what: 'remove', provider })} />
            ))}
            <div>
              <Button onPress={() => setDoing({ what: 'add' })}>{words.add}</Button>
            </div>
          </div>
        )}
      </AdminOnly>
      {doing?.what === 'add' ? <SignInProviderDialog provider={null} onClose={done} /> : null}
      {doing?.what === 'change' ? <SignInProviderDialog provider={doing.provider} onClose={done} /> : null}
      {doing?.what === 'remove' ? <RemoveProvider provider={doing.provider} onClose={done} /> : null}
    </section>
  );
};

interface ProviderCardProps {
  readonly provider: OwnProvider;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

const ProviderCard = ({ provider, onChange, onRemove }: ProviderCardProps) => {
  const words = useAdminWords().signInRules.providers;
  const language = useLanguage();
  const { kind } = provider.connection;
  return (
    <article className={styles['card']}>
      <h3>{provider.name}</h3>
      <div className={styles['line']}>
        <Tag>{words[kind]}</Tag>
        <Tag tone={provider.isEnabled ? 'success' : 'neutral'}>{provider.isEnabled ? words.on : words.off}</Tag>
        <Tag tone={provider.testedAt ? 'success' : 'warning'}>{provider.testedAt ? words.tested(longDateTime(provider.testedAt, language)) : words.untested}</Tag>
      </div>
      <p className={styles['quiet']}>{words.people(provider.people)}</p>
      <p>
        <strong>{words.tell}</strong>
      </p>
      <SignInCopy label={words.redirect[kind]} value={provider.redirectUri} />
      {provider.metadataUrl ? <SignInCopy label={words.metadataUrl} value={provider.metadataUrl} /> : null}
      <p>{words.claims[kind]}</p>
      <SignInTrial provider={provider} />
      <div className={styles['line']}>
        <Button aria-label={`${words.change} ${provider.name}`} onPress={onChange}>
          {words.change}
        </Button>
        <Button aria-label={`${words.remove} ${provider.name}`} onPress={onRemove}>
          {words.remove}
        </Button>
      </div>
    </article>
  );
};

const RemoveProvider = ({ provider, onClose }: { readonly provider: OwnProvider; readonly onClose: () => void }) => {
  const { base } = useWords();
  const words = useAdminWords().signInRules.providers;
  const remove = useRemoveProvider();
  const done = () => {
    toasts.add({ tone: 'success', text: words.removed });
    onClose();
  };
  return (
    <Dialog
      title={words.removeTitle}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="danger" isDisabled={remove.isPending} onPress={() => remove.mutate(provider.id, { onSuccess: done })}>
            {words.remove}
          </Button>
        </>
      }
    >
      {remove.error ? <Banner tone="danger">{wordsOfFault(remove.error, base.errors.unexpected)}</Banner> : null}
      <p>{words.removeWhat(provider.name, provider.people)}</p>
    </Dialog>
  );
};
