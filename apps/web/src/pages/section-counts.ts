// How many open threads and suggestions each section has, for the outline.
import type { SectionCounts } from '../response/SectionPlanMarks';
import type { ReviewItem } from '../suggestion/review-item';

/** By the section's id; what stands outside every section is not counted. */
export const sectionCounts = (items: readonly Pick<ReviewItem, 'isOpen' | 'sectionId' | 'suggestion'>[]): ReadonlyMap<string, SectionCounts> => {
  const counts = new Map<string, { threads: number; suggestions: number }>();
  for (const { isOpen, sectionId, suggestion } of items) {
    if (!isOpen || sectionId === null) continue;
    const count = counts.get(sectionId) ?? { threads: 0, suggestions: 0 };
    counts.set(sectionId, count);
    count[suggestion ? 'suggestions' : 'threads'] += 1;
  }
  return counts;
};
