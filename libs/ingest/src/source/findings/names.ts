// Names of people and what they are, as Swedish texts write them.

const WORD = "\\p{Lu}\\p{Ll}[\\p{L}'’]*(?:-\\p{Lu}[\\p{L}'’]+)?";
const INITIAL = '\\p{Lu}\\.';

/** A person's name in full: two to four words with capitals. A single name is nobody that can be told from others. */
export const NAME = `${WORD}(?:\\s+(?:${INITIAL}|${WORD}|(?:af|av|von|de|al|el)\\s+${WORD})){1,3}`;

const NO_PERSON =
  /^(?:Region|Regionen|Kommun|Kommunen|Svensk\p{L}*|Sveriges|Rädda|Röda|Gröna|Nordisk\p{L}*|Norra|Södra|Östra|Västra|Stiftelsen|Föreningen|Länsstyrelsen|Gruppen|Statens|Kungliga|Europeiska|EU)\s|(?:förbund|förbundet|verket|styrelsen|myndigheten|partiet|demokraterna|kommun|universitet|högskola|sjukhus|AB|HB)$/u;

/** Whether a text of the form `NAME` can be a person's, and not that of an organisation. */
export const isPerson = (name: string): boolean => !NO_PERSON.test(name);

/** A party or group behind a name: (V), (C), (BVE). */
export const PARTY = '\\((?:[\\p{Lu}][\\p{L}]{0,5})\\)';

/** What people are called by what they do; compounds end in one of these. */
const DOINGS =
  'ordförande|ledamot|råd|rådet|direktör|direktören|chef|chefen|sekreterare|kanslichef|rektor|professor|forskare|docent|minister|ministern|talesperson|ledare|ledaren|strateg|strategen|utredare|handläggare|jurist|vd|styrelseledamot|landshövding|föredragande|samordnare|läkare|ekonom|kommissionär|utvecklare|koordinator|generalsekreterare|expert|föreståndare|borgmästare|överläkare|verksamhetschef|företagare|ombudsman';

/** Whether a text is what somebody does: "regionråd (V) i Region Norrsjö", "vice ordförande". */
export const isTitle = (text: string): boolean =>
  text.length <= 120 && new RegExp(`^(?:[\\p{L}-]+\\s+){0,4}?[\\p{L}-]*(?:${DOINGS})s?(?=$|[\\s,(])`, 'iu').test(text) && !/[.!?:;]/.test(text.replace(/\b(?:tf|f\.d|vice)\./g, ''));

const GROUP_WORD = '(?:gruppen|partiet|partierna|demokraterna|moderaterna|liberalerna|alliansen|föreningen|nätverket|listan)';

/** Whether a text, alone on its line, names a group that may have signed. */
export const isGroup = (text: string): boolean =>
  text.length <= 120 &&
  !/[.!?:;]/.test(text) &&
  (/^Gruppen för \p{L}/u.test(text) || new RegExp(`^\\p{Lu}[\\p{L}-]*${GROUP_WORD}(?:s\\s+(?:grupp|fullmäktigegrupp|partigrupp))?(?:\\s+(?:i|för|på)\\s+[\\p{L} –-]{2,80})?$`, 'u').test(text));
