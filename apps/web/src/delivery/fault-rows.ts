// Faults as they are listed: those that stop the export apart, and many undecided sections as one row.
import type { ExportFault } from '@samsvar/domain';

/** One row of the list: a fault, or several of the same kind that say more together. */
export type FaultRow =
  | { readonly kind: 'one'; readonly fault: ExportFault }
  | { readonly kind: 'undecided'; readonly faults: readonly ExportFault[] };

/** The rows in their two groups, each in the order of the faults. */
export interface FaultRows {
  readonly blocking: readonly FaultRow[];
  readonly advice: readonly FaultRow[];
}

/** Undecided sections become one row where there are several, in the place of the first. */
export const faultRows = (faults: readonly ExportFault[]): FaultRows => ({
  blocking: rowsOf(faults.filter((fault) => fault.blocking)),
  advice: rowsOf(faults.filter((fault) => !fault.blocking)),
});

/** How many rows there are: what the count on the tab says. */
export const countFaultRows = (faults: readonly ExportFault[]): number => {
  const { blocking, advice } = faultRows(faults);
  return blocking.length + advice.length;
};

const isUndecided = (fault: ExportFault): boolean => fault.code === 'section-undecided';

const rowsOf = (faults: readonly ExportFault[]): FaultRow[] => {
  const undecided = faults.filter(isUndecided);
  const first = undecided[0];
  return faults.flatMap((fault): FaultRow[] => {
    if (!isUndecided(fault) || undecided.length === 1) return [{ kind: 'one', fault }];
    return fault === first ? [{ kind: 'undecided', faults: undecided }] : [];
  });
};
