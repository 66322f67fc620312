// The organisation's details as they stand in the form, and what keeps them from being saved.
import type { TitleWord } from '@samsvar/domain';
import { LETTER_HEAD_LIMIT, SIGNATORY_RULE_LIMIT, type OrganisationBody, type OrganisationChange } from '@samsvar/protocol';

/** Everything of the form; each class has a key of its own, so that it keeps its field when the order changes. */
export interface SettingsDraft {
  readonly name: string;
  readonly titleWord: TitleWord;
  readonly language: OrganisationBody['language'];
  readonly letterHead: string;
  readonly signatoryRule: string;
  readonly classes: readonly { readonly key: string; readonly name: string }[];
}

/** The form as it begins. */
export const settingsDraft = (body: OrganisationBody): SettingsDraft => ({
  name: body.name,
  titleWord: body.titleWord,
  language: body.language,
  letterHead: body.letterHead,
  signatoryRule: body.signatoryRule,
  classes: body.importanceClasses.map((name, at) => ({ key: `c${at}`, name })),
});

/** What is to be sent: only what differs. */
export const settingsChange = (draft: SettingsDraft, body: OrganisationBody): OrganisationChange => {
  const classes = draft.classes.map(({ name }) => name.trim());
  return {
    ...(draft.name.trim() === body.name ? {} : { name: draft.name.trim() }),
    ...(draft.titleWord === body.titleWord ? {} : { titleWord: draft.titleWord }),
    ...(draft.language === body.language ? {} : { language: draft.language }),
    ...(draft.letterHead.trim() === body.letterHead ? {} : { letterHead: draft.letterHead.trim() }),
    ...(draft.signatoryRule.trim() === body.signatoryRule ? {} : { signatoryRule: draft.signatoryRule.trim() }),
    ...(JSON.stringify(classes) === JSON.stringify(body.importanceClasses) ? {} : { importanceClasses: classes }),
  };
};

/** What is wrong, by field; classes by their key. */
export interface SettingsFaults {
  readonly name: boolean;
  /** Characters too many; 0 for none. */
  readonly letterHead: number;
  readonly signatoryRule: number;
  readonly classes: Readonly<Record<string, 'missing' | 'twice'>>;
}

/** What is wrong with the form; `isFine` when nothing is. */
export const settingsFaults = (draft: SettingsDraft): SettingsFaults & { readonly isFine: boolean } => {
  const classes: Record<string, 'missing' | 'twice'> = {};
  const seen = new Set<string>();
  for (const { key, name } of draft.classes) {
    const plain = name.trim().toLocaleLowerCase('sv');
    if (!plain) classes[key] = 'missing';
    else if (seen.has(plain)) classes[key] = 'twice';
    seen.add(plain);
  }
  const faults = {
    name: draft.name.trim().length < 2,
    letterHead: Math.max(0, draft.letterHead.trim().length - LETTER_HEAD_LIMIT),
    signatoryRule: Math.max(0, draft.signatoryRule.trim().length - SIGNATORY_RULE_LIMIT),
    classes,
  };
  const isFine = !faults.name && !faults.letterHead && !faults.signatoryRule && Object.keys(classes).length === 0;
  return { ...faults, isFine };
};
