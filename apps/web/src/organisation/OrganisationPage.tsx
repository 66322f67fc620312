// The frame of administrators' pages: their heading, and the way between them.
import type { ReactNode } from 'react';
import { Page } from '../base/Page';
import { OrganisationNavigation } from './OrganisationNavigation';

interface OrganisationPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the organisation, under the list of all of them that the person may open. */
export const OrganisationPage = ({ title, lead, actions, children }: OrganisationPageProps) => (
  <Page above={<OrganisationNavigation />} title={title} lead={lead} actions={actions}>
    {children}
  </Page>
);
