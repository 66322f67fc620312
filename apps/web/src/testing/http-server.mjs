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
      const { body } = state;
      response.writeHead(state.status, state.headers).end(typeof body === 'function' ? JSON.stringify(body(request)) : body);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const realFetch = globalThis.fetch;
  const send = realFetch ?? sendByNode;
  // A browser completes addresses by the page's own; Node does not.
  globalThis.fetch = (url, init) => send(new URL(String(url), base), init);
  return {
    asked,
    answer: (status, body, headers = {}) => Object.assign(state, { status, body: ['string', 'function'].includes(typeof body) ? body : JSON.stringify(body), headers }),
    close: () => {
      globalThis.fetch = realFetch;
      server.close();
    },
  };
};

/** Where the environment has no fetch, as jsdom: as much of it as the app's own calls use. */
const sendByNode = (url, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, text: async () => Buffer.concat(parts).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
