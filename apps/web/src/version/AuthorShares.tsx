// How much each person and organisation has written, and the choice of whom to highlight.
import { Checkbox, classNames } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { longDateTime, number } from '../base/dates';
import { useLanguage } from '../base/language';
import type { AuthorShare, WrittenRun } from './authorship';
import styles from './authors.module.css';

/** Whose words are highlighted; null for nobody's in particular. */
export type Highlighted = { readonly kind: 'person' | 'organisation'; readonly id: string } | null;

/** Whether a run is by whoever is highlighted. */
export const isHighlighted = ({ by }: WrittenRun, whom: Highlighted): boolean =>
  whom !== null && (whom.kind === 'person' ? (by?.id ?? '') === whom.id : (by?.organisation.id ?? '') === whom.id);

/** The class that underlines the words of the person with this number: the shape tells neighbours apart, not the colour alone. */
export const patternOf = (no: number): string | undefined => styles[`pattern${(no - 1) % 6}`];

interface AuthorSharesProps {
  readonly byPerson: readonly AuthorShare[];
  readonly byOrganisation: readonly AuthorShare[];
  readonly numbers: ReadonlyMap<number, number>;
  readonly highlighted: Highlighted;
  readonly onHighlight: (whom: Highlighted) => void;
}

/** Two small tables that are the legend of the text too. */
export const AuthorShares = ({ byPerson, byOrganisation, numbers, highlighted, onHighlight }: AuthorSharesProps) => {
  const words = useAllWords().version.authors;
  const shared = { highlighted, onHighlight, numbers };
  return (
    <section className={styles['shares']} aria-label={words.sharesTitle}>
      <h2>{words.byPerson}</h2>
      <ShareTable kind="person" shares={byPerson} {...shared} />
      <h2>{words.byOrganisation}</h2>
      <ShareTable kind="organisation" shares={byOrganisation} {...shared} />
    </section>
  );
};

interface ShareTableProps extends Pick<AuthorSharesProps, 'highlighted' | 'onHighlight' | 'numbers'> {
  readonly kind: 'person' | 'organisation';
  readonly shares: readonly AuthorShare[];
}

const ShareTable = ({ kind, shares, highlighted, onHighlight, numbers }: ShareTableProps) => {
  const words = useAllWords().version.authors;
  const language = useLanguage();
  return (
    <table className={styles['shareTable']}>
      <thead>
        <tr>
          <th scope="col">{kind === 'person' ? words.person : words.organisation}</th>
          <th scope="col" className={styles['amount']}>{words.wordCount}</th>
          <th scope="col" className={styles['amount']}>{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map((share) => {
          const no = numbers.get(share.no);
          const isChosen = highlighted?.kind === kind && highlighted.id === share.id;
          const name = (kind === 'person' ? share.name : share.organisation) || words.unknown;
          return (
            <tr key={share.id}>
              <th scope="row">
                <Checkbox isSelected={isChosen} onChange={(isOn) => onHighlight(isOn ? { kind, id: share.id } : null)}>
                  {no === undefined ? null : <span className={classNames(styles['number'], patternOf(no))}>{no}</span>}
                  {name}
                  {kind === 'person' && share.organisation ? <span className={styles['detail']}>{share.organisation}</span> : null}
                  {share.id === '' ? <span className={styles['detail']}>{words.unknownHelp}</span> : null}
                  {kind === 'person' && share.last ? <span className={styles['detail']}>{`${words.last} ${longDateTime(share.last, language)}`}</span> : null}
                </Checkbox>
              </th>
              <td className={styles['amount']}>{number(share.words, language)}</td>
              <td className={styles['amount']}>{percentOf(share.share, language, words.percent)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** In whole percent; with one decimal where that would say nothing, or all. */
const percentOf = (share: number, language: 'sv' | 'en', words: (value: string) => string): string => {
  const percent = share * 100;
  const isEdge = (percent < 1 || percent > 99) && percent < 100;
  return words(number(isEdge ? Math.min(99.9, Math.max(0.1, Math.round(percent * 10) / 10)) : Math.round(percent), language));
};
