// Swedish words of the list of keys.

/** Swedish words of the keyboard help. The rows hold on every page. */
export const svKeyboard = {
  title: 'Arbeta med tangentbordet',
  keys: 'Tangenter',
  does: 'Gör så här',
  rows: [
    ['Tabb', 'Nästa fält, knapp eller länk. Skift + Tabb går bakåt.'],
    ['Enter', 'Tryck på knappen eller följ länken.'],
    ['Piltangenter', 'Flytta i menyer, flikar, verktygsfält och mellan alternativ.'],
    ['Esc', 'Stäng menyn eller dialogrutan.'],
    [
      'Vänster- och högerpil på skiljelinjen',
      'Gör rutorna bredare eller smalare. Skift tar längre steg, Enter återställer.',
    ],
    ['?', 'Visa den här listan, när du inte skriver i ett fält.'],
  ],
};
