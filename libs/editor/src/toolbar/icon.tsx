// The toolbar's own small pictures, drawn on a 16 by 16 grid.
const PATHS = {
  bulletList: 'M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  orderedList: 'M7 4h7M7 8h7M7 12h7M2 3l1-.6V6M2 9.4c.3-.8 1.9-.8 1.9.2 0 .8-1.9 1.2-1.9 2.4h2',
  quotation: 'M6.5 4.5C4.300 5 3 6.600 3 9.500h3v-3M13.500 4.500c-2.200.500-3.500 2.100-3.500 5h3v-3',
  demand: 'M2.500 3.500h4M2.500 8h4M2.500 12.500h4M9 8.500l2 2 3.500-5',
  wording: 'M2.500 5h6M2.500 8h4M8.500 11.500h5M10.500 4l3 3-3 3M13 7H9',
  footnote: 'M2.500 12.500l3-9 3 9M3.500 9.500h4M11 4l1.300-.8V8',
  figure: 'M2.500 3.500h11v9h-11zM2.500 11l3-3.500 2.500 2.500 2-2 3.500 3.500M10.500 6h.01',
  link: 'M6.500 9.500l3-3M7.500 4.700l1.300-1.300a2.300 2.300 0 013.300 3.300L10.800 8M8.500 11.300l-1.300 1.300a2.300 2.300 0 01-3.300-3.300L5.200 8',
  table: 'M2.500 3.500h11v9h-11zM2.500 6.500h11M6.200 3.500v9M9.800 3.500v9',
  undo: 'M6 3L3 6l3 3M3.300 6H9a3.500 3.500 0 010 7H6.500',
  comment: 'M2.500 3.500h11v7.500H7L4 13.500V11H2.500z',
  suggest: 'M3 13l.700-3L10.500 3.200a1.400 1.400 0 012.300 2.300L6 12.300zM2.500 8h3M9 13h4.500',
  find: 'M6.800 11.500a4.700 4.700 0 100-9.400 4.700 4.700 0 000 9.400zM10.300 10.300l3.500 3.500',
  redo: 'M10 3l3 3-3 3M12.700 6H7a3.500 3.500 0 000 7h2.500',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture for a button whose name says what it does. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
