// A seeded generator of a Swedish regional strategy: what it says, and the same as Typst.

/** Small seeded generator (mulberry32): the same seed gives the same strategy everywhere. */
const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const SUBJECTS = [
  'Regionen',
  'Kommunerna',
  'Länsstyrelsen',
  'Näringslivet',
  'Högskolan',
  'Civilsamhället',
  'Trafikverket',
  'Skogsnäringen',
  'Vattenmyndigheten',
  'Folkhälsorådet',
  'Kulturnämnden',
  'Besöksnäringen',
];
const VERBS = [
  'utvecklar',
  'stärker',
  'samordnar',
  'följer upp',
  'prioriterar',
  'finansierar',
  'beskriver',
  'utreder',
  'främjar',
  'förverkligar',
  'möjliggör',
  'påskyndar',
];
const OBJECTS = [
  'kollektivtrafiken',
  'bredbandsutbyggnaden',
  'kompetensförsörjningen',
  'landsbygdsutvecklingen',
  'besöksnäringens öar',
  'livsmedelsberedskapen',
  'klimatanpassningen',
  'elförsörjningen',
  'bostadsbyggandet',
  'forskningsmiljöerna',
  'e-tjänsterna',
  'EU-samarbetet',
  'vattenförsörjningen',
  'kulturmiljöerna',
  'IT-säkerheten',
  'jämställdhetsarbetet',
  'hälso- och sjukvården',
  'mark- och vattenanvändningen',
];
const WHERE = [
  'i hela länet',
  'i glesbygd',
  'längs kusten',
  'i de mindre tätorterna',
  'på Öland och Gotland',
  'i gränsområdena mot Norge',
  'i samverkan med Sametinget',
  'inom ramen för det nationella målet',
  'under programperioden 2028–2034',
  'i enlighet med 4 kap. 2 § i lagen',
];
const WHY = [
  'eftersom åtgärderna är brådskande',
  'så att fler människor kan bo kvar',
  'utan att äventyra miljömålen',
  'för att nå 75 procent av hushållen',
  'där det är samhällsekonomiskt lönsamt',
  'trots att underlaget ännu är osäkert',
  'vilket förutsätter långsiktiga spelregler',
  'med särskild hänsyn till barn och äldre',
  'och redovisar resultatet årligen',
  'när den fördjupade analysen är färdig',
];
const EXTRA = [
  'Detta gäller även tvärsektoriella insatser.',
  'Målet är satt till år 2030.',
  'Ansvaret delas av flera aktörer.',
  'Se även avsnittet om genomförande.',
  'Någon särskild finansiering är inte beslutad.',
  'Kostnaden beräknas till 12,5 miljoner kronor.',
  'Frågan om ägarskap återstår att lösa.',
];
const HEADS = [
  'Kompetens och lärande',
  'Transporter och tillgänglighet',
  'Ett robust energisystem',
  'Hälsa på lika villkor',
  'Natur, vatten och klimat',
  'Bostäder för alla åldrar',
  'Kultur och demokrati',
  'Öppna data och e-förvaltning',
  'Näringsliv i förändring',
  'Beredskap och trygghet',
  'Internationellt samarbete',
  'Genomförande och uppföljning',
];

/** What a strategy says, block by block, until it has about `words` words. */
export const aStrategy = ({ seed, words }) => {
  const random = seeded(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const blocks = [{ type: 'heading', level: 1, text: 'Strategi för ett hållbart län' }];
  let count = 0;
  const add = (block) => {
    blocks.push(block);
    count += block.text.split(' ').length;
  };
  const sentence = () =>
    random() < 0.25
      ? pick(EXTRA)
      : `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(WHERE)}${random() < 0.6 ? ` ${pick(WHY)}` : ''}.`;
  const paragraph = () => Array.from({ length: 2 + Math.floor(random() * 5) }, sentence).join(' ');
  let chapter = 0;
  let note = 0;
  while (count < words) {
    chapter += 1;
    add({ type: 'heading', level: 1, label: `${chapter}`, text: pick(HEADS) });
    add({ type: 'paragraph', text: paragraph() });
    for (let section = 1; section <= 4 && count < words; section += 1) {
      add({
        type: 'heading',
        level: 2,
        label: `${chapter}.${section}`,
        text: `${pick(HEADS)} ${pick(WHERE)}`,
      });
      const parts = 3 + Math.floor(random() * 5);
      for (let part = 0; part < parts; part += 1) {
        const chance = random();
        if (chance < 0.14) {
          const ordered = random() < 0.4;
          for (let item = 1; item <= 3 + Math.floor(random() * 3); item += 1)
            add({
              type: 'list-item',
              label: ordered ? `${item}.` : '•',
              text:
                random() < 0.5
                  ? `Att ${pick(SUBJECTS).toLowerCase()} ${pick(VERBS)} ${pick(OBJECTS)}.`
                  : sentence(),
            });
        } else if (chance < 0.24) {
          note += 1;
          add({
            type: 'paragraph',
            text: paragraph(),
            note: { label: `${note}`, text: `${sentence()} Jämför SOU 2025:${note}.` },
          });
        } else add({ type: 'paragraph', text: paragraph() });
      }
    }
  }
  return blocks;
};

const escaped = (text) =>
  text.replace(/[\\#*_$@<>`~[\]]/g, (sign) => `\\${sign}`).replace(/^([-+=/]|\d+\.)/, '\\$1');

/** The strategy as Typst source. */
export const asTypst = (blocks, { hyphenate, columns = 1, indent = false }) => {
  const head = `#set document(title: "Strategi för ett hållbart län", author: "Region Exempel")
#set page(paper: "a4", margin: 2.5cm, columns: ${columns}, header: context { if counter(page).get().first() > 1 [Strategi för ett hållbart län #h(1fr) Remissversion] }, footer: context align(center, counter(page).display()))
#set text(font: "Source Sans 3", size: 11pt, lang: "sv", hyphenate: ${hyphenate})
#set par(justify: true, ${indent ? 'first-line-indent: 1.2em, spacing: 0.65em' : 'spacing: 1.1em'})
#show heading: set text(hyphenate: false)
#show heading: set par(justify: false)
`;
  let previous = '';
  const body = blocks.map((block) => {
    const gap = block.type === 'list-item' && previous === 'list-item' ? '\n' : '\n\n';
    previous = block.type;
    if (block.type === 'heading')
      return `${gap}${'='.repeat(block.level)} ${block.label ? `${block.label} ` : ''}${escaped(block.text)}`;
    if (block.type === 'list-item')
      return `${gap}${block.label === '•' ? '-' : block.label} ${escaped(block.text)}`;
    if (!block.note) return `${gap}${escaped(block.text)}`;
    // The note hangs on the first sentence.
    const [first, ...rest] = block.text.split(/(?<=\.) /);
    return `${gap}${escaped(first)}#footnote[${escaped(block.note.text)}] ${rest.map(escaped).join(' ')}`;
  });
  return head + body.join('');
};
