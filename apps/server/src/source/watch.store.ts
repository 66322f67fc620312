// The SQL of looking at web pages again.
import type { Queries, Transaction } from '@samsvar/database';
import type { LocalDate, OrganisationId, SourceId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** How a page is watched. */
export interface WatchRow {
  readonly isOn: boolean;
  readonly url: string;
  readonly nextAt: Date;
  readonly lastAt: Date | null;
  readonly lastResult: string | null;
}

/** How a page of the grant's organisation is watched; null for what is no web page. */
export const findWatch = async (sql: Queries, grant: Grant, sourceId: SourceId): Promise<WatchRow | null> => {
  const rows = await sql<WatchRow[]>`
    select w.is_on, w.url, w.next_at, w.last_at, w.last_result from source_watch w join source s on s.id = w.source_id
    where w.source_id = ${sourceId} and s.organisation_id = ${grant.organisationId}`;
  return rows[0] ?? null;
};

/** Turns the watching on or off; false when that is how it is already. Turned on, the page is looked at soon when its time has passed. */
export const updateWatch = async (tx: Transaction, grant: Grant, watch: { readonly sourceId: SourceId; readonly isOn: boolean }): Promise<boolean> => {
  const rows = await tx`update source_watch w set is_on = ${watch.isOn} from source s
    where w.source_id = ${watch.sourceId} and s.id = w.source_id and s.organisation_id = ${grant.organisationId}
      and w.is_on <> ${watch.isOn} returning w.source_id`;
  return rows.length === 1;
};

/** Writes down what a look at a page gave: `same`, `changed` or a refusal's code. Jobs act for the server itself. */
export const recordLook = async (
  tx: Queries,
  look: { readonly sourceId: SourceId; readonly at: Date; readonly nextAt: Date; readonly result: string },
): Promise<void> => {
  await tx`update source_watch set last_at = ${look.at}, next_at = ${look.nextAt}, last_result = ${look.result} where source_id = ${look.sourceId}`;
};

/**
 * Takes pages that are due while a consultation that has them is open, and sets their next look; no two nodes get the same one.
 * Left out are those that could never be read, and those whose issuer has taken them back.
 */
export const takeDuePages = async (
  tx: Transaction,
  due: { readonly now: Date; readonly today: LocalDate; readonly nextAt: Date; readonly atMost: number },
): Promise<{ readonly sourceId: SourceId; readonly organisationId: OrganisationId }[]> =>
  tx<{ sourceId: SourceId; organisationId: OrganisationId }[]>`
    update source_watch set next_at = ${due.nextAt} from source s
    where s.id = source_watch.source_id and source_watch.source_id in (
      select w.source_id from source_watch w join source o on o.id = w.source_id
      where w.is_on and w.next_at <= ${due.now} and o.withdrawn_at is null
        and exists (select from consultation_document d join consultation c on c.id = d.consultation_id
          where d.source_id = w.source_id and c.due_on >= ${due.today}::date)
        and exists (select from source_version v where v.source_id = w.source_id and v.state in ('ready', 'needs-ocr'))
      order by w.next_at limit ${due.atMost} for update of w skip locked)
    returning source_watch.source_id, s.organisation_id`;
