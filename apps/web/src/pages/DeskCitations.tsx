// The panel of the desk that lists the response's citations, with the ways to bring them in step.
import type { PassageId } from '@samsvar/domain';
import type { EditorHandle } from '@samsvar/editor';
import type { ResponseBody } from '@samsvar/protocol';
import { useMemo } from 'react';
import { useSourceWords } from '../base/source-words';
import { CitationList } from '../citation/CitationList';
import { useCitations } from '../citation/use-citation';
import { useCitationStates } from '../citation/use-citation-states';
import { useRenewal } from '../citation/use-renewal';
import type { LiveProjection } from './use-live-projection';

interface DeskCitationsProps {
  readonly response: ResponseBody;
  readonly live: LiveProjection;
  readonly handle: EditorHandle | null;
  readonly whyReading: string | null;
  readonly goToCitation: (citationId: string) => void;
  readonly open: (passage: PassageId) => void;
  /** Whether only those that need a look are listed. */
  readonly isFiltered: boolean;
  readonly onFilter: (isFiltered: boolean) => void;
}

/** What the list shows of the text as it stands here, with what has been fetched of each citation. */
export const DeskCitations = ({ response, live, handle, whyReading, goToCitation, open, isFiltered, onFilter }: DeskCitationsProps) => {
  const { noText } = useSourceWords().citationState;
  const states = useCitationStates(response.id);
  const { renew, isRunning } = useRenewal(handle, states);
  const fetched = useCitations(response.id).data;
  const references = useMemo(() => new Map(fetched?.citations.map((one) => [one.citationId, one.reference])), [fetched]);
  const quotes = useMemo(() => new Map(fetched?.citations.map((one) => [one.citationId, one.passage.exact])), [fetched]);
  const sections = useMemo(() => new Map(live.outline.map((section) => [section.id, section])), [live.outline]);
  return (
    <CitationList
      citations={live.citations}
      references={references}
      quotes={quotes}
      sections={sections}
      states={states}
      isFiltered={isFiltered}
      onFilter={onFilter}
      renewing={{
        whyNot: whyReading ?? (handle ? null : noText),
        isRunning,
        mayDecide: response.organisation.isOwn,
        quotedWords: ({ citationId }) => handle?.quotedWords(citationId) ?? null,
        renew: (citations, quoted) => void renew(citations, quoted),
      }}
      onGoToText={({ citationId }) => goToCitation(citationId)}
      onOpenSource={({ passageId }) => open(passageId)}
    />
  );
};
