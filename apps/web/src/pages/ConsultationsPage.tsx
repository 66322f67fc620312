// The register: every consultation of the organisation, and where its answer stands.
import {
  Button,
  EmptyState,
  IconAdd,
  IconDocument,
  IconSearch,
  LinkButton,
  SegmentedControl,
  TextField,
} from '@samsvar/ui';
import { useState } from 'react';
import { Fetching } from '../base/Fetching';
import { LazyPart } from '../base/LazyPart';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { useWords } from '../base/words';
import styles from '../consultation/register.module.css';
import { REGISTER_STATES, viewOf, type RegisterView } from '../consultation/register';
import { RegisterTable } from '../consultation/RegisterTable';
import { useConsultations } from '../consultation/use-consultations';
import { sharedPart, useSharedResponses } from '../consultation/use-shared-responses';
import type { ConsultationRow } from '@samsvar/protocol';
import { useSession } from '../session/use-session';

/** The start page. */
export const ConsultationsPage = () => {
  const words = useWords().consultation.register;
  const { abilities } = useSession();
  const consultations = useConsultations();
  const { shared, isPending } = useSharedResponses();
  return (
    <Page
      title={words.title}
      actions={
        abilities.includes('consultation.register') ? (
          <LinkButton variant="primary" icon={<IconAdd />} href={path.registerConsultation()}>
            {words.registerNew}
          </LinkButton>
        ) : (
          <Button icon={<IconAdd />} whyNot={words.mayNotRegister}>
            {words.registerNew}
          </Button>
        )
      }
    >
      {shared.length > 0 ? <LazyPart part={sharedPart}>{({ SharedResponses }) => <SharedResponses responses={shared} />}</LazyPart> : null}
      <Fetching query={consultations}>
        {({ consultations: rows }) =>
          rows.length > 0 ? (
            <>
              {shared.length > 0 ? <h2 className={styles['own']}>{words.own}</h2> : null}
              <Register rows={rows} />
            </>
          ) : isPending ? null : (
            // Nobody is told to register what is already shared.
            <NoneYet isShared={shared.length > 0} />
          )
        }
      </Fetching>
    </Page>
  );
};

const NoneYet = ({ isShared }: { readonly isShared: boolean }) => {
  const words = useWords().consultation.register;
  const mayRegister = useSession().abilities.includes('consultation.register');
  return (
    <EmptyState
      icon={<IconDocument />}
      title={isShared ? words.emptyTitleShared : words.emptyTitle}
      action={
        mayRegister ? (
          <LinkButton variant={isShared ? 'secondary' : 'primary'} href={path.registerConsultation()}>
            {words.registerNew}
          </LinkButton>
        ) : undefined
      }
    >
      <p>{isShared ? words.emptyShared : mayRegister ? words.emptyAuthor : words.emptyOther}</p>
    </EmptyState>
  );
};

const START: RegisterView = { text: '', state: 'all', sort: null };

const Register = ({ rows }: { readonly rows: readonly ConsultationRow[] }) => {
  const words = useWords().consultation.register;
  const { abilities } = useSession();
  const [view, setView] = useState(START);
  const shown = viewOf(rows, view);
  return (
    <>
      <div className={styles['filters']} role="search">
        <TextField
          label={words.filter}
          type="search"
          placeholder={words.filterPlaceholder}
          value={view.text}
          onChange={(text) => setView({ ...view, text })}
        />
        <SegmentedControl
          label={words.state}
          choices={REGISTER_STATES.map((id) => ({ id, label: words.states[id] }))}
          value={view.state}
          onChange={(state) => setView({ ...view, state })}
        />
        <p role="status" className={styles['found']}>
          {words.found(shown.length)}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconSearch />}
          title={words.nothingFound}
          action={<Button onPress={() => setView({ ...START, sort: view.sort })}>{words.clearFilter}</Button>}
        />
      ) : (
        <RegisterTable
          rows={shown}
          sort={view.sort}
          onSort={(sort) => setView({ ...view, sort })}
          abilities={abilities}
        />
      )}
    </>
  );
};
