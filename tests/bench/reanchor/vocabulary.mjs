// The words of Swedish strategies. Few on purpose: the same sentences and paragraphs come again and again.

export const ACTORS = ['Regionen', 'Kommunerna', 'Länsstyrelsen', 'Trafikverket', 'Näringslivet', 'Universiteten', 'Civilsamhället', 'Skogsstyrelsen', 'Vattenmyndigheten', 'Folkhälsorådet', 'Kulturnämnden', 'Arbetsförmedlingen', 'Bolagsverket', 'Regionala utvecklingsnämnden', 'Tillväxtverket', 'Energimyndigheten'];
export const VERBS = ['ska utveckla', 'ska stärka', 'bör samordna', 'följer upp', 'prioriterar', 'finansierar', 'ansvarar för', 'utreder', 'främjar', 'ska genomföra', 'bör påskynda', 'redovisar', 'ska säkerställa', 'planerar för', 'stödjer', 'bevakar'];
export const OBJECTS = ['kollektivtrafiken', 'bredbandsutbyggnaden', 'kompetensförsörjningen', 'landsbygdsutvecklingen', 'hälsodatainfrastrukturen', 'livsmedelsberedskapen', 'klimatanpassningen', 'elförsörjningen', 'bostadsbyggandet', 'forskningsmiljöerna', 'e-tjänsterna', 'EU-samarbetet', 'vattenförsörjningen', 'kulturmiljöerna', 'informationssäkerheten', 'jämställdhetsarbetet', 'hälso- och sjukvården', 'mark- och vattenanvändningen', 'besöksnäringen', 'den cirkulära ekonomin', 'arbetet med barns läsning', 'godstransporterna på järnväg', 'de gemensamma standarderna', 'det öppna källkodsarbetet'];
export const PLACES = ['i hela länet', 'i glesbygd', 'längs kusten', 'i de mindre tätorterna', 'på Öland och Gotland', 'i gränsområdena mot Norge', 'tillsammans med Sametinget', 'inom ramen för de nationella målen', 'under perioden 2028–2034', 'enligt 4 kap. 2 § i lagen', 'i samverkan med grannlänen', 'vid de större sjukhusen', 'i Mälardalen', 'inom tre år', 'i samtliga 14 kommuner'];
export const REASONS = ['eftersom behoven växer', 'så att fler kan bo kvar', 'utan att äventyra miljömålen', 'för att nå 75 procent av hushållen', 'där det är samhällsekonomiskt lönsamt', 'trots att underlaget är osäkert', 'vilket kräver långsiktiga spelregler', 'med särskild hänsyn till barn och äldre', 'och redovisar resultatet varje år', 'när den fördjupade analysen är klar', 'för 12,5 miljoner kronor om året', 'senast den 1 mars 2027', 'i dialog med berörda parter', 'så att kostnaderna minskar med 8 procent'];
export const STOCK = ['Detta gäller även insatser över sektorsgränser.', 'Målet är satt till år 2030.', 'Ansvaret delas av flera aktörer.', 'Se även avsnittet om genomförande.', 'Någon särskild finansiering är inte beslutad.', 'Frågan om ägarskap återstår att lösa.', 'Arbetet sker i nära samverkan.', 'Uppföljningen redovisas i årsrapporten.'];
export const BOILERPLATE = [
  'Strategin har tagits fram i bred dialog med kommuner, myndigheter, näringsliv och civilsamhälle. Den revideras vart fjärde år och följs upp varje år.',
  'Åtgärderna nedan genomförs inom ordinarie ram. Där annat krävs anges det särskilt.',
  'Avsnittet inleds med en nulägesbeskrivning. Därefter följer mål, insatser och indikatorer för uppföljning.',
  'Barnrättsperspektivet, jämställdhetsperspektivet och perspektivet på funktionsrätt ska genomsyra samtliga insatser som beskrivs i avsnittet.',
  'Indikatorerna redovisas i bilaga 2. Uppgifterna hämtas från öppna källor och uppdateras årligen.',
];
export const ITEMS = ['Stärk samverkan mellan aktörerna.', 'Följ upp resultaten årligen.', 'Ta fram en gemensam handlingsplan.', 'Säkra långsiktig finansiering.', 'Sprid goda exempel.', 'Utse en ansvarig funktion.'];
export const HEADS = ['Kompetens och lärande', 'Transporter och tillgänglighet', 'Ett robust energisystem', 'Hälsa på lika villkor', 'Natur, vatten och klimat', 'Bostäder för alla åldrar', 'Kultur och demokrati', 'Öppna data och digital förvaltning', 'Näringsliv i förändring', 'Beredskap och trygghet', 'Internationellt samarbete', 'Genomförande och uppföljning'];
/** Headings that stand in every chapter. */
export const PARTS = ['Nuläge', 'Mål', 'Insatser', 'Uppföljning'];
/** What a word is replaced with in an edit. */
export const OTHER_WORDS = ['förstärkta', 'samlade', 'tydligare', 'regionala', 'gemensamt', 'långsiktigt', 'kraftfullt', 'insatserna', 'resurserna', 'underlaget', 'genomgripande', 'stegvis', 'strategiskt', 'arbetssätten', 'målbilden'];
