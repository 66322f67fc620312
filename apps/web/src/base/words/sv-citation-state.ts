// Swedish words: citation state.
import { plural } from './plural';

/** In Swedish. */
export const svCitationState = {
  toLookAt: (count: number) => plural(count, '1 hänvisning behöver ses över', `${count} hänvisningar behöver ses över`),
  showThem: 'Visa dem',
  needLook: (count: number) => `Bara de som behöver ses över (${count})`,
  noneNeedLook: 'Ingen hänvisning behöver ses över.',
  updateAll: (count: number) => plural(count, 'Uppdatera 1 hänvisning som är klar', `Uppdatera alla ${count} som är klara`),
  updateAllHelp: 'Klara är de som är oförändrade i den nya versionen eller som någon har avgjort. De som är ändrade i sak uppdateras en och en. Citerade ord ändras inte.',
  update: (no: number) => `Uppdatera hänvisningen till v${no}`,
  updateOne: (no: number, where: string) => `Uppdatera till v${no}: ${where}`,
  updateWords: 'Uppdatera och byt även de citerade orden',
  updateWordsOne: (where: string) => `Uppdatera och byt även de citerade orden: ${where}`,
  decide: 'Avgör var stället är nu',
  decideOne: (where: string) => `Avgör var stället är nu: ${where}`,
  updated: (count: number) => plural(count, '1 hänvisning är uppdaterad. Ctrl+Z i texten ångrar.', `${count} hänvisningar är uppdaterade. Ctrl+Z i texten ångrar alla.`),
  checkSentence: 'Kontrollera att er mening fortfarande stämmer.',
  failed: (count: number) => plural(count, '1 hänvisning kunde inte uppdateras. Försök igen.', `${count} hänvisningar kunde inte uppdateras. Försök igen.`),
  updating: 'Uppdaterar …',
  noText: 'Vänta tills texten har kommit.',
};
