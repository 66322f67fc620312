// The words of each stance, as they are printed and shown.
import type { Language } from '../base/language';
import type { StanceNeed, Stance } from './stance';

/** Each stance as it stands in a response. */
export const STANCE_WORDS: Readonly<Record<Stance, Readonly<Record<Language, string>>>> = {
  supports: { sv: 'Tillstyrker', en: 'Supports' },
  supports_with_comments: { sv: 'Tillstyrker med synpunkter', en: 'Supports with comments' },
  supports_subject_to_change: { sv: 'Tillstyrker under förutsättning', en: 'Supports subject to change' },
  neutral: { sv: 'Varken tillstyrker eller avstyrker', en: 'Neither supports nor opposes' },
  opposes_as_drafted: { sv: 'Avstyrker i nuvarande utformning', en: 'Opposes as drafted' },
  opposes: { sv: 'Avstyrker', en: 'Opposes' },
  no_objection: { sv: 'Har inget att erinra', en: 'No objection' },
  no_comments: { sv: 'Har inga synpunkter', en: 'No comments' },
  declines: { sv: 'Avstår från att yttra sig', en: 'Declines to respond' },
  not_assessed: { sv: 'Ej behandlat', en: 'Not assessed' },
};

/** What a stance must be accompanied by, as a line of a check list. */
export const STANCE_NEED_WORDS: Readonly<Record<StanceNeed, Readonly<Record<Language, string>>>> = {
  remark: { sv: 'Minst en synpunkt behöver skrivas', en: 'At least one comment needs to be written' },
  'demand-or-wording': {
    sv: 'Minst ett yrkande eller förslag till ändrad lydelse behövs',
    en: 'At least one demand or proposed wording is needed',
  },
  rationale: { sv: 'En motivering behöver skrivas', en: 'Reasons need to be written' },
};
