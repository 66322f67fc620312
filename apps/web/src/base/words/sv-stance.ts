// Words of the stance room, in Swedish. The stances' own words are in the domain.
import type { ContradictionCode } from '@samsvar/domain';

const contradictions: Record<ContradictionCode, string> = {
  'section-opposes': 'Avsnittet avstyrks, men helheten tillstyrks utan förutsättning.',
  'section-has-condition': 'Avsnittet har en förutsättning, men helheten har ingen.',
  'section-has-remarks': 'Avsnittet har synpunkter, men helheten säger att det inte finns något att erinra.',
  'section-takes-position': 'Avsnittet tar ställning, men helheten gör det inte.',
  'no-section-opposes': 'Helheten avstyrks, men inget avsnitt gör det.',
  'sections-agree': 'Helheten tar inte ställning för eller emot, men alla bedömda avsnitt går åt samma håll.',
  'skipped-with-position': 'Avsnittet hoppas över men har ett ställningstagande.',
};

/** Swedish words for taking a position. */
export const svStance = {
  contradictions,
  tab: 'Ställningstagande',
  overall: 'Hela svaret',
  section: 'Avsnittet',
  chooseSection: 'Ställ markören i ett avsnitt, eller välj ett i dispositionen.',
  ownSection: 'Under en egen rubrik tas inget ställningstagande. Välj ett avsnitt från underlaget.',
  status: 'Vad gör ni med avsnittet?',
  stance: 'Ställningstagande',
  none: 'Inget valt',
  needs: 'Det här behövs',
  met: 'Klart',
  notMet: 'Saknas',
  nothingNeeded: 'Inget mer behövs för det här ställningstagandet.',
  proposal: (words: string): string => `Avsnitten pekar mot: ${words}`,
  useProposal: 'Använd förslaget',
  noProposal: 'Inget avsnitt har något ställningstagande än.',
  agrees: 'Helheten och avsnitten stämmer överens.',
  contradictionsTitle: 'Det här går inte ihop',
  goTo: (section: string): string => `Gå till ${section}`,
  readOnly: 'Du läser. Bara författare ändrar ställningstaganden.',
};
