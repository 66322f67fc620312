// Swedish words: outline change.
import { plural } from './plural';

/** "2 rubriker flyttade, 1 ändrad, 1 ny, 1 borttagen" */
const counted = (moved: number, renamed: number, added: number, removed: number): string => {
  const parts = [
    [moved, plural(moved, '1 rubrik flyttad', `${moved} rubriker flyttade`)],
    [renamed, plural(renamed, '1 ändrad', `${renamed} ändrade`)],
    [added, plural(added, '1 ny', `${added} nya`)],
    [removed, plural(removed, '1 borttagen', `${removed} borttagna`)],
  ] as const;
  return parts.filter(([count]) => count > 0).map(([, text]) => text).join(', ');
};

/** In Swedish. */
export const svOutlineChange = {
  news: 'Remissen har en ny version',
  counted,
  look: 'Visa ändringarna',
  title: (no: number) => `Låt dispositionen följa version ${no}`,
  lead: (from: number, to: number) => `Svarets rubriker följer version ${from} av remissen. Det här händer om de i stället följer version ${to}.`,
  changed: 'Flyttade och ändrade',
  changedHelp: 'Allt som står under rubriken följer med, med ställningstagande, hänvisningar och kommentarer.',
  moved: 'flyttad',
  renamed: 'ändrad rubrik',
  becomes: 'blir',
  added: 'Nya',
  addedHelp: 'De läggs in på sin plats och väntar på att ni bestämmer er.',
  removed: 'Borttagna ur remissen',
  removedHelp: 'Det som är skrivet sparas sist i svaret, under rubriken ”Avsnitt som inte längre finns i remissen”.',
  kept: (words: number) => plural(words, 'sparas, 1 ord', `sparas, ${words} ord`),
  keptStance: 'sparas, med ställningstagande',
  empty: 'tomt, tas bort',
  same: (count: number) => plural(count, '1 rubrik är oförändrad.', `${count} rubriker är oförändrade.`),
  own: 'Era egna rubriker och texten under dem står kvar.',
  undo: 'Texten som den är nu sparas först som en version. Vill ni ångra återställer ni den under Versioner.',
  writing: (names: string) => `${names} skriver just nu. Det som skrivs följer med.`,
  follow: 'Låt dispositionen följa',
  following: 'Dispositionen följer med …',
  followed: (no: number) => `Dispositionen följer nu version ${no}. Vill ni ångra finns texten från innan under Versioner.`,
  followedBy: (by: string, no: number) => `${by} lät dispositionen följa remissens version ${no}.`,
  toVersions: 'Till versionerna',
  failed: 'Dispositionen kunde inte följa med.',
  newer: 'Det har kommit en ännu nyare version. Titta igenom ändringarna igen.',
  mayNot: 'Bara den som får skriva i hela svaret kan låta dispositionen följa.',
};
