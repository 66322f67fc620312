// Registers a consultation and sends its documents off to be read.
import { Banner, Button, LinkButton, TextLink } from '@samsvar/ui';
import { useRef, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { wordsOfFault } from '../base/Fetching';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import type { ChosenFile } from '../consultation/ChosenFiles';
import styles from '../consultation/consultation.module.css';
import { countErrors, draftOf, EMPTY_DRAFT, errorsOf } from '../consultation/draft';
import { DocumentsSection } from '../consultation/DocumentsSection';
import { FactsFields } from '../consultation/FactsFields';
import { focusFirstError } from '../consultation/focus-first-error';
import { useRegister } from '../consultation/use-consultation';
import { useSendFiles } from '../consultation/use-uploads';
import { useSession } from '../session/use-session';

/** The form, for those who may; others are told who can. */
export const RegisterConsultationPage = () => {
  const words = useAllWords().consultation;
  const mayRegister = useSession().abilities.includes('consultation.register');
  return (
    <Page
      width="narrow"
      title={words.form.title}
      lead={words.form.lead}
      above={<TextLink href={path.consultations()}>{words.register.title}</TextLink>}
    >
      {mayRegister ? <RegisterForm /> : <Banner tone="info">{words.register.mayNotRegister}</Banner>}
    </Page>
  );
};

const RegisterForm = () => {
  const { base, consultation } = useAllWords();
  const words = consultation.form;
  const [, navigate] = useLocation();
  const [fields, setFields] = useState(EMPTY_DRAFT);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [isChecked, setChecked] = useState(false);
  const register = useRegister();
  const sendFiles = useSendFiles();
  const form = useRef<HTMLFormElement>(null);
  const errors = errorsOf(fields, words.errors);
  const wrong = countErrors(errors);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong > 0) return focusFirstError(form.current);
    if (register.isPending) return;
    register.mutate(draftOf(fields), {
      onSuccess: ({ id, title }) => {
        // The files go on by themselves; the consultation's page shows how far they have come.
        sendFiles(id, files);
        toasts.add({ tone: 'success', text: words.registered(title) });
        navigate(path.consultation(id), { replace: true });
      },
    });
  };
  return (
    <form ref={form} noValidate onSubmit={onSubmit}>
      <section className={styles['formSection']} aria-labelledby="facts">
        <h2 id="facts">{words.facts}</h2>
        <FactsFields fields={fields} onChange={setFields} errors={isChecked ? errors : null} />
      </section>
      <DocumentsSection files={files} onChange={setFiles} />
      {register.error || (isChecked && wrong > 0) ? (
        <Banner tone="danger" title={words.failed}>
          {register.error ? wordsOfFault(register.error, base.errors.unexpected) : words.fix(wrong)}
        </Banner>
      ) : null}
      <div className={styles['formEnd']}>
        <LinkButton href={path.consultations()}>{base.cancel}</LinkButton>
        <Button type="submit" variant="primary">
          {register.isPending ? words.submitting : words.submit}
        </Button>
      </div>
    </form>
  );
};
