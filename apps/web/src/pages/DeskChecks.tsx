// The panel of the desk that tells what is to be looked at before the response is delivered: citations, faults, quotations and amounts.
import type { ResponseId } from '@samsvar/domain';
import { useMemo } from 'react';
import { ChecksPanel } from '../citation/ChecksPanel';
import { LookNote } from '../citation/LookNote';
import { countLooked } from '../citation/looked';
import { useChecks } from '../citation/use-checks';
import { useCitationStates, useFreshStates } from '../citation/use-citation-states';
import { countFaultRows } from '../delivery/fault-rows';
import { FaultList } from '../delivery/FaultList';
import type { LiveProjection } from './use-live-projection';

/** What there is to look at; `count` is the number of all of it. */
export const useDeskChecks = (id: ResponseId, live: LiveProjection, isShown: boolean) => {
  const states = useCitationStates(id);
  useFreshStates(id, live.citations);
  // The outline is read anew at every pause in the writing.
  const query = useChecks(id, live.outline, isShown);
  const looked = useMemo(() => countLooked(live.citations, states), [live.citations, states]);
  const found = live.citations.length > 0 ? (query.data?.findings.length ?? 0) : 0;
  return { query, looked, found, count: countFaultRows(live.faults) + looked + found };
};

interface DeskChecksProps {
  readonly live: LiveProjection;
  readonly checks: ReturnType<typeof useDeskChecks>;
  readonly goTo: (blockId: string) => void;
  readonly goToCitation: (citationId: string) => void;
  readonly goToFault: (id: string) => void;
  readonly goToWhole: () => void;
  /** To the citations that need a look. */
  readonly goToLooked: () => void;
}

/** Never says that nothing is wrong while something is to be looked at. */
export const DeskChecks = ({ live, checks, goTo, goToCitation, goToFault, goToWhole, goToLooked }: DeskChecksProps) => {
  const { query, looked, found } = checks;
  const sections = useMemo(() => new Map(live.outline.map((section) => [section.id, section])), [live.outline]);
  return (
    <>
      {looked > 0 ? <LookNote count={looked} onShow={goToLooked} /> : null}
      {live.faults.length > 0 || looked + found === 0 ? <FaultList faults={live.faults} onGo={goToFault} onGoToWhole={goToWhole} /> : null}
      <ChecksPanel
        query={query}
        hasCitations={live.citations.length > 0}
        sections={sections}
        onGo={({ kind, blockId, citationId }) => (kind === 'quotation' && blockId !== '' ? goTo(blockId) : goToCitation(citationId))}
      />
    </>
  );
};
