// The rows of people to invite: what is wrong with each, and which can be sent.
import type { Role } from '@samsvar/domain';
import { emailShape, type Invitee, type InviteListBody, type MembersBody } from '@samsvar/protocol';

/** A row as it stands in the form. */
export interface InviteRow {
  readonly key: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly title: string;
  /** The list named a role that is none; the one shown was chosen for it. */
  readonly isRoleGuessed: boolean;
}

/** What keeps a row from being sent. */
export type RowProblem = 'bad-email' | 'twice' | 'member' | 'invited' | 'name-too-long';

/** Longest name and title. */
const LINE_LIMIT = 120;

/** An empty row. */
export const emptyRow = (key: string, role: Role): InviteRow => ({ key, email: '', name: '', role, title: '', isRoleGuessed: false });

/** Nothing has been written in it: it is passed over. */
export const isEmptyRow = ({ email, name, title }: InviteRow): boolean => !email.trim() && !name.trim() && !title.trim();

/** The rows of a list that the server has read; what is wrong with them is judged here again, as they are corrected. */
export const rowsOfList = ({ rows }: InviteListBody, prefix: string): readonly InviteRow[] =>
  rows.map(({ line, email, name, role, title, problem }, at) => ({ key: `${prefix}-${line}-${at}`, email, name, role, title, isRoleGuessed: problem === 'bad-role' }));

/** What is wrong, by key; rows that can be sent, and empty ones, are left out. */
export const rowProblems = (rows: readonly InviteRow[], people: Pick<MembersBody, 'members' | 'invitations'>): ReadonlyMap<string, RowProblem> => {
  const members = new Set(people.members.map(({ email }) => email.toLowerCase()));
  // Guests may be invited to join; an invitation that is over does not stand in the way.
  const invited = new Set(people.invitations.filter(({ kind, state }) => kind === 'member' && state === 'pending').map(({ email }) => email.toLowerCase()));
  const seen = new Set<string>();
  const problems = new Map<string, RowProblem>();
  for (const row of rows) {
    if (isEmptyRow(row)) continue;
    const problem = problemOf(row, { members, invited, seen });
    if (problem) problems.set(row.key, problem);
    seen.add(row.email.trim().toLowerCase());
  }
  return problems;
};

interface Known {
  readonly members: ReadonlySet<string>;
  readonly invited: ReadonlySet<string>;
  readonly seen: ReadonlySet<string>;
}

const problemOf = (row: InviteRow, { members, invited, seen }: Known): RowProblem | null => {
  const read = emailShape.safeParse(row.email);
  if (!read.success) return 'bad-email';
  if (seen.has(read.data)) return 'twice';
  if (members.has(read.data)) return 'member';
  if (invited.has(read.data)) return 'invited';
  return row.name.trim().length > LINE_LIMIT || row.title.trim().length > LINE_LIMIT ? 'name-too-long' : null;
};

/** Those that can be sent, as they are sent. */
export const inviteesOf = (rows: readonly InviteRow[], problems: ReadonlyMap<string, RowProblem>): readonly Invitee[] =>
  rows
    .filter((row) => !isEmptyRow(row) && !problems.has(row.key))
    .map(({ email, name, role, title }) => ({ email: email.trim().toLowerCase(), name: name.trim(), role, title: title.trim() }));
