// One notification in words, and where it leads.
import type { AllWords } from '../base/all-words';
import { path } from '../base/path';
import type { NotificationItem } from './use-notifications';

/** Who did what: "Rut Ek (Region Norrsjö) har nämnt dig i en kommentar". */
export const newsWords = ({ kind, by }: NotificationItem, { notification }: Pick<AllWords, 'notification'>): string =>
  notification.did[kind](notification.by(by.name, by.organisation));

/** The place it is about: a suggestion before the thread that it is talked about in, that before the section. */
export const newsPath = ({ response, suggestionId, threadId, sectionId }: NotificationItem): string =>
  path.response(response.id, suggestionId ? { suggestion: suggestionId } : threadId ? { thread: threadId } : { section: sectionId });
