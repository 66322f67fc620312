// The operator's page: the lights as plain HTML, to be read by eye and by screen reader alike.
import { createHash } from 'node:crypto';
import type { InternalAnswer } from './base/internal-listener';
import { worstOf, type Light, type Sign } from './operator-lights';

/** What the page shows beside the signs. */
export interface PageFacts {
  /** The name of the machine, so that several nodes can be told apart. */
  readonly node: string;
  readonly at: Date;
  readonly documents: number;
  readonly connections: number;
  /** Things to look into that the log has told of since the start. */
  readonly incidents: number;
}

/** Seconds until the page is fetched anew. */
const AGAIN = 15;

/** Each light by word and by shape: nobody has to see colours. */
const LIGHT: Readonly<Record<Light, { readonly word: string; readonly shape: string; readonly means: string }>> = {
  green: { word: 'Grönt', shape: '●', means: 'allt fungerar' },
  yellow: { word: 'Gult', shape: '▲', means: 'något behöver hållas under uppsikt' },
  red: { word: 'Rött', shape: '■', means: 'något fungerar inte' },
};

const STYLE = `
:root { color-scheme: light dark; --green: #1a6b2f; --yellow: #8a5a00; --red: #b3121d; }
@media (prefers-color-scheme: dark) { :root { --green: #6fcf86; --yellow: #f0b429; --red: #ff8b8b; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin: 0; } p { margin: .25rem 0; }
section { border: 1px solid; border-left-width: .75rem; border-radius: .25rem; padding: .75rem 1rem; margin: 1rem 0; }
.green { border-color: var(--green); } .yellow { border-color: var(--yellow); } .red { border-color: var(--red); }
.green .light { color: var(--green); } .yellow .light { color: var(--yellow); } .red .light { color: var(--red); }
dt { float: left; clear: left; margin-right: .5rem; } dt::after { content: ":"; }`;

/** Nothing but the page's own style may be loaded or run. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Writes the page. With `isStill` it does not renew itself, for whoever reads slowly or listens. */
export const operatorPage = (signs: readonly Sign[], facts: PageFacts, isStill: boolean): InternalAnswer => {
  const { word, shape, means } = LIGHT[worstOf(signs)];
  const renewal = isStill
    ? '<p>Sidan förnyar sig inte. <a href="/">Förnya den var femtonde sekund</a>.</p>'
    : `<p>Sidan förnyar sig var femtonde sekund. <a href="/?stilla=1">Låt den vara stilla</a>.</p>`;
  const body = `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${isStill ? '' : `<meta http-equiv="refresh" content="${AGAIN}">`}
<title>${word}: ${means} – Samsvar på ${escape(facts.node)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Samsvar på ${escape(facts.node)}</h1>
<p><strong><span aria-hidden="true">${shape}</span> ${word}: ${means}.</strong> Läget ${clock(facts.at)}.</p>
${renewal}
${signs.map(section).join('\n')}
<h2>I siffror</h2>
<dl>
<dt>Öppna svar</dt><dd>${facts.documents}</dd>
<dt>Anslutningar</dt><dd>${facts.connections}</dd>
<dt>Händelser att titta på i loggen sedan starten</dt><dd>${facts.incidents}</dd>
</dl>
<p><a href="/organisationer">Lägg upp och stäng av organisationer</a></p>
<p>Mätvärden för övervakning: <a href="/metrics">/metrics</a>. Sidan gäller den här noden; varje nod har en egen.</p>
</main>
</body>
</html>
`;
  return { type: 'text/html; charset=utf-8', body, headers: { 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' } };
};

const section = ({ name, light, says, means, advice }: Sign): string => {
  const { word, shape } = LIGHT[light];
  return `<section class="${light}">
<h2><span class="light"><span aria-hidden="true">${shape}</span> ${word}:</span> ${escape(name)}</h2>
<p>${escape(says)}</p>
${advice === null ? '' : `<p><strong>Gör så här:</strong> ${escape(advice)}</p>\n`}<p>${escape(means)}</p>
</section>`;
};

const clock = (at: Date): string =>
  at.toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'medium' });

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
