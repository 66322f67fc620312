// What PDF/UA-1 would refuse in a document, found before it is compiled, with the place to mend it.
import type { ExportFault } from '@samsvar/domain';
import type { Block, Print } from '../../base/print';

/** Blocking faults, judged by what is printed: headings that were left out do not count. */
export const printFaults = (print: Print): ExportFault[] => [
  ...(print.title.trim() === '' ? [{ code: 'title-missing', blockId: null, blocking: true } as const] : []),
  ...headingFaults(print.blocks),
  ...figureFaults(print.blocks),
];

const headingFaults = (blocks: readonly Block[]): ExportFault[] => {
  const faults: ExportFault[] = [];
  let previous = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    if (block.level > previous + 1)
      faults.push({ code: 'heading-skipped', blockId: block.blockId, blocking: true });
    previous = block.level;
  }
  return faults;
};

const figureFaults = (blocks: readonly Block[]): ExportFault[] =>
  blocks.flatMap((block): ExportFault[] => {
    if (block.kind === 'figure')
      return block.alt ? [] : [{ code: 'figure-without-text', blockId: block.blockId, blocking: true }];
    if (block.kind === 'list') return block.items.flatMap(figureFaults);
    if (block.kind === 'table')
      return block.rows.flatMap((row) => row.flatMap((cell) => figureFaults(cell.blocks)));
    if (block.kind === 'quotation') return figureFaults(block.blocks);
    return block.kind === 'wording' ? figureFaults([...(block.from ?? []), ...block.to]) : [];
  });
