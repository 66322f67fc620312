// One notification in words, and where it leads.
import type { AllWords } from '../base/all-words';
import { path } from '../base/path';
import type { NotificationItem } from './use-notifications';

/** Who did what: "Rut Ek (Region Norrsjö) har nämnt dig i en kommentar". */
export const newsWords = ({ kind, by }: NotificationItem, { notification }: Pick<AllWords, 'notification'>): string =>
  notification.did[kind](notification.by(by.name, by.organisation));

/** The place it is about: of a source what is cited in it, of somebody else's the citations of the response; a suggestion before the thread that it is talked about in, that before the section. */
export const newsPath = ({ kind, response, source, suggestionId, threadId, sectionId }: NotificationItem): string =>
  source
    ? path.placements(source.id, source.versionNo)
    : path.response(response.id, kind === 'source-changed' ? { tab: 'hanvisningar' } : suggestionId ? { suggestion: suggestionId } : threadId ? { thread: threadId } : { section: sectionId });
