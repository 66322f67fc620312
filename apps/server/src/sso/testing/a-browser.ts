// A browser for tests: keeps cookies by host, follows redirects one by one, and sends them as a browser would.
export interface Stop {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface TestBrowser {
  /** Goes to an address and follows redirects until there are no more, or one leads to where `until` says. */
  visit(url: string, options?: { readonly until?: (url: string) => boolean; readonly init?: RequestInit }): Promise<Stop>;
  cookies: Map<string, Map<string, string>>;
}

const MOST_REDIRECTS = 20;

/** A browser of its own. */
export const aBrowser = (): TestBrowser => {
  const cookies = new Map<string, Map<string, string>>();
  const once = async (url: string, init: RequestInit): Promise<Response> => {
    const host = new URL(url).host;
    const jar = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), value);
    }
    return answer;
  };
  return {
    cookies,
    visit: async (url, { until, init = {} } = {}) => {
      let at = url;
      let answer = await once(at, init);
      for (let n = 0; n < MOST_REDIRECTS && answer.status >= 300 && answer.status < 400; n++) {
        const next = new URL(answer.headers.get('location') ?? '', at).href;
        if (until?.(next)) return { url: next, status: answer.status, headers: answer.headers, text: '' };
        await answer.arrayBuffer();
        at = next;
        answer = await once(at, { headers: { accept: 'text/html' } });
      }
      return { url: at, status: answer.status, headers: answer.headers, text: await answer.text() };
    },
  };
};
