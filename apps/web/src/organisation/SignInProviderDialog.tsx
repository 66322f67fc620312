// The dialog that adds an identity provider, or changes one.
import { Banner, Checkbox, FilePicker, RadioGroup, Select, TextArea, TextField } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { toasts } from '../base/toasts';
import { FormDialog } from './FormDialog';
import { draftOf, fieldsOf, missingIn, type ProviderFields } from './provider-draft';
import { METADATA_LIMIT, readSamlMetadata } from './saml-metadata';
import styles from './sign-in-rules.module.css';
import { useSaveProvider, type OwnProvider } from './use-sign-in-rules';

interface SignInProviderDialogProps {
  /** The one to change; null: a new one. */
  readonly provider: OwnProvider | null;
  readonly onClose: () => void;
}

interface Filling {
  readonly fields: ProviderFields;
  readonly set: (changed: Partial<ProviderFields>) => void;
  /** What is wrong with a field, once it has been asked for. */
  readonly fault: (field: keyof ProviderFields) => string | null;
}

/** Says at each field what is missing; what the server says stands above. */
export const SignInProviderDialog = ({ provider, onClose }: SignInProviderDialogProps) => {
  const words = useAdminWords().signInRules.providers;
  const [fields, setFields] = useState(() => fieldsOf(provider));
  const [isAsked, setAsked] = useState(false);
  const save = useSaveProvider(provider?.id ?? null);
  const missing = missingIn(fields);
  const send = () => {
    setAsked(true);
    if (missing.size > 0 || save.isPending) return;
    const done = () => {
      toasts.add({ tone: 'success', text: words.saved });
      onClose();
    };
    save.mutate(draftOf(fields), { onSuccess: done });
  };
  const filling: Filling = {
    fields,
    set: (changed) => setFields((now) => ({ ...now, ...changed })),
    fault: (field) => (isAsked && missing.has(field) ? words.missing : null),
  };
  return (
    <FormDialog title={provider ? words.changeTitle : words.addTitle} error={save.error} onSend={send} onClose={onClose}>
      {provider ? null : <KindField {...filling} />}
      <TextField label={words.name} description={words.nameHelp} value={fields.name} onChange={(name) => filling.set({ name })} maxLength={80} error={filling.fault('name')} />
      {fields.kind === 'oidc' ? <OidcFields {...filling} isNew={provider === null} /> : <SamlFields {...filling} />}
      <PeopleFields {...filling} />
    </FormDialog>
  );
};

const KindField = ({ fields, set }: Filling) => {
  const words = useAdminWords().signInRules.providers;
  const choices = [
    { id: 'oidc', label: words.oidc, description: words.oidcHelp },
    { id: 'saml', label: words.saml, description: words.samlHelp },
  ] as const;
  return <RadioGroup label={words.kind} choices={choices} value={fields.kind} onChange={(kind) => set({ kind })} />;
};

const OidcFields = ({ fields, set, fault, isNew }: Filling & { readonly isNew: boolean }) => {
  const words = useAdminWords().signInRules.providers;
  return (
    <>
      <TextField label={words.issuer} description={words.issuerHelp} type="url" value={fields.issuer} onChange={(issuer) => set({ issuer })} maxLength={500} error={fault('issuer')} />
      <TextField label={words.clientId} description={words.clientIdHelp} value={fields.clientId} onChange={(clientId) => set({ clientId })} maxLength={500} autoComplete="off" error={fault('clientId')} />
      <TextField
        label={words.clientSecret}
        description={isNew ? words.clientSecretHelp : words.clientSecretKept}
        type="password"
        autoComplete="new-password"
        value={fields.clientSecret}
        onChange={(clientSecret) => set({ clientSecret })}
        maxLength={500}
      />
    </>
  );
};

const SamlFields = ({ fields, set, fault }: Filling) => {
  const words = useAdminWords().signInRules.providers;
  return (
    <>
      <MetadataField set={set} />
      <TextField label={words.entity} description={words.entityHelp} value={fields.issuer} onChange={(issuer) => set({ issuer })} maxLength={500} error={fault('issuer')} />
      <TextField label={words.entryPoint} description={words.entryPointHelp} type="url" value={fields.entryPoint} onChange={(entryPoint) => set({ entryPoint })} maxLength={1000} error={fault('entryPoint')} />
      <TextArea label={words.certificates} description={words.certificatesHelp} value={fields.certificates} onChange={(certificates) => set({ certificates })} error={fault('certificates')} rows={5} />
    </>
  );
};

const PeopleFields = ({ fields, set }: Filling) => {
  const { providers: words, roles } = useAdminWords().signInRules;
  const choices = [
    { id: 'none', label: words.noRole },
    ...(['author', 'reviewer', 'registrar', 'decision_maker'] as const).map((id) => ({ id, label: words.newRole(roles[id]) })),
  ] as const;
  return (
    <>
      <Select label={words.defaultRole} description={words.defaultRoleHelp} choices={choices} value={fields.defaultRole} onChange={(defaultRole) => set({ defaultRole })} />
      <Checkbox isSelected={fields.isEnabled} onChange={(isEnabled) => set({ isEnabled })}>
        {words.isEnabled}
      </Checkbox>
    </>
  );
};

/** Fills in what stands in the provider's own description, so that nothing has to be copied by hand. */
const MetadataField = ({ set }: Pick<Filling, 'set'>) => {
  const words = useAdminWords().signInRules.providers;
  const [isWrong, setWrong] = useState(false);
  const read = async ([file]: readonly File[]): Promise<void> => {
    const found = file && file.size <= METADATA_LIMIT ? readSamlMetadata(await file.text()) : null;
    setWrong(found === null);
    if (!found) return;
    set({ issuer: found.issuer, entryPoint: found.entryPoint, certificates: found.certificates.join('\n') });
    toasts.add({ tone: 'success', text: words.metadataRead });
  };
  return (
    <div>
      <FilePicker accept={['.xml', 'text/xml', 'application/xml', 'application/samlmetadata+xml']} isMultiple={false} onFiles={(files) => void read(files)}>
        {words.metadata}
      </FilePicker>
      <p className={styles['quiet']}>{words.metadataHelp}</p>
      {isWrong ? <Banner tone="danger">{words.metadataWrong}</Banner> : null}
    </div>
  );
};
