// Hands mail over to a mail server by SMTP.
import type { Language } from '@samsvar/domain';
import { createTransport, type Transporter } from 'nodemailer';
import { MAIL_ADDRESS, type MailSettings } from '../base/config-mail';
import { oneLine } from './plain-words';

/** Each step of the conversation may take this long (ms). */
const PATIENCE = 15_000;

/** A mail as it goes out. */
export interface Letter {
  /** Names it for ever: sent twice, it is known to be the same. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly body: string;
  readonly language: Language;
  /** Where mail is ended, by opening it or by posting to it; null for mail that nobody can end. */
  readonly endAt: string | null;
}

/** The mail server does not take it: its words about this mail; of what would meet every mail only a code, for it is the operator's matter. */
export class MailFault extends Error {
  constructor(
    message: string,
    /** Whether another mail could go better. */
    readonly isOnlyThis: boolean,
    /** Whether another attempt would be no better. */
    readonly isFinal: boolean,
  ) {
    super(message);
    this.name = 'MailFault';
  }
}

export class MailTransport {
  private readonly transporter: Transporter;

  constructor(private readonly settings: MailSettings) {
    const { host, port, link, login } = settings;
    this.transporter = createTransport({
      host,
      port,
      secure: link === 'tls',
      requireTLS: link === 'starttls',
      // Where nothing must be encrypted, a link that is but cannot be proven is no worse than one that is not.
      tls: { rejectUnauthorized: link !== 'plain' },
      ...(login ? { auth: login } : {}),
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      dnsTimeout: PATIENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Hands it over. Throws a `MailFault` when it is not taken. */
  async send(letter: Letter): Promise<void> {
    const { address } = letter.to;
    // Anything else could name somebody else, or more than one.
    if (!MAIL_ADDRESS.test(address)) throw new MailFault('bad-address', true, true);
    const { from } = this.settings;
    try {
      await this.transporter.sendMail({
        messageId: `<${letter.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
        from,
        to: { name: oneLine(letter.to.name, 80), address },
        envelope: { from: from.address, to: [address] },
        subject: oneLine(letter.subject, 250),
        text: letter.body,
        textEncoding: 'quoted-printable',
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': letter.language,
          // One press in the mail program ends it (RFC 2369, RFC 8058).
          ...(letter.endAt !== null && {
            'List-Unsubscribe': `<${letter.endAt}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      });
    } catch (error) {
      throw faultOf(error);
    }
  }

  close(): void {
    this.transporter.close();
  }
}

/** Faults of the recipient and the message; all others are of the server, and would meet every mail. */
const OF_THIS = ['EENVELOPE', 'EMESSAGE'];

const faultOf = (thrown: unknown): MailFault => {
  const { code, responseCode, response, message } = thrown as {
    // What nodemailer puts on its errors; read with care, for others come here too.
    code?: unknown;
    responseCode?: unknown;
    response?: unknown;
    message?: unknown;
  };
  const isOnlyThis = OF_THIS.includes(String(code));
  if (!isOnlyThis) return new MailFault(`${MAIL_SERVER}${typeof code === 'string' ? oneLine(code, 40) : 'unknown'}`, false, false);
  const said = typeof response === 'string' ? response : String(message ?? '');
  return new MailFault(oneLine(said, 300), true, typeof responseCode === 'number' && responseCode >= 500);
};

/** Stands before the code of what would meet every mail. */
export const MAIL_SERVER = 'mail-server ';
