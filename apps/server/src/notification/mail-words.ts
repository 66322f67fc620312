// The words of mail, in Swedish and English. They hold names and titles, never words of a draft or a comment.
import type { Language, NotificationKind } from '@samsvar/domain';

/** What mail says in one language. */
export interface MailWords {
  /** What somebody did, without a full stop. */
  readonly did: Readonly<Record<NotificationKind, (by: string) => string>>;
  readonly subject: (first: string, title: string) => string;
  readonly subjectOfMany: (count: number) => string;
  readonly hello: (name: string) => string;
  readonly lead: (count: number, organisation: string) => string;
  readonly more: (count: number) => string;
  readonly signIn: string;
  readonly choose: string;
  readonly end: string;
}

const sv: MailWords = {
  did: {
    mentioned: (by) => `${by} har nämnt dig i en kommentar`,
    answered: (by) => `${by} har skrivit i en tråd som du är med i`,
    assigned: (by) => `${by} har gett dig en tråd att ta hand om`,
    resolved: (by) => `${by} har avgjort en tråd`,
    reopened: (by) => `${by} har öppnat en tråd igen`,
    'suggestion-made': (by) => `${by} har föreslagit en ändring`,
    'suggestion-accepted': (by) => `${by} har godtagit ett ändringsförslag`,
    'suggestion-rejected': (by) => `${by} har avvisat ett ändringsförslag`,
    'section-assigned': (by) => `${by} har gett dig ett avsnitt att arbeta med`,
    'section-ready': (by) => `${by} har lämnat ett avsnitt för granskning`,
    'response-shared': (by) => `${by} har delat remissvaret med er`,
    restored: (by) => `${by} har återställt en tidigare version`,
    'source-changed': () => 'En källa som svaret hänvisar till har ändrats där',
  },
  subject: (first, title) => `${first}: ${title}`,
  subjectOfMany: (count) => `${String(count)} nya händelser i Samsvar`,
  hello: (name) => `Hej ${name}!`,
  lead: (count, organisation) =>
    count === 1 ? `Det här har hänt i ert arbete (${organisation}).` : `Det här har hänt i ert arbete (${organisation}), ${String(count)} händelser.`,
  more: (count) => `… och ${String(count)} till. Du ser dem alla i Samsvar.`,
  signIn: 'Du behöver vara inloggad för att läsa. Vad som står i kommentarer och förslag skickas aldrig med mejl.',
  choose: 'Välj hur ofta du vill få mejl:',
  end: 'Få inga fler mejl:',
};

const en: MailWords = {
  did: {
    mentioned: (by) => `${by} mentioned you in a comment`,
    answered: (by) => `${by} wrote in a thread that you are part of`,
    assigned: (by) => `${by} gave you a thread to see to`,
    resolved: (by) => `${by} settled a thread`,
    reopened: (by) => `${by} opened a thread again`,
    'suggestion-made': (by) => `${by} suggested a change`,
    'suggestion-accepted': (by) => `${by} accepted a suggested change`,
    'suggestion-rejected': (by) => `${by} rejected a suggested change`,
    'section-assigned': (by) => `${by} gave you a section to work with`,
    'section-ready': (by) => `${by} handed in a section for review`,
    'response-shared': (by) => `${by} shared the response with you`,
    restored: (by) => `${by} restored an earlier version`,
    'source-changed': () => 'A source that the response cites has changed there',
  },
  subject: (first, title) => `${first}: ${title}`,
  subjectOfMany: (count) => `${String(count)} new events in Samsvar`,
  hello: (name) => `Hello ${name},`,
  lead: (count, organisation) =>
    count === 1 ? `This has happened in your work (${organisation}).` : `This has happened in your work (${organisation}), ${String(count)} events.`,
  more: (count) => `… and ${String(count)} more. You find them all in Samsvar.`,
  signIn: 'You need to be signed in to read. What comments and suggestions say is never sent by mail.',
  choose: 'Choose how often you want mail:',
  end: 'Get no more mail:',
};

/** By language. */
export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { sv, en };
