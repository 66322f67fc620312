// Writes Swedish text in which most words that matter are compounds: often made, seldom the same, a few common and many rare.
import { seeded } from '../reanchor/seeded.mjs';

const FIRSTS = `kollektivtrafik trafik bredbands bostads kompetens vatten energi hälso klimat miljö vård patient skol arbetsmarknads elnäts
  infrastruktur försörjnings säkerhets beredskaps livsmedels landsbygds kultur folkhälso hälsodata forsknings innovations närings upphandlings
  digitaliserings tillgänglighets jämställdhets barnrätts avfalls skogs jordbruks fiske turism gods person järnvägs väg cykel flyg sjö hamn
  region kommun stads glesbygds vindkrafts solcells fjärrvärme batteri vätgas biogas naturvårds kust fjäll ras skydds översvämnings
  data informations cyber register journal läkemedels tandvårds äldre omsorgs funktionshinder anhörig barn ungdoms elev lärar
  student universitets yrkes språk integrations mottagnings föreningslivs idrotts bibliotek musei teater film bygg mark detaljplane
  bygglovs fastighets hyres stöd bidrags budget skatte avgifts finansierings uppföljnings utvärderings kvalitets resultat mål`.split(/\s+/);
const LASTS = [
  ['försörjning', 'en', '', 'ens'], ['trafik', 'en', '', 'ens'], ['utbyggnad', 'en', '', 'er'], ['kapacitet', 'en', '', 'er'], ['infrastruktur', 'en', '', 'er'],
  ['planering', 'en', '', 'ens'], ['strategi', 'n', '', 'er'], ['beredskap', 'en', '', 'er'], ['säkerhet', 'en', '', 'ens'], ['utveckling', 'en', '', 'ens'],
  ['skydd', 'et', '', 'en'], ['åtgärd', 'en', 'er', 'erna'], ['myndighet', 'en', 'er', 'erna'], ['plan', 'en', 'er', 'erna'], ['program', 'met', '', 'men'],
  ['system', 'et', '', 'en'], ['behov', 'et', '', 'en'], ['ansvar', 'et', '', 'ets'], ['förvaltning', 'en', 'ar', 'arna'], ['utredning', 'en', 'ar', 'arna'],
  ['verksamhet', 'en', 'er', 'erna'], ['politik', 'en', '', 'ens'], ['stöd', 'et', '', 'en'], ['analys', 'en', 'er', 'erna'], ['råd', 'et', '', 'en'],
  ['nät', 'et', '', 'en'], ['tjänst', 'en', 'er', 'erna'], ['avtal', 'et', '', 'en'], ['lag', 'en', 'ar', 'stiftning'], ['frågor', '', 'na', ''],
];
const PLAIN = `regionen kommunerna länsstyrelsen behöver stärka gemensamma insatser under perioden enligt förslaget därför föreslås ökade resurser
  till berörda aktörer samt tydligare mål för länet medan staten bör bidra med långsiktig finansiering och uppföljning varje år där resultaten
  redovisas öppet så att invånarna kan följa arbetet vid behov genom dialog med civilsamhälle och näringsliv inom ramen för ordinarie budget`.split(/\s+/);

/** Everything that is asked for in the benchmark: parts of compounds, as people think of them. */
export const QUERIES = `trafik försörjning bredband hälsodata kapacitet infrastruktur hälso miljö vatten bostad kompetens energi planering säkerhet
  strategi beredskap klimat utbyggnad vindkraft tillgänglighet`.split(/\s+/);

/** What is asked for first after a start: as often found as most. */
export const FIRST = 'energi';
/** Stands in more blocks than are looked at for one question. */
export const WIDE = 'regionen';

/** How often the nth of many is chosen: as words are, the first some thirty times as often as the last. */
const zipf = ({ random }, list) => list[Math.floor(list.length ** random()) - 1] ?? list[0];

/** Blocks of so many documents, in order. */
export const documents = ({ seed, count, blocks }) => {
  const choice = seeded(seed);
  return Array.from({ length: count }, (_, no) => {
    // Each is about some things more than others.
    const firsts = choice.shuffled(FIRSTS);
    const lasts = choice.shuffled(LASTS);
    const compound = () => {
      const [stem, ...endings] = zipf(choice, lasts);
      // Now and then the word stands by itself, and plain full text finds it too.
      if (choice.random() < 0.15) return `${stem}${choice.pick(endings)}`;
      const first = zipf(choice, firsts);
      const middle = choice.random() < 0.15 ? choice.pick(FIRSTS) : '';
      return `${first}${middle}${stem}${choice.pick(endings)}`;
    };
    const sentence = () => {
      const words = Array.from({ length: 8 + choice.below(12) }, () => (choice.random() < 0.17 ? compound() : choice.pick(PLAIN))).join(' ');
      return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
    };
    return Array.from({ length: blocks }, (_, ord) => {
      const isHeading = ord % 12 === 0;
      const text = isHeading ? sentence().split(' ').slice(0, 3).join(' ') : Array.from({ length: 1 + choice.below(4) }, sentence).join(' ');
      return { ord, type: isHeading ? 'heading' : 'paragraph', text, no };
    });
  });
};
