// The SQL that says whether somebody lacks a second factor that the organisation they act as asks for, and whether a session has lasted long enough.
import type { Queries } from '@samsvar/database';

/** How long an administrator's session lasts, however much it is used. */
export const ADMINISTRATOR_HOURS = 8;

/** A piece of SQL, to stand within a query. */
export type Fragment = ReturnType<Queries>;

/**
 * True where the organisation of the row `membership` asks for a factor that its person does not have. `way` is how they
 * signed in (`SignInWay`; null: by password), `isWhole` whether a provider has said that it asked for two factors. Who must
 * come through the organisation's own provider has given their factors there.
 */
export const isEnrolling = (sql: Queries, { way, isWhole }: { readonly way: Fragment; readonly isWhole: Fragment }): Fragment => sql`(
  exists (select from organisation_setting rules where rules.organisation_id = membership.organisation_id
    and rules.sign_in_rules #>> array['secondFactor', membership.role] = 'required'
    and not (coalesce(rules.sign_in_rules -> 'providerOnly', '[]'::jsonb) ? membership.role
      and coalesce(${way}, 'password') not in ('password', 'passkey')))
  and not (coalesce(${isWhole}, false) and coalesce(${way}, 'password') not in ('password', 'passkey'))
  and not exists (select from person_totp where person_totp.person_id = membership.person_id and person_totp.confirmed_at is not null)
  and not exists (select from passkey where passkey.person_id = membership.person_id))`;

/** True where the row `session` has not come to an end at `now`; an administrator's ends sooner than others'. */
export const isOpen = (sql: Queries, now: Date): Fragment => sql`(session.expires_at > ${now} and (
  session.began_at > ${now}::timestamptz - make_interval(hours => ${ADMINISTRATOR_HOURS})
  or not exists (select from membership own where own.person_id = session.person_id and own.role = 'administrator'
    and own.organisation_id::text = session.data #>> '{passport,user,organisationId}')))`;

/** How the row `session` was begun, for `isEnrolling`. */
export const cameOf = (sql: Queries): { readonly way: Fragment; readonly isWhole: Fragment } => ({
  way: sql`(session.data ->> 'way')`,
  isWhole: sql`(session.data ->> 'isWhole')::boolean`,
});
