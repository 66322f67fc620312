// The SQL of what an organisation has set for itself: its name, words, head of letters and logo.
import type { Queries, Transaction } from '@samsvar/database';
import type { Language, OrganisationType, TitleWord } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** What an organisation has set, or what holds until it sets something. */
export interface SettingRow {
  readonly name: string;
  readonly number: string;
  readonly type: OrganisationType;
  readonly titleWord: TitleWord;
  readonly language: Language;
  readonly letterHead: string;
  readonly signatoryRule: string;
  readonly importanceClasses: readonly string[];
  readonly logoSha256: Buffer | null;
  readonly logoType: 'image/png' | 'image/jpeg' | null;
  readonly updatedAt: Date | null;
}

/** The organisation of the grant with its settings. */
export const findSettings = async (sql: Queries, grant: Grant): Promise<SettingRow | null> => {
  const rows = await sql<SettingRow[]>`
    select o.name, coalesce(o.organisation_number, '') as number, o.type, coalesce(s.title_word, 'remissvar') as title_word,
      coalesce(s.language, 'sv') as language, coalesce(s.letter_head, '') as letter_head, coalesce(s.signatory_rule, '') as signatory_rule,
      coalesce(s.importance_classes, '[]') as importance_classes, s.logo_sha256, s.logo_type, s.updated_at
    from organisation o left join organisation_setting s on s.organisation_id = o.id where o.id = ${grant.organisationId}`;
  return rows[0] ?? null;
};

/** What the organisation of the grant calls its answers. */
export const findTitleWord = async (sql: Queries, grant: Grant): Promise<TitleWord> => {
  const [row] = await sql<{ titleWord: TitleWord }[]>`select title_word from organisation_setting where organisation_id = ${grant.organisationId}`;
  return row?.titleWord ?? 'remissvar';
};

/** What may be changed, all of it. */
export type Settings = Pick<SettingRow, 'titleWord' | 'language' | 'letterHead' | 'signatoryRule' | 'importanceClasses'>;

/** Keeps the organisation from being changed by others until the transaction ends. */
export const holdOrganisation = async (tx: Transaction, grant: Grant): Promise<void> => {
  await tx`select from organisation where id = ${grant.organisationId} for no key update`;
};

/** Gives the organisation another name. */
export const renameOrganisation = async (tx: Transaction, grant: Grant, name: string): Promise<void> => {
  await tx`update organisation set name = ${name} where id = ${grant.organisationId}`;
};

/** Keeps the settings; the row is made when it is first needed. */
export const saveSettings = async (tx: Transaction, grant: Grant, settings: Settings, now: Date): Promise<void> => {
  const row = {
    organisationId: grant.organisationId,
    titleWord: settings.titleWord,
    language: settings.language,
    letterHead: settings.letterHead,
    signatoryRule: settings.signatoryRule,
    importanceClasses: tx.json([...settings.importanceClasses]),
    updatedBy: grant.personId,
    updatedAt: now,
  };
  await tx`insert into organisation_setting ${tx(row)} on conflict (organisation_id) do update set title_word = excluded.title_word,
    language = excluded.language, letter_head = excluded.letter_head, signatory_rule = excluded.signatory_rule,
    importance_classes = excluded.importance_classes, updated_by = excluded.updated_by, updated_at = excluded.updated_at`;
};

/** A picture that is kept already. */
export interface Logo {
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly mediaType: 'image/png' | 'image/jpeg';
}

/** Gives the organisation a logo, or takes it away with null. */
export const saveLogo = async (tx: Transaction, grant: Grant, logo: Logo | null, now: Date): Promise<void> => {
  if (logo) await tx`insert into blob (sha256, bytes) values (${logo.sha256}, ${logo.bytes}) on conflict do nothing`;
  await tx`insert into organisation_setting (organisation_id, logo_sha256, logo_type, updated_by, updated_at)
    values (${grant.organisationId}, ${logo?.sha256 ?? null}, ${logo?.mediaType ?? null}, ${grant.personId}, ${now})
    on conflict (organisation_id) do update set logo_sha256 = excluded.logo_sha256, logo_type = excluded.logo_type,
      updated_by = excluded.updated_by, updated_at = excluded.updated_at`;
};
