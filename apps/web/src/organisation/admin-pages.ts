// Which of the organisation's pages a person has.
import type { Session } from '@samsvar/protocol';
import type { AdminWords } from '../base/admin-words';
import { path } from '../base/path';

/** Name of a page in the words of navigation. */
export type AdminPage = keyof AdminWords['organisation']['navigation']['pages'];

interface AdminPlace {
  readonly id: AdminPage;
  readonly href: string;
}

type Ability = Session['abilities'][number];

/** In the order of the navigation; any one of the abilities opens the page. */
const PLACES: readonly (AdminPlace & { readonly abilities: readonly Ability[] })[] = [
  { id: 'members', href: path.members(), abilities: ['members.read'] },
  { id: 'settings', href: path.organisation(), abilities: ['organisation.change'] },
  { id: 'phrases', href: path.phrases(), abilities: ['phrase.write', 'organisation.read'] },
  { id: 'decisionBodies', href: path.decisionBodies(), abilities: ['organisation.read'] },
  { id: 'signInRules', href: path.signInRules(), abilities: ['sign-in.manage'] },
  { id: 'integrations', href: path.integrations(), abilities: ['integration.manage'] },
  { id: 'retention', href: path.retention(), abilities: ['retention.manage'] },
  { id: 'audit', href: path.audit(), abilities: ['audit.read'] },
];

/** The pages that these abilities open. */
export const adminPagesFor = (abilities: readonly Ability[]): readonly AdminPlace[] =>
  PLACES.filter((place) => place.abilities.some((ability) => abilities.includes(ability)));
