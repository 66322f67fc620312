// The words of mail that invites, in Swedish and English: who invites to what, the link, how long it lasts.
import type { Language, Part, Role } from '@samsvar/domain';
import { INVITATION_DAYS } from '@samsvar/protocol';

/** What an invitation's mail is written of. */
export interface Inviting {
  readonly name: string;
  readonly organisation: string;
  /** Null: whoever runs the service. */
  readonly invitedBy: string | null;
  readonly to: { readonly kind: 'member'; readonly role: Role } | { readonly kind: 'guest'; readonly response: string; readonly part: Part };
  readonly link: string;
}

const ROLE: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  sv: { administrator: 'administratör', author: 'författare', reviewer: 'granskare', registrar: 'registrator', decision_maker: 'beslutsfattare' },
  en: { administrator: 'administrator', author: 'author', reviewer: 'reviewer', registrar: 'registrar', decision_maker: 'decision maker' },
};
const PART: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  sv: { write: 'som medförfattare', review: 'som granskare' },
  en: { write: 'as an author', review: 'as a reviewer' },
};

/** Subject and text of the mail. */
export const composeInvitation = (inviting: Inviting, language: Language): { readonly subject: string; readonly body: string } =>
  language === 'sv' ? inSwedish(inviting) : inEnglish(inviting);

const inSwedish = ({ name, organisation, invitedBy, to, link }: Inviting) => {
  const who = invitedBy === null ? 'Du är inbjuden' : `${invitedBy} bjuder in dig`;
  const what =
    to.kind === 'member'
      ? `till ${organisation} i Samsvar, som ${ROLE.sv[to.role]}`
      : `att arbeta med ”${to.response}” tillsammans med ${organisation} i Samsvar, ${PART.sv[to.part]}`;
  return written(`Inbjudan från ${organisation}`, [
    name === '' ? 'Hej!' : `Hej ${name}!`,
    `${who} ${what}.`,
    `Öppna länken för att tacka ja eller nej. Den gäller i ${String(INVITATION_DAYS)} dagar och kan användas en gång:\n${link}`,
    'Länken är personlig. Skicka den inte vidare. Om du inte väntade dig den här inbjudan kan du låta bli att svara.',
  ]);
};

const inEnglish = ({ name, organisation, invitedBy, to, link }: Inviting) => {
  const who = invitedBy === null ? 'You are invited' : `${invitedBy} invites you`;
  const what =
    to.kind === 'member'
      ? `to join ${organisation} in Samsvar, as ${ROLE.en[to.role]}`
      : `to work on “${to.response}” together with ${organisation} in Samsvar, ${PART.en[to.part]}`;
  return written(`Invitation from ${organisation}`, [
    name === '' ? 'Hello,' : `Hello ${name},`,
    `${who} ${what}.`,
    `Open the link to accept or decline. It lasts for ${String(INVITATION_DAYS)} days and can be used once:\n${link}`,
    'The link is personal. Do not pass it on. If you did not expect this invitation, you need not answer.',
  ]);
};

const written = (subject: string, parts: readonly string[]) => ({ subject, body: `${parts.join('\n\n')}\n` });
