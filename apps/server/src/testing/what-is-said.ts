// Versions, threads and suggestions of a response for tests: made through the doors, each answered by its id.
import type { Answer, TestClient } from './an-application';

// What the shapes promise of each of these.
const idOf = ({ body }: Answer): string => (body as { id: string }).id;

/** A version that somebody names. */
export const aVersionOf = async (by: TestClient, response: string, label: string): Promise<string> =>
  idOf(await by.send('POST', `/api/responses/${response}/versions`, { label }));

/** A thread about the whole text. */
export const aThreadOf = async (by: TestClient, response: string, { visibility, text }: { readonly visibility: string; readonly text: string }): Promise<string> =>
  idOf(await by.send('POST', `/api/responses/${response}/threads`, { visibility, target: null, comment: { text, mentions: [] } }));

/** Proposes “Jämför” for “Se”, with which the block begins. */
export const aSuggestionOf = async (
  by: TestClient,
  { response, block }: { readonly response: string; readonly block: string },
  { visibility, reason }: { readonly visibility: string; readonly reason: string },
): Promise<string> => {
  const at = { from: { block, offset: 0 }, to: { block, offset: 2 }, isWhole: false, quote: 'Se', prefix: '', suffix: '', relative: null };
  const words = (text: string) => [{ type: 'text', text }];
  return idOf(await by.send('POST', `/api/responses/${response}/suggestions`, { visibility, scope: 'inline', target: at, base: words('Se'), proposed: words('Jämför'), reason }));
};
