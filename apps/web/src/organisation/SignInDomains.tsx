// The organisation's domains: what to publish so that one is proved, and whether it has been found.
import { Banner, Button, Dialog, Tag, TextField } from '@samsvar/ui';
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
import { useAddDomain, useCheckDomain, useDomains, useRemoveDomain, type OwnDomain } from './use-sign-in-rules';

/** One card for each, and a field for another. */
export const SignInDomains = () => {
  const words = useAdminWords().signInRules.domains;
  const heading = useId();
  const [removing, setRemoving] = useState<string | null>(null);
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <h2 id={heading}>{words.title}</h2>
      <p className={styles['quiet']}>{words.lead}</p>
      <AdminOnly ability="sign-in.manage" query={useDomains()}>
        {({ domains }) => (
          <div className={styles['cards']}>
            {domains.length === 0 ? <p className={styles['quiet']}>{words.empty}</p> : null}
            {domains.map((domain) => (
              <DomainCard key={domain.domain} domain={domain} onRemove={() => setRemoving(domain.domain)} />
            ))}
            <AddDomain />
          </div>
        )}
      </AdminOnly>
      {removing === null ? null : <RemoveDomain domain={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
};

const DomainCard = ({ domain, onRemove }: { readonly domain: OwnDomain; readonly onRemove: () => void }) => {
  const { base } = useWords();
  const words = useAdminWords().signInRules.domains;
  const language = useLanguage();
  const check = useCheckDomain();
  const { domain: name, provedAt, checkedAt } = domain;
  return (
    <article className={styles['card']}>
      <h3>{name}</h3>
      <div className={styles['line']}>
        {provedAt ? <Tag tone="success">{words.proved(longDateTime(provedAt, language))}</Tag> : <Tag tone="warning">{words.waiting}</Tag>}
        {!provedAt && checkedAt ? <span className={styles['quiet']}>{words.checked(longDateTime(checkedAt, language))}</span> : null}
      </div>
      {check.error ? <Banner tone="warning">{wordsOfFault(check.error, base.errors.unexpected)}</Banner> : null}
      {provedAt ? null : (
        <>
          <p>{words.record}</p>
          <SignInCopy label={words.recordName} value={domain.recordName} />
          <SignInCopy label={words.recordValue} value={domain.recordValue} />
        </>
      )}
      <div className={styles['line']}>
        {provedAt ? null : (
          <Button
            variant="primary"
            aria-label={words.checkOf(name)}
            isDisabled={check.isPending}
            onPress={() => check.mutate(name, { onSuccess: () => toasts.add({ tone: 'success', text: words.nowProved(name) }) })}
          >
            {words.check}
          </Button>
        )}
        <Button aria-label={words.removeOf(name)} onPress={onRemove}>
          {words.remove}
        </Button>
      </div>
    </article>
  );
};

const AddDomain = () => {
  const { base } = useWords();
  const words = useAdminWords().signInRules.domains;
  const [text, setText] = useState('');
  const add = useAddDomain();
  const send = () => {
    if (text.trim() !== '' && !add.isPending) add.mutate(text.trim().toLowerCase(), { onSuccess: () => setText('') });
  };
  return (
    <form
      className={styles['add']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={words.domain}
        description={words.domainHelp}
        value={text}
        onChange={setText}
        maxLength={253}
        inputMode="url"
        autoComplete="off"
        error={add.error ? wordsOfFault(add.error, base.errors.unexpected) : null}
      />
      <Button type="submit">{words.add}</Button>
    </form>
  );
};

const RemoveDomain = ({ domain, onClose }: { readonly domain: string; readonly onClose: () => void }) => {
  const { base } = useWords();
  const words = useAdminWords().signInRules.domains;
  const remove = useRemoveDomain();
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
          <Button variant="danger" isDisabled={remove.isPending} onPress={() => remove.mutate(domain, { onSuccess: done })}>
            {words.remove}
          </Button>
        </>
      }
    >
      {remove.error ? <Banner tone="danger">{wordsOfFault(remove.error, base.errors.unexpected)}</Banner> : null}
      <p>{words.removeWhat(domain)}</p>
    </Dialog>
  );
};
