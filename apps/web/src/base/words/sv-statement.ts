// Words of the accessibility statement and the page about personal data. What they say must be true of the product as it is.

/** One part of a public statement: paragraphs, then a list. */
interface StatementPart {
  readonly title: string;
  readonly text: readonly string[];
  readonly list?: readonly string[];
}

/** A public statement. */
export interface Statement {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly StatementPart[];
  /** Stands last: when it was looked over. */
  readonly dated: string;
}

/** As lagen (2018:1937) om tillgänglighet till digital offentlig service and Digg's regulation MDFFS 2019:2 ask for it. */
const accessibility: Statement = {
  title: 'Tillgänglighetsredogörelse för Samsvar',
  lead: 'Den som driver den här tjänsten vill att så många som möjligt ska kunna använda den. Här står hur väl Samsvar uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister som är kända och hur du kan rapportera fler.',
  parts: [
    {
      title: 'Hur tillgänglig är tjänsten?',
      text: [
        'Samsvar är delvis förenlig med lagen (2018:1937) om tillgänglighet till digital offentlig service, eftersom tjänsten inte är prövad på alla sätt som den behöver prövas på. Vi utgår från standarden EN 301 549 och strävar efter WCAG 2.2 på nivå AA.',
      ],
    },
    {
      title: 'Vad kan du göra om du inte kan använda delar av tjänsten?',
      text: [
        'Vänd dig till administratören i din organisation eller till den som driver tjänsten. Du kan få innehållet på ett annat sätt: ett remissvar går att ta ut som Word-fil eller som pdf med taggar, och dokument som har lagts in går att hämta som de är.',
      ],
    },
    {
      title: 'Rapportera brister i tillgängligheten',
      text: [
        'Hittar du något som inte fungerar för dig, eller som inte uppfyller lagens krav, berätta det för administratören i din organisation eller för den som driver tjänsten. Skriv gärna vilken sida det gäller, vad du försökte göra, och vilka hjälpmedel du använder.',
      ],
    },
    {
      title: 'Tillsyn',
      text: [
        'Myndigheten för digital förvaltning, Digg, har tillsyn över att lagen följs. Är du inte nöjd med hur dina synpunkter har tagits emot kan du anmäla det till Digg på digg.se/tdosanmalan.',
      ],
    },
    {
      title: 'Kända brister',
      text: ['Det här uppfyller inte kraven, eller är inte prövat så att vi kan säga att det gör det:'],
      list: [
        'Tjänsten är inte prövad med riktiga skärmläsare. Sidorna har rubriker, namn och meddelanden för dem, och dessa kontrolleras av program, men ingen har läst sidorna med NVDA, JAWS eller VoiceOver.',
        'Tjänsten är bara prövad i Chromium. Firefox och Safari är inte prövade.',
        'Tjänsten är inte prövad tillsammans med personer med funktionsnedsättning.',
        'Röststyrning, förstoringsprogram och läget för hög kontrast är inte prövade.',
        'Dokument som användarna lägger in visas med de rubriker, tabeller och noter som filen har. Är filen otydlig kan de saknas eller bli fel. Bilder i dokumenten visas inte i läsvyn.',
        'Bilder som användarna lägger in i ett svar är bara beskrivna om den som lade in dem har gjort det. Vid uttag till pdf sägs vilka bilder som saknar beskrivning.',
        'Förslag till ändringar visas i texten med genomstrykning och understrykning. De står även som ord i listan bredvid, men i själva texten kan de vara svåra att höra.',
      ],
    },
    {
      title: 'Hur vi har prövat tjänsten',
      text: ['Vi har själva prövat tjänsten medan den byggs:'],
      list: [
        'Programmet axe går igenom sidor och lägen i ljust och mörkt utseende vid varje prov, efter reglerna för WCAG 2.2 AA, utan några anmärkningar.',
        'Att skriva, kommentera, föreslå och avgöra förslag prövas med bara tangentbordet.',
        'Sidorna prövas i mobilbredd, utan att de behöver rullas i sidled.',
        'Pdf-filer som tas ut följer PDF/UA-1.',
      ],
    },
  ],
  dated: 'Redogörelsen uppdaterades senast den 22 november 2026.',
};

