// Hocuspocus as its guide sets it up: stock server and database extension, defaults for when it stores.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import postgres from 'postgres';

const { PORT, PEER_DATABASE, PEER_DEBOUNCE, PEER_REDIS } = process.env;
const sql = postgres(PEER_DATABASE, { max: 4, onnotice: () => undefined });
await sql`create table if not exists peer_document (name text primary key, state bytea not null)`;

const database = new Database({
  fetch: async ({ documentName }) => {
    const [row] = await sql`select state from peer_document where name = ${documentName}`;
    return row ? new Uint8Array(row.state) : null;
  },
  store: async ({ documentName, state }) => {
    await sql`insert into peer_document (name, state) values (${documentName}, ${state})
      on conflict (name) do update set state = excluded.state`;
  },
});
const extensions = [database];
if (PEER_REDIS) {
  const { Redis } = await import('@hocuspocus/extension-redis');
  const { hostname, port } = new URL(PEER_REDIS);
  extensions.push(new Redis({ host: hostname, port: Number(port) }));
}
const server = new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions,
  ...(PEER_DEBOUNCE && { debounce: Number(PEER_DEBOUNCE), maxDebounce: Number(PEER_DEBOUNCE) }),
});
await server.listen();
