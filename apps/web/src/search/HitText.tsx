// The words of a hit, with what was found in them marked.
import type { SearchHit } from '@samsvar/protocol';
import { Fragment } from 'react';
import styles from './search.module.css';

/** A text of some length that ends in the middle of a sentence has been cut. */
const isCut = (text: string): boolean => text.length > 280 && !/[.!?:;…”"»)]$/u.test(text);

/** Marks are underlined too, so that they are not told by colour alone. */
export const HitText = ({ hit: { text, marks, at } }: { readonly hit: Pick<SearchHit, 'text' | 'marks' | 'at'> }) => (
  <>
    {at > 0 ? '… ' : ''}
    {marks.map(({ from, to }, index) => (
      <Fragment key={from}>
        {text.slice(marks[index - 1]?.to ?? 0, from)}
        <mark className={styles['mark']}>{text.slice(from, to)}</mark>
      </Fragment>
    ))}
    {text.slice(marks.at(-1)?.to ?? 0)}
    {isCut(text) ? ' …' : ''}
  </>
);
