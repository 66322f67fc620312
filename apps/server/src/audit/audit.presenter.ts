// An entry of the log as its administrators are shown it.
import { isUuid } from '@samsvar/domain';
import type { AuditEntryBody } from '@samsvar/protocol';
import type { EntryRow } from './audit-log.store';

/** What is needed to name what an entry is about. */
export interface Naming {
  /** The organisation that the log is of. */
  readonly own: string;
  /** People and organisations, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Things of the organisation's, by id. */
  readonly things: ReadonlyMap<string, string>;
}

/** With the names that people and things have now. */
export const presentEntry = (row: EntryRow, { own, names, things }: Naming): AuditEntryBody => {
  const { actorId, actingAs, objectId } = row;
  return {
    seq: row.seq,
    at: row.at,
    action: row.action,
    actor: actorId && { id: actorId, name: names.get(actorId) ?? '' },
    actingAs: actingAs === null || actingAs === own ? null : (names.get(actingAs) ?? ''),
    objectKind: row.objectKind,
    objectId,
    objectName: things.get(objectId) ?? names.get(objectId) ?? null,
    facts: row.facts,
    hash: row.hash,
  };
};

/** The ids in entries that people or organisations may have. */
export const uuidsIn = (rows: readonly EntryRow[]): string[] => [
  ...new Set(rows.flatMap(({ actorId, actingAs, objectId }) => [actorId ?? '', actingAs ?? '', objectId]).filter(isUuid)),
];
