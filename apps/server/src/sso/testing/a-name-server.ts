// A name server on this machine that knows text records alone.
import dgram from 'node:dgram';

export interface NameServer {
  readonly address: string;
  /** By name; null: it does not answer. */
  readonly records: Map<string, readonly string[] | null>;
  close(): void;
}

const TXT = 16;

export const aNameServer = async (): Promise<NameServer> => {
  const socket = dgram.createSocket('udp4');
  const records = new Map<string, readonly string[] | null>();
  socket.on('message', (query, from) => {
    const { name, end } = nameIn(query);
    const found = records.get(name);
    if (found === null) return;
    const question = query.subarray(12, end + 4);
    // The header of RFC 1035, section 4.1.1: an answer, without fault or with "no such name".
    const header = Buffer.from([query[0] ?? 0, query[1] ?? 0, 0x81, found ? 0x80 : 0x83, 0, 1, 0, found?.length ?? 0, 0, 0, 0, 0]);
    socket.send(Buffer.concat([header, question, ...(found ?? []).map(recordOf)]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${String(socket.address().port)}`, records, close: () => socket.close() };
};

const nameIn = (query: Buffer): { readonly name: string; readonly end: number } => {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
};

const recordOf = (text: string): Buffer => {
  const parts = text.match(/[\s\S]{1,255}/g) ?? [''];
  const data = Buffer.concat(parts.map((part) => Buffer.concat([Buffer.of(part.length), Buffer.from(part, 'latin1')])));
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0); // the name of the question
  head.writeUInt16BE(TXT, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
};
