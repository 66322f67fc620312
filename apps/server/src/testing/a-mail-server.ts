// A real mail server for tests: it takes what comes, or refuses it, and reads what it took as a mail program would.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ArrivedMail {
  /** Addresses of the envelope. */
  readonly to: readonly string[];
  /** The bytes, with CRLF. */
  readonly raw: string;
  /** Every header line, in order, unfolded and decoded. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** The only header of that name; throws when there is none, or more than one. */
  header(name: string): string;
}

export interface TestMailServer {
  readonly port: number;
  readonly mails: ArrivedMail[];
  /** From now on every mail is refused with this, once it has been sent; null: taken. */
  refuse(fault: { readonly code: number; readonly text: string } | null): void;
  /** The same, already when the recipient is named. */
  refuseRecipients(fault: { readonly code: number; readonly text: string } | null): void;
  close(): Promise<void>;
}

type Fault = { readonly code: number; readonly text: string } | null;

/** Listens on a free port of this machine. */
export const aMailServer = async (): Promise<TestMailServer> => {
  const mails: ArrivedMail[] = [];
  const faults: { whole: Fault; recipient: Fault } = { whole: null, recipient: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(errorOf(faults.recipient)),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (!faults.whole) mails.push(read(Buffer.concat(parts), session.envelope.rcptTo.map(({ address }) => address)));
        done(errorOf(faults.whole));
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo; // it listens on TCP
  return {
    port,
    mails,
    refuse: (fault) => (faults.whole = fault),
    refuseRecipients: (fault) => (faults.recipient = fault),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

const errorOf = (fault: Fault): Error | null => fault && Object.assign(new Error(fault.text), { responseCode: fault.code });

const read = (bytes: Buffer, to: readonly string[]): ArrivedMail => {
  const raw = bytes.toString('latin1');
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, end).replace(/\r\n(?=[ \t])/g, '').split('\r\n');
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')), decoded(line.slice(line.indexOf(':') + 1).trim())] as const);
  const header = (name: string): string => {
    const [first, ...more] = headers.filter(([each]) => each.toLowerCase() === name.toLowerCase());
    if (!first || more.length > 0) throw new Error(`${name} stands ${more.length > 0 ? 'more than once' : 'nowhere'}`);
    return first[1];
  };
  const body = raw.slice(end + 4);
  const isQuoted = header('Content-Transfer-Encoding') === 'quoted-printable';
  const text = isQuoted ? unquoted(body.replace(/=\r\n/g, '')) : body;
  return { to, raw, headers, header, text: Buffer.from(text, 'latin1').toString('utf8').replace(/\r\n/g, '\n') };
};

const unquoted = (text: string): string => text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Encoded words of RFC 2047; what stands between two of them is nothing. */
const decoded = (value: string): string =>
  value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
    Buffer.from(
      kind.toLowerCase() === 'b' ? Buffer.from(words, 'base64').toString('latin1') : unquoted(words.replace(/_/g, ' ')),
      'latin1',
    ).toString('utf8'),
  );
