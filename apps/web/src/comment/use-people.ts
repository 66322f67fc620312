// Who can be called and given something to do in a response, and the words for calling them.
import type { Mention, OrganisationId, ResponseId, Role } from '@samsvar/domain';
import { peopleShape, type CommentDraft, type PeopleBody } from '@samsvar/protocol';
import { mentionsIn, type MentionOption } from '@samsvar/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAllWords } from '../base/all-words';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** Somebody who can be called, as a form offers them and as the server is told. */
export interface Callable extends MentionOption {
  readonly mention: Mention;
  /** The organisations that it calls somebody in. */
  readonly organisations: readonly OrganisationId[];
}

/** The people of a response, as far as the caller may know of them. */
export const usePeople = (id: ResponseId) =>
  useQuery({
    queryKey: [...queryKey.response(id), 'people'],
    queryFn: ({ signal }) => api.get(apiPath.people(id), peopleShape, { signal }),
    staleTime: 5 * 60_000,
  });

/** Everybody as the words of a comment may call them; empty until they have come. */
export const useCallables = (id: ResponseId): readonly Callable[] => {
  const people = usePeople(id).data;
  const { roles, role, organisation } = useAllWords().comment;
  return useMemo(() => (people ? callablesOf(people, { roles, role, organisation }) : []), [people, roles, role, organisation]);
};

interface CallWords {
  readonly roles: Readonly<Record<Role, string>>;
  readonly role: string;
  readonly organisation: string;
}

/** People, then roles that somebody has, then organisations. Two of the same name are told apart by what tells them apart. */
export const callablesOf = ({ people, organisations }: PeopleBody, words: CallWords): readonly Callable[] => {
  const names = new Map<string, number>();
  for (const { name } of people) names.set(name, (names.get(name) ?? 0) + 1);
  const persons = people.map((one): Callable => {
    const label = names.get(one.name) === 1 ? one.name : `${one.name} (${[one.title, one.organisation.name].filter(Boolean).join(', ')})`;
    const detail = [one.title || words.roles[one.role], one.organisation.name].join(' · ');
    return { id: one.id, label, detail, mention: { kind: 'person', id: one.id, label }, organisations: [one.organisation.id] };
  });
  const roles = [...new Set(people.map(({ role }) => role))].map((role): Callable => {
    const label = words.roles[role];
    return { id: role, label, detail: words.role, mention: { kind: 'role', id: role, label }, organisations: people.filter((one) => one.role === role).map((one) => one.organisation.id) };
  });
  const parties = organisations.map(({ id, name }): Callable => ({ id, label: name, detail: words.organisation, mention: { kind: 'organisation', id, label: name }, organisations: [id] }));
  return [...persons, ...roles, ...parties];
};

/** What is sent of a text: its words, and those whom it calls. */
export const commentOf = (text: string, callables: readonly Callable[]): CommentDraft => ({
  text: text.trim(),
  mentions: mentionsIn(text, callables).map(({ mention }) => mention),
});

/** Who may be called where one organisation alone sees what is written, and who is called in the words though they do not see it. */
export const seeingOf = (callables: readonly Callable[], only: OrganisationId | null, text: string): { readonly seeing: readonly Callable[]; readonly blind: readonly Callable[] } => {
  if (only === null) return { seeing: callables, blind: [] };
  const seeing = callables.filter(({ organisations }) => organisations.includes(only));
  return { seeing, blind: mentionsIn(text, callables).filter((one) => !seeing.includes(one)) };
};
