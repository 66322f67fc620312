// A small real proxy in front of the product, that lets plain HTTP through and treats sockets as some networks do.
import net from 'node:net';

/**
 * What it does with an upgrade: lets it through, refuses it with a status, or takes it and never answers.
 * @typedef {'through' | 403 | 502 | 'swallow'} Treatment
 */

const HEAD_LIMIT = 64 * 1024;
const END_OF_HEAD = '\r\n\r\n';

/**
 * Starts a proxy on a free port of this machine.
 * @param {string} target the product's address
 * @param {Treatment} treatment
 * @returns {Promise<{ url: string, upgrades: () => number, close: () => Promise<void> }>}
 */
export const startBlockingProxy = async (target, treatment) => {
  const { hostname, port } = new URL(target);
  const open = new Set();
  let upgrades = 0;
  const server = net.createServer((client) => {
    keep(open, client);
    let head = '';
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      head += chunk.toString('latin1');
      if (!head.includes(END_OF_HEAD) && head.length < HEAD_LIMIT) return;
      client.off('data', read);
      // Browsers upgrade on connections of their own, so the first head of a connection decides.
      const isUpgrade = /^upgrade:\s*websocket/im.test(head);
      if (isUpgrade) upgrades += 1;
      if (isUpgrade && treatment === 'swallow') return void client.resume();
      if (isUpgrade && typeof treatment === 'number') return void client.end(`HTTP/1.1 ${treatment} Blocked\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      const upstream = net.connect(Number(port), hostname);
      keep(open, upstream);
      upstream.write(Buffer.from(head, 'latin1'));
      client.pipe(upstream);
      upstream.pipe(client);
      client.on('close', () => upstream.destroy());
      upstream.on('close', () => client.destroy());
    };
    client.on('data', read);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const own = address && typeof address === 'object' ? address.port : 0;
  const close = () =>
    /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      })
    );
  return { url: `http://127.0.0.1:${own}`, upgrades: () => upgrades, close };
};

/**
 * @param {Set<net.Socket>} open
 * @param {net.Socket} socket
 */
const keep = (open, socket) => {
  socket.setNoDelay(true);
  open.add(socket);
  socket.on('close', () => open.delete(socket));
  // Whoever leaves in the middle is not a fault of the proxy.
  socket.on('error', () => socket.destroy());
};
