// What each refusal looks like on the wire: HTTP status, socket close code, and words in both languages.
import type { Language, RefusalCode, RefusalData } from '@samsvar/domain';
import { ACCOUNT_REFUSALS } from './account-refusal';
import { SOURCE_REFUSALS } from './source-refusal';
import { fieldInWords } from './field-words';
import { excessInWords, limitInWords, waitInWords } from './limit-words';
import type { RefusalForm } from './refusal-form';

/** One row for every code there is; a missing one does not compile. */
export const REFUSALS: Readonly<Record<RefusalCode, RefusalForm>> = {
  'not-found': {
    status: 404,
    close: 4404,
    sv: () => 'Det du söker finns inte, eller så har du inte tillgång till det.',
    en: () => 'What you are looking for does not exist, or you do not have access to it.',
  },
  'not-allowed': {
    status: 403,
    close: 4403,
    sv: () =>
      'Din roll får inte göra det här. Registratorer och författare ändrar remisser och dokument, författare skriver svaret, och författare, granskare och beslutsfattare kommenterar och föreslår ändringar.',
    en: () =>
      'Your role may not do this. Registrars and authors change consultations and documents, authors write the response, and authors, reviewers and decision-makers comment and suggest changes.',
  },
  'not-signed-in': {
    status: 401,
    close: 4401,
    sv: () => 'Du är inte inloggad. Logga in och försök igen.',
    en: () => 'You are not signed in. Sign in and try again.',
  },
  'sign-in-failed': {
    status: 401,
    close: 4401,
    // The same for a closed account with the right password: who has one here must not show.
    sv: () => 'E-postadressen eller lösenordet stämmer inte. Kontot kan också vara avstängt: fråga i så fall en administratör i din organisation.',
    en: () => 'The e-mail address or the password is not right. The account may also be closed: if so, ask an administrator of your organisation.',
  },
  'too-many-attempts': {
    status: 429,
    close: 4529,
    sv: (data) => `För många försök. Vänta ${waitInWords(data, 'sv')} och försök igen.`,
    en: (data) => `Too many attempts. Wait ${waitInWords(data, 'en')} and try again.`,
  },
  'foreign-origin': {
    status: 403,
    close: 4403,
    sv: () => 'Anropet kom från en annan webbplats och har stoppats.',
    en: () => 'The request came from another site and was stopped.',
  },
  invalid: {
    status: 400,
    close: 4400,
    sv: (data) => `Något i det som skickades går inte att använda${fieldInWords(data, 'sv')}.`,
    en: (data) => `Something in what was sent cannot be used${fieldInWords(data, 'en')}.`,
  },
  'too-large': {
    status: 413,
    close: 4413,
    sv: (data) => `Det är för stort. Gränsen är ${limitInWords(data)}.`,
    en: (data) => `It is too large. The limit is ${limitInWords(data)}.`,
  },
  conflict: {
    status: 409,
    close: 4409,
    sv: () => 'Någon annan har redan gjort det här. Läs in sidan igen.',
    en: () => 'Someone else has already done this. Reload the page.',
  },
  'document-in-use': {
    status: 409,
    close: 4409,
    sv: (data) =>
      data['by'] === 'mirror'
        ? 'Dokumentet kan inte tas bort: svaret följer dess rubriker.'
        : 'Dokumentet kan inte tas bort: ett svar hänvisar till det. Ta bort hänvisningarna först.',
    en: (data) =>
      data['by'] === 'mirror'
        ? 'The document cannot be removed: the response follows its headings.'
        : 'The document cannot be removed: a response cites it. Remove the citations first.',
  },
  'unsupported-type': {
    status: 415,
    close: 4415,
    // Without `kind`, a document.
    sv: (data) =>
      data['kind'] === 'picture'
        ? 'Bildens filtyp går inte att använda. Välj PNG eller JPEG.'
        : 'Filtypen går inte att läsa. Välj PDF, Word (.docx), webbsida (.html) eller ren text.',
    en: (data) =>
      data['kind'] === 'picture'
        ? 'This type of picture cannot be used. Choose PNG or JPEG.'
        : 'This type of file cannot be read. Choose PDF, Word (.docx), web page (.html) or plain text.',
  },
  'type-mismatch': {
    status: 415,
    close: 4415,
    sv: (data) =>
      `Filens namn säger ${String(data['named'])} men innehållet är ${String(data['found'])}. Kontrollera att du valt rätt fil.`,
    en: (data) =>
      `The file’s name says ${String(data['named'])} but its content is ${String(data['found'])}. Check that you chose the right file.`,
  },
  'file-empty': {
    status: 422,
    close: 4422,
    sv: () => 'Filen är tom (0 kB). Välj en annan fil.',
    en: () => 'The file is empty (0 kB). Choose another file.',
  },
  'file-encrypted': {
    status: 422,
    close: 4422,
    sv: () => 'Filen är skyddad med lösenord. Spara en kopia utan skydd och ladda upp den.',
    en: () => 'The file is protected by a password. Save a copy without protection and upload that.',
  },
  'file-damaged': {
    status: 422,
    close: 4422,
    sv: () => 'Filen är skadad eller ofullständig. Hämta den på nytt eller välj en annan fil.',
    en: () => 'The file is damaged or incomplete. Fetch it again or choose another file.',
  },
  'file-without-pages': {
    status: 422,
    close: 4422,
    sv: () => 'Filen har inga sidor. Välj en annan fil.',
    en: () => 'The file has no pages. Choose another file.',
  },
  'file-too-complex': {
    status: 422,
    close: 4422,
    sv: (data) => `Filen är för stor eller för invecklad för att läsas säkert${excessInWords(data, 'sv')}.`,
    en: (data) => `The file is too large or too intricate to be read safely${excessInWords(data, 'en')}.`,
  },
  'file-took-too-long': {
    status: 422,
    close: 4422,
    sv: (data) => `Filen tog mer än ${String(data['seconds'])} sekunder att läsa och läsningen avbröts.`,
    en: (data) => `The file took more than ${String(data['seconds'])} seconds to read and was stopped.`,
  },
  'source-not-ready': {
    status: 409,
    close: 4409,
    sv: () => 'Dokumentet läses fortfarande in. Försök igen om en stund.',
    en: () => 'The document is still being read. Try again in a moment.',
  },
  'passage-mismatch': {
    status: 422,
    close: 4422,
    sv: () => 'Stället stämmer inte med dokumentets text. Markera orden igen.',
    en: () => 'The passage does not match the document’s text. Select the words again.',
  },
  'read-only': {
    status: 403,
    close: 4403,
    sv: () => 'Du kan läsa svaret men inte skriva i det. Det du skrev har inte sparats.',
    en: () => 'You can read this response but not write in it. What you wrote was not saved.',
  },
  'update-invalid': {
    status: 400,
    close: 4400,
    sv: () => 'Ändringen gick inte att ta emot. Ladda ner din text och läs in sidan igen.',
    en: () => 'The change could not be received. Download your text and reload the page.',
  },
  'update-foreign-client': {
    status: 403,
    close: 4403,
    sv: () => 'Ändringen bar en annan persons märke och togs inte emot. Läs in sidan igen.',
    en: () => 'The change carried another person’s mark and was not accepted. Reload the page.',
  },
  'too-many-updates': {
    status: 429,
    close: 4529,
    sv: () => 'Det kom för många ändringar på kort tid. Vänta en stund; din text finns kvar.',
    en: () => 'Too many changes came in a short time. Wait a moment; your text is still here.',
  },
  'document-too-large': {
    status: 413,
    close: 4413,
    sv: (data) => `Svaret har nått gränsen ${limitInWords(data)}. Flytta ut bilagor eller bilder.`,
    en: (data) =>
      `The response has reached its limit of ${limitInWords(data)}. Move annexes or pictures out.`,
  },
  'removes-too-much': {
    status: 409,
    close: 4409,
    sv: () =>
      'Ändringen hade tagit bort en stor del av texten och har stoppats. Texten är orörd. Läs in sidan igen, och ta bort i mindre delar om det var meningen.',
    en: () =>
      'The change would have removed a large part of the text and was stopped. The text is untouched. Reload the page, and remove it in smaller parts if that was the intention.',
  },
  'too-many-connections': {
    status: 429,
    close: 4529,
    sv: () => 'Svaret är öppet i för många fönster. Stäng några och försök igen.',
    en: () => 'The response is open in too many windows. Close some and try again.',
  },
  'schema-outdated': {
    status: 409,
    close: 4409,
    sv: () => 'Samsvar har uppdaterats. Ladda ner osparad text och läs in sidan igen.',
    en: () => 'Samsvar has been updated. Download unsaved text and reload the page.',
  },
  'export-faults': {
    status: 422,
    close: 4422,
    sv: () => 'Svaret har fel som måste rättas innan det kan tas ut. Se listan.',
    en: () => 'The response has faults that must be mended before it can be exported. See the list.',
  },
  'text-changed': {
    status: 409,
    close: 4409,
    sv: () => 'Texten har ändrats just där. Markera stället igen.',
    en: () => 'The text has just changed there. Select the place again.',
  },
  'nothing-to-anchor': {
    status: 422,
    close: 4422,
    sv: () => 'Det som är markerat går inte att fästa något vid. Markera ord, eller ett helt stycke.',
    en: () => 'Nothing can be attached to what is selected. Select words, or a whole paragraph.',
  },
  'suggestion-stale': {
    status: 409,
    close: 4409,
    sv: () => 'Texten har ändrats sedan förslaget skrevs. Jämför och välj själv vad som ska stå.',
    en: () => 'The text has changed since the suggestion was written. Compare, and choose what is to stand there.',
  },
  'suggestion-empty': {
    status: 422,
    close: 4422,
    sv: () => 'Förslaget ändrar ingenting.',
    en: () => 'The suggestion changes nothing.',
  },
  'suggestion-protected': {
    status: 422,
    close: 4422,
    sv: () => 'Förslaget rör en rubrik som speglar källan, och den går inte att ändra.',
    en: () => 'The suggestion touches a heading that mirrors the source, which cannot be changed.',
  },
  'already-decided': {
    status: 409,
    close: 4409,
    sv: () => 'Någon annan har redan beslutat om förslaget.',
    en: () => 'Somebody else has already decided about the suggestion.',
  },
  'too-many-threads': {
    status: 409,
    close: 4409,
    sv: (data) => `Remissvaret har redan ${String(data['limit'])} trådar, fler får inte plats.`,
    en: (data) => `The response already has ${String(data['limit'])} threads; there is no room for more.`,
  },
  'blocking-threads': {
    status: 409,
    close: 4409,
    sv: (data) => `Texten kan inte låsas än: ${String(data['count'])} ${data['count'] === 1 ? 'blockerande tråd är' : 'blockerande trådar är'} inte avgjord${data['count'] === 1 ? '' : 'a'}.`,
    en: (data) => `The text cannot be locked yet: ${String(data['count'])} blocking ${data['count'] === 1 ? 'thread is' : 'threads are'} not settled.`,
  },
  'text-frozen': {
    status: 409,
    close: 4409,
    sv: () => 'Texten är låst. Den som har låst den kan öppna den igen.',
    en: () => 'The text is locked. Whoever locked it can open it again.',
  },
  'organisation-unknown': {
    status: 404,
    close: 4404,
    sv: () => 'Ingen organisation här har det numret. Kontrollera numret, eller be driften lägga upp organisationen.',
    en: () => 'No organisation here has that number. Check the number, or ask whoever runs the service to add the organisation.',
  },
  'party-already': {
    status: 409,
    close: 4409,
    sv: () => 'Organisationen är redan med i svaret.',
    en: () => 'The organisation already shares the response.',
  },
  'working-copy-foreign': {
    status: 422,
    close: 4422,
    sv: () => 'Filen är en arbetskopia av ett annat remissvar.',
    en: () => 'The file is a working copy of another response.',
  },
  'working-copy-unmarked': {
    status: 422,
    close: 4422,
    sv: () =>
      'Filen är ingen arbetskopia härifrån, eller så har märkningen försvunnit. Bara en arbetskopia (.docx) som är uttagen ur Samsvar kan tas in. Ta ut en ny och för in ändringarna i den.',
    en: () =>
      'The file is not a working copy from here, or its marks are gone. Only a working copy (.docx) taken out of Samsvar can be brought back. Take out a new one and put the changes in that.',
  },
  ...ACCOUNT_REFUSALS,
  ...SOURCE_REFUSALS,
  'outside-sections': {
    status: 403,
    close: 4403,
    sv: () => 'Du är inbjuden att ändra i vissa avsnitt, och det här är inte ett av dem. Texten har inte ändrats.',
    en: () => 'You are invited to change some sections, and this is not one of them. The text has not been changed.',
  },
  unavailable: {
    status: 503,
    close: 4503,
    sv: () => 'Tjänsten är tillfälligt otillgänglig. Försök igen om en stund.',
    en: () => 'The service is unavailable for the moment. Try again shortly.',
  },
};

/** The words of a refusal, in the reader's language. */
export const wordsOfRefusal = (code: RefusalCode, data: RefusalData, language: Language): string =>
  REFUSALS[code][language](data);
