// The sections that people of an organisation answer for, before it is taken out of the response.
import type { ResponseId } from '@samsvar/domain';
import { useAllWords } from '../base/all-words';
import { list } from '../base/dates';
import { useLanguage } from '../base/language';
import { usePlan } from './use-plan';
import { useProjection } from './use-response';

interface OwnedSectionsProps {
  readonly id: ResponseId;
  /** Its name, as the plan says it. */
  readonly organisation: string;
}

/** One line for each person; nothing when nobody of theirs answers for anything. */
export const OwnedSections = ({ id, organisation }: OwnedSectionsProps) => {
  const words = useAllWords();
  const language = useLanguage();
  const plan = usePlan(id).data?.sections ?? [];
  const outline = useProjection(id).data?.outline ?? [];
  const owned = new Map<string, string[]>();
  for (const { id: section, number, title } of outline) {
    const people = plan.find(({ sectionId }) => sectionId === section)?.people ?? [];
    for (const { name } of people.filter((one) => one.part === 'owner' && one.organisation === organisation)) {
      owned.set(name, [...(owned.get(name) ?? []), number ?? (title || words.response.untitled)]);
    }
  }
  return [...owned].map(([name, sections]) => <p key={name}>{words.plan.parties.owns(name, list(sections, language))}</p>);
};