const privacy: Statement = {
  title: 'Personuppgifter i Samsvar',
  lead: 'Här står vilka uppgifter om dig som sparas, varför, hur länge, och vad du kan begära.',
  parts: [
    {
      title: 'Vem som ansvarar',
      text: [
        'Varje organisation som använder Samsvar är personuppgiftsansvarig för sina användare och för det de skriver. Den som driver tjänsten är personuppgiftsbiträde: den behandlar uppgifterna åt organisationen och har inget sätt i tjänsten att läsa utkast.',
        'Frågor ställer du till administratören i din organisation, eller till organisationens dataskyddsombud.',
      ],
    },
    {
      title: 'Vad som sparas om dig',
      text: ['Det här behövs för att du ska kunna arbeta här och för att det ska gå att lita på vem som har gjort vad:'],
      list: [
        'Namn, e-postadress, roll och titel, och vilka organisationer du hör till.',
        'Hur du loggar in: lösenordet som ett avtryck som inte går att läsa tillbaka, dina nycklars öppna del, kodappens hemlighet i krypterad form, och vem du är hos organisationens inloggningstjänst om du loggar in genom den.',
        'Dina inloggningar: när de började, när de senast användes, och vilken webbläsare och vilket operativsystem det var.',
        'Det du skriver: text, kommentarer, förslag och beslut, med ditt namn och tid. Av texten sparas vem som har skrivit vad.',
        'Vad du har fått veta: aviseringar, och de mejl som tjänsten skickar till dig.',
        'En logg över vem som har gjort vad, som organisationens administratörer kan läsa. Den går inte att ändra utan att det märks.',
        'Din nätadress räknas en kort stund när du loggar in, så att ingen kan gissa lösenord i mängd.',
      ],
    },
    {
      title: 'Rättslig grund',
      text: [
        'Organisationen avgör och svarar för grunden. För myndigheter, regioner och kommuner är det i regel en uppgift av allmänt intresse, för andra ett berättigat intresse av att lämna remissvar.',
      ],
    },
    {
      title: 'Hur länge',
      text: ['Organisationen bestämmer hur länge dess material sparas, och kan gallra det. Därutöver gäller:'],
      list: [
        'En inloggning upphör när du loggar ut, eller av sig själv när den har varit oanvänd eller blivit för gammal.',
        'Länkar för nytt lösenord och ny adress gäller en kort tid och en gång.',
        'Det du har skrivit i ett svar står kvar i svaret när du lämnar organisationen, eftersom det hör till ärendet. Myndigheters handlingar kan behöva bevaras enligt arkivlagen.',
        'Loggen är kvar så länge den behövs för att visa vem som har gjort vad. När du har tagit bort ditt konto står ett nummer där i stället för ditt namn.',
      ],
    },
    {
      title: 'Vem som får se uppgifterna',
      text: [
        'De som arbetar i din organisation ser namn, adress och roll. De som delar ett svar med dig ser ditt namn, din organisation och det du skriver i svaret. Andra organisationer ser ingenting.',
        'Ingen sida i Samsvar hämtar något från någon annan än Samsvar självt: inga typsnitt, kartor, mätningar eller annonser från andra. Loggar du in genom organisationens inloggningstjänst lämnas du över till den, och den får då veta att du loggar in här. Mejl går genom den mejlserver som den som driver tjänsten har valt.',
      ],
    },
    {
      title: 'Kakor och det som ligger i din webbläsare',
      text: [
        'Samsvar använder en kaka. Den håller dig inloggad, är nödvändig för tjänsten och innehåller inget annat än en slumpad beteckning. Loggar du in genom organisationens inloggningstjänst finns ytterligare en medan det pågår.',
        'Webbläsaren minns dessutom språk och utseende, ord du har börjat skriva i ett formulär, och en krypterad kopia av ett svar om du själv väljer att kunna skriva utan nät. Det tas bort när du loggar ut, utom språk och utseende.',
      ],
    },
    {
      title: 'Dina rättigheter',
      text: [
        'Under Mitt konto ser du vad som är sparat om dig, rättar ditt namn, avslutar inloggningar, hämtar ut dina uppgifter och tar bort ditt konto. Där står också vad som blir kvar och varför.',
        'Du kan även vända dig till organisationen för att få tillgång till dina uppgifter, få dem rättade eller raderade, begränsa hur de används eller invända mot det. Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten, imy.se.',
      ],
    },
  ],
  dated: 'Sidan uppdaterades senast den 22 november 2026.',
};

/** Swedish words of the accessibility statement and the page about personal data. */
export const svStatement: { readonly accessibility: Statement; readonly privacy: Statement } = { accessibility, privacy };
