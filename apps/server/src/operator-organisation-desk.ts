// Answers the operator's page of organisations and its forms: nothing is changed without OPERATOR_SECRET.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal, type Language } from '@samsvar/domain';
import { wordsOfRefusal } from '@samsvar/protocol';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { InternalAnswer, InternalForm, InternalPage } from './base/internal-listener';
import { organisationPage, type Outcome } from './operator-organisation-page';
import type { OperatorOrganisations } from './operator-organisations';
import { OPERATOR_WORDS } from './operator-words';

/** Wrong secrets from one address in a window, and the window (s). */
export const WRONG_SECRETS = 10;
const WINDOW = 15 * 60;

/** The page and what its forms do; `secret` is OPERATOR_SECRET. */
export const organisationDesk = (
  organisations: OperatorOrganisations,
  secret: string | null,
): { readonly page: InternalPage; readonly form: InternalForm } => {
  const wrong = new RateLimiterMemory({ points: WRONG_SECRETS, duration: WINDOW });
  const show = async (language: Language, more: { outcome?: Outcome; written?: URLSearchParams; status?: number } = {}): Promise<InternalAnswer> => {
    const { outcome = null, written = new URLSearchParams(), status } = more;
    const known = secret === null ? null : await organisations.list();
    return organisationPage({ language, organisations: known, outcome, written, ...(status !== undefined && { status }) });
  };
  const form: InternalForm = async (fields, address) => {
    const language = languageIn(fields);
    const words = OPERATOR_WORDS[language];
    const refuse = (status: number, said: string) => show(language, { outcome: { isGood: false, words: said }, written: fields, status });
    if (secret === null) return show(language, { status: 403 });
    const wait = await secondsToWait(wrong, address);
    if (wait > 0) return refuse(429, words.tooMany(Math.ceil(wait / 60)));
    if (!isSame(fields.get('secret') ?? '', secret)) return refuse(403, words.wrong);
    await wrong.delete(address);
    try {
      return await show(language, { outcome: await carryOut(organisations, fields, language) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(422, wordsOfRefusal(error.code, error.data, language));
    }
  };
  return { page: (query) => show(languageIn(query)), form };
};

const languageIn = (fields: URLSearchParams): Language => (fields.get('sprak') === 'en' ? 'en' : 'sv');

/** Takes one try before the secret is looked at, so that tries sent at once are all counted. */
const secondsToWait = async (wrong: RateLimiterMemory, address: string): Promise<number> => {
  try {
    await wrong.consume(address);
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  }
};

/** Compares hashes, which are of one length, in the same time wherever they differ. */
const isSame = (given: string, right: string): boolean => timingSafeEqual(hashOf(given), hashOf(right));
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const carryOut = async (organisations: OperatorOrganisations, fields: URLSearchParams, language: Language): Promise<Outcome> => {
  const words = OPERATOR_WORDS[language];
  const [field, number] = [(name: string) => fields.get(name) ?? '', fields.get('number') ?? ''];
  if (field('act') === 'create') {
    const name = field('name');
    const draft = { name, number, type: field('type'), email: field('email'), person: field('person') };
    const { link, isSending } = await organisations.create({ ...draft, language: field('language') === 'en' ? 'en' : 'sv', domains: field('domains').split(/[\s,;]+/).filter(Boolean) });
    return { isGood: true, words: words.created(name, isSending), ...(link !== null && { link }) };
  }
  const isOut = field('action') === 'suspend';
  if (isOut) await organisations.suspend(number);
  else if (field('action') === 'resume') await organisations.resume(number);
  else throw new Refusal('invalid', { field: 'action' });
  return { isGood: true, words: words.turned(isOut) };
};
