// The frame of administrators' pages: their heading, and the way between them.
import type { ReactNode } from 'react';
import { Page } from '../base/Page';

interface OrganisationPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the organisation, beside the list of all of them. */
export const OrganisationPage = ({ title, lead, actions, children }: OrganisationPageProps) => (
  <Page title={title} lead={lead} actions={actions}>
    {children}
  </Page>
);
