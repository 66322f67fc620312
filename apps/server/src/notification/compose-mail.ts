// Writes one mail of everything that somebody is to be told.
import type { Language } from '@samsvar/domain';
import type { MailedNews, Recipient } from './due-mail.store';
import { MAIL_WORDS } from './mail-words';
import { oneLine } from './plain-words';

/** Things that one mail names; of the others it says how many they are. */
const MOST = 50;

/** What a mail is written of. */
export interface Telling {
  readonly to: Recipient;
  /** At least one. */
  readonly news: readonly MailedNews[];
  readonly language: Language;
  /** The address that people use, without a slash at the end. */
  readonly site: string;
}

/** Subject and text of a mail: who did what in which response, with links, gathered by response. */
export const composeMail = ({ to, news, language, site }: Telling): { readonly subject: string; readonly body: string } => {
  const words = MAIL_WORDS[language];
  const [first] = news;
  if (!first) throw new Error('There is nothing to tell.');
  const subject =
    news.length === 1 ? words.subject(words.did[first.kind](oneLine(first.byName, 80)), oneLine(first.title, 120)) : words.subjectOfMany(news.length);
  const told = news.slice(0, MOST);
  const parts = [
    words.hello(oneLine(to.name, 80)),
    words.lead(news.length, oneLine(to.organisation)),
    ...byResponse(told).map((those) => paragraphOf(those, language, site)),
    ...(news.length > MOST ? [words.more(news.length - MOST)] : []),
    words.signIn,
    `${words.choose}\n${site}/installningar/aviseringar`,
  ];
  return { subject, body: `${parts.join('\n\n')}\n` };
};

const byResponse = (news: readonly MailedNews[]): (readonly MailedNews[])[] => {
  const groups = new Map<string, MailedNews[]>();
  for (const each of news) groups.set(each.responseId, [...(groups.get(each.responseId) ?? []), each]);
  return [...groups.values()];
};

const paragraphOf = (news: readonly MailedNews[], language: Language, site: string): string => {
  const lines = news.map((each) => `- ${MAIL_WORDS[language].did[each.kind](doerOf(each))}.\n  ${site}${placeOf(each)}`);
  return [oneLine(news[0]?.title ?? ''), ...lines].join('\n');
};

const doerOf = ({ byName, byOrganisation }: MailedNews): string =>
  byOrganisation === '' ? oneLine(byName, 80) : `${oneLine(byName, 80)} (${oneLine(byOrganisation, 80)})`;

/** The page and the place on it, as the web app names them in `apps/web/src/base/path.ts`. */
const placeOf = ({ kind, responseId, suggestionId, threadId, sectionId, sourceId, sourceVersionNo }: MailedNews): string => {
  if (sourceId && sourceVersionNo !== null) return `/kallor/${sourceId}/hanvisningar?v=${String(sourceVersionNo)}`;
  if (kind === 'source-changed') return `/svar/${responseId}?flik=hanvisningar`;
  const at: Record<string, string> = suggestionId ? { forslag: suggestionId } : threadId ? { trad: threadId } : sectionId ? { avsnitt: sectionId } : {};
  const query = new URLSearchParams(at).toString();
  return `/svar/${responseId}${query && `?${query}`}`;
};
