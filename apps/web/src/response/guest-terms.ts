// What a guest may do, as it stands in a form and as it is sent.
import { isLocalDate, type OutlineSection, type Part } from '@samsvar/domain';
import type { GuestChange } from '@samsvar/protocol';

/** The fields of the form. */
export interface TermsDraft {
  readonly part: Part;
  readonly isEverywhere: boolean;
  readonly sections: readonly string[];
  /** `YYYY-MM-DD`, empty, or what was typed instead. */
  readonly until: string;
}

export const NEW_TERMS: TermsDraft = { part: 'review', isEverywhere: true, sections: [], until: '' };

/** The fields of terms that hold already. */
export const termsDraft = ({ part, sections, until }: { readonly part: Part; readonly sections: readonly string[] | null; readonly until: string | null }): TermsDraft => ({
  part,
  isEverywhere: sections === null,
  sections: sections ?? [],
  until: until ?? '',
});

/** What is wrong with them, `today` being the day in Sweden. */
export const termsFaults = ({ isEverywhere, sections, until }: TermsDraft, today: string): { readonly sections: boolean; readonly until: boolean } => ({
  sections: !isEverywhere && sections.length === 0,
  until: until !== '' && (!isLocalDate(until) || until < today),
});

/** As they are sent. */
export const termsToSend = ({ part, isEverywhere, sections, until }: TermsDraft): Required<GuestChange> => ({
  part,
  sections: isEverywhere ? null : [...sections],
  until: until === '' ? null : until,
});

/** Names of sections with their numbers, as in the outline; for one that is gone `gone`. */
export const sectionNames = (sections: readonly string[], outline: readonly Pick<OutlineSection, 'id' | 'number' | 'title'>[], gone: string): string =>
  sections
    .map((id) => {
      const found = outline.find((section) => section.id === id);
      return found ? [found.number, found.title].filter(Boolean).join(' ') : gone;
    })
    .join(', ');
