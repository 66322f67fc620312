// A small real HTTP server for specs of calls over the wire.
import http from 'node:http';

export const answeringServer = async () => {
  const asked = [];
  const state = { status: 200, headers: {}, body: '' };
  const server = http.createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      asked.push({ method: request.method, url: request.url, body: Buffer.concat(parts).toString() });
      response.writeHead(state.status, state.headers).end(state.body);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const realFetch = globalThis.fetch;
  // A browser completes addresses by the page's own; Node does not.
  globalThis.fetch = (url, init) => realFetch(new URL(String(url), base), init);
  return {
    asked,
    answer: (status, body, headers = {}) => Object.assign(state, { status, body: typeof body === 'string' ? body : JSON.stringify(body), headers }),
    close: () => {
      globalThis.fetch = realFetch;
      server.close();
    },
  };
};
