// What is done about everything that is kept on this computer: listed, swept when its time is over, wiped.
import { allCopies, COPY_MS, readPart, removeCopies, tabsWithUnsent } from './copy-store';
import { tell } from './news';
import { openStore } from './store';
import { forgetTab } from './tab';
import { removeUnsentWhere, UNSENT_MS } from './unsent-store';

/** A copy that can be opened without the network. */
export interface OfflineCopy {
  readonly person: string;
  readonly response: string;
  /** What was given when it was made, as it was given. */
  readonly facts: string;
  /** When the server was last heard, in ms since 1970. */
  readonly contactAt: number;
  /** When it is removed if the server is not heard before, in ms since 1970. */
  readonly expiresAt: number;
}

/** This person's copies, the last used first. */
export const copiesOf = async (person: string): Promise<readonly OfflineCopy[]> => {
  const rows = (await allCopies()).filter((row) => row.person === person);
  const copies = await Promise.all(
    rows.map(async (row): Promise<OfflineCopy | null> => {
      const facts = await readPart(row, 'facts');
      const { response, contactAt } = row;
      return facts && { person, response, contactAt, facts: new TextDecoder().decode(facts.bytes), expiresAt: contactAt + COPY_MS };
    }),
  );
  return copies.filter((copy) => copy !== null).sort((a, b) => b.contactAt - a.contactAt);
};

/** Whether something of this person is here that the server has not acknowledged. */
export const hasUnsent = async (person: string): Promise<boolean> => {
  const rows = await (await openStore()).getAll('unsent');
  if (rows.some((row) => row.person === person)) return true;
  const copies = (await allCopies()).filter((row) => row.person === person);
  const tabs = await Promise.all(copies.map((copy) => tabsWithUnsent(copy)));
  return tabs.some((some) => some.length > 0);
};

/** Removes what has not been in contact for too long, whoever it belongs to; answers how many copies are left. */
export const sweep = async (now: number): Promise<number> => {
  await removeCopies((row) => now - row.contactAt > COPY_MS);
  await removeUnsentWhere((row) => now - row.keptAt > UNSENT_MS);
  return (await allCopies()).length;
};

/** Removes everything of one person who signs out, in all tabs; answers how many copies of others are left. */
export const wipePerson = async (person: string): Promise<number> => {
  tell({ kind: 'signed-out', person, response: null });
  await removeCopies((row) => row.person === person);
  await removeUnsentWhere((row) => row.person === person);
  forgetTab();
  return (await allCopies()).length;
};

/** Removes everything of one person and one response, in all tabs; answers how many copies are left. */
export const wipeResponse = async (person: string, response: string): Promise<number> => {
  tell({ kind: 'wiped', person, response });
  await removeCopies((row) => row.person === person && row.response === response);
  await removeUnsentWhere((row) => row.person === person && row.response === response);
  return (await allCopies()).length;
};
