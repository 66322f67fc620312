// What goes when a person is erased, and what stays and why, as two lists.
import type { ErasureBody } from '@samsvar/protocol';

interface ErasureListsProps {
  readonly erasure: ErasureBody;
  /** The headings. */
  readonly went: string;
  readonly stayed: string;
  readonly level: 2 | 3;
}

/** Before it is done, and afterwards. */
export const ErasureLists = ({ erasure, went, stayed, level }: ErasureListsProps) => {
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading>{went}</Heading>
      <ul>
        {erasure.goes.map(({ what, count }) => (
          <li key={what}>{count > 1 ? `${what} (${count})` : what}</li>
        ))}
      </ul>
      {erasure.stays.length > 0 ? <Heading>{stayed}</Heading> : null}
      <ul>
        {erasure.stays.map(({ what, why, count }) => (
          <li key={what}>
            <strong>
              {what} ({count})
            </strong>
            . {why}
          </li>
        ))}
      </ul>
    </>
  );
};
