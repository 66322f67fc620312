// What the demo's organisation has set for itself: phrases, a board that meets, the head of its letters, and somebody who is invited.
import type { INestApplicationContext } from '@nestjs/common';
import { localDateOf, type Actor, type LocalDate } from '@samsvar/domain';
import type { PhraseDraft } from '@samsvar/protocol';
import { CLOCK, type Clock } from './base/clock';
import { InvitationService } from './membership/invitation.service';
import { DecisionBodyService } from './organisation/decision-body.service';
import { OrganisationService } from './organisation/organisation.service';
import { PhraseService } from './organisation/phrase.service';

const PHRASES: readonly PhraseDraft[] = [
  { title: 'Avstår från att yttra sig', body: 'Branschföreningen Medtek Norrsjö har tagit del av remissen och avstår från att yttra sig.' },
  { title: 'Begränsar sig till vissa avsnitt', body: 'Vi yttrar oss i de delar som rör medicinteknik. I övriga delar avstår vi från att lämna synpunkter.' },
  { title: 'Konsekvenser för små företag', body: 'Små företag bör få tillräckligt med tid för att ställa om. Vi föreslår att övergångstiden förlängs.' },
];

const DAY = 86_400_000;
/** Days from now to each meeting, and from when its papers are due to the meeting. */
const MEETINGS = [21, 63, 112];
const PAPERS = 9;

/** Furnishes the administrator's organisation, as the administrator would. */
export const furnishOrganisation = async (app: INestApplicationContext, administrator: Actor): Promise<void> => {
  const strict = { strict: false };
  const now = app.get<Clock>(CLOCK, strict)().getTime();
  const inDays = (days: number): LocalDate => localDateOf(new Date(now + days * DAY));
  const meetings = MEETINGS.map((days) => ({ heldOn: inDays(days), papersDueOn: inDays(days - PAPERS) }));
  await app.get(DecisionBodyService, strict).replace(administrator, {
    bodies: [
      { id: null, name: 'Styrelsen', meetings },
      { id: null, name: 'Arbetsutskottet', meetings: meetings.slice(0, 1).map(({ papersDueOn }) => ({ heldOn: papersDueOn, papersDueOn: null })) },
    ],
  });
  await app.get(OrganisationService, strict).change(administrator, {
    letterHead: 'Branschföreningen Medtek Norrsjö\nStorgatan 1\n000 00 Norrsjö',
    signatoryRule: 'Verkställande direktören skriver under. Svar som rör lagstiftning beslutas av styrelsen.',
    importanceClasses: ['Stor betydelse', 'Viss betydelse', 'För kännedom'],
  });
  const invitee = { email: 'ivo@medtek.example', name: 'Ivo Granlund', role: 'author', title: 'Utredare' } as const;
  await app.get(InvitationService, strict).invite(administrator, { people: [invitee] });
  // The last one, by which a start that was interrupted is known.
  const phrases = app.get(PhraseService, strict);
  for (const phrase of PHRASES) await phrases.add(administrator, phrase);
};
