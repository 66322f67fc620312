// Settings of mail: the server that it is handed to, and who it is from.
import { ConfigFault } from './config-fault';

/** How mail leaves the server. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `tls`: encrypted from the first byte; `starttls`: the link must be encrypted before anything is said; `plain`: it is if the other end can. */
  readonly link: 'tls' | 'starttls' | 'plain';
  readonly login: { readonly user: string; readonly pass: string } | null;
  /** Name and address that mail is from. */
  readonly from: { readonly name: string; readonly address: string };
}

/** Values by name, as in `process.env`. */
type Environment = Readonly<Record<string, string | undefined>>;

interface Surroundings {
  /** The address people use, which the links in mail begin with. */
  readonly publicUrl: string | null;
  readonly isLoopback: (host: string) => boolean;
}

/** Name of the sender when none is given. */
const NAME = 'Samsvar';

/** An address of the plain kind, with nothing in it that could mean something in a header. */
export const MAIL_ADDRESS = /^[^\s<>()[\],;:"\\@\p{C}]+@[^\s<>()[\],;:"\\@\p{C}]+$/u;

/** How mail is sent; null: it is kept in the outbox. Throws a `ConfigFault`. */
export const readMail = (env: Environment, around: Surroundings): MailSettings | null => {
  const text = value(env, 'SMTP_URL');
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // The value itself is never repeated: it may carry a password.
  if (!url || !/^smtps?:\/\//.test(text) || !url.hostname || url.search || url.hash || !/^\/?$/.test(url.pathname)) {
    throw new ConfigFault(
      'SMTP_URL går inte att tolka. Skriv den som smtp://namn:lösenord@värd:587, eller smtps://värd:465 för TLS från början. Tecken som @ och : i lösenordet skrivs %40 och %3A.',
      'SMTP_URL cannot be read. Write it as smtp://name:password@host:587, or smtps://host:465 for TLS from the start. Characters such as @ and : in the password are written %40 and %3A.',
    );
  }
  if (around.publicUrl === null) {
    throw new ConfigFault(
      'SMTP_URL är satt, men mejlen behöver länkar som leder hit. Sätt också PUBLIC_URL till adressen som användarna skriver, eller ta bort SMTP_URL.',
      'SMTP_URL is set, but the mails need links that lead here. Also set PUBLIC_URL to the address people use, or remove SMTP_URL.',
    );
  }
  const [isTls, login] = [url.protocol === 'smtps:', loginOf(url)];
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const mustHide = login !== null && !around.isLoopback(host);
  return {
    host,
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    link: isTls ? 'tls' : mustHide ? 'starttls' : 'plain',
    login,
    from: readFrom(env, new URL(around.publicUrl).hostname),
  };
};

const value = (env: Environment, name: string): string | null => env[name]?.trim() || null;

const loginOf = (url: URL): MailSettings['login'] => {
  if (url.username === '') return null;
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    throw new ConfigFault(
      'Namnet eller lösenordet i SMTP_URL går inte att tolka. Skriv procenttecken som %25.',
      'The name or password in SMTP_URL cannot be read. Write percent signs as %25.',
    );
  }
};

const readFrom = (env: Environment, hostname: string): MailSettings['from'] => {
  const text = value(env, 'MAIL_FROM') ?? `${NAME.toLowerCase()}@${hostname.includes(':') ? 'localhost' : hostname}`;
  const [, quoted, named] = /^(.*?)\s*<([^<>]*)>$/.exec(text) ?? [];
  const name = (quoted ?? '').replace(/^"(.*)"$/, '$1') || NAME;
  const address = named ?? text;
  if (MAIL_ADDRESS.test(address) && !/[\p{C}"<>]/u.test(name)) return { name, address };
  throw new ConfigFault(
    `MAIL_FROM=${text} går inte att använda. Skriv en adress, till exempel samsvar@example.se eller Samsvar <samsvar@example.se>.`,
    `MAIL_FROM=${text} cannot be used. Write an address, for example samsvar@example.se or Samsvar <samsvar@example.se>.`,
  );
};
