// The operator's page of organisations: a list and two forms, usable without a mouse and without scripts.
import { ORGANISATION_TYPES, type Language } from '@samsvar/domain';
import type { InternalAnswer } from './base/internal-listener';
import { escapeHtml, formPage } from './operator-html';
import type { KnownOrganisation } from './operator-organisation.store';
import { OPERATOR_WORDS, type OperatorWords } from './operator-words';

/** Where the page is, and where its forms go. */
export const ORGANISATIONS_PATH = '/organisationer';

/** What is said of the form that was sent. */
export interface Outcome {
  readonly isGood: boolean;
  readonly words: string;
  /** To be handed over; shown this once. */
  readonly link?: string;
}

interface Contents {
  readonly language: Language;
  /** Null: OPERATOR_SECRET is not set, so the page only says how to set it. */
  readonly organisations: readonly KnownOrganisation[] | null;
  readonly outcome: Outcome | null;
  /** What was written in a form that was refused; never the secret. */
  readonly written: URLSearchParams;
  readonly status?: number;
}

const STYLE = `
:root { color-scheme: light dark; --good: #1a6b2f; --bad: #b3121d; }
@media (prefers-color-scheme: dark) { :root { --good: #6fcf86; --bad: #ff8b8b; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid; vertical-align: top; }
.wide { overflow-x: auto; }
form { max-width: 30rem; } label, legend { font-weight: 600; } form > p { margin: .75rem 0; }
input, select { display: block; font: inherit; width: 100%; box-sizing: border-box; padding: .375rem; min-height: 2.75rem; }
button { font: inherit; padding: .5rem 1rem; min-height: 2.75rem; } .hint { display: block; }
.outcome { border: 1px solid; border-left-width: .75rem; border-radius: .25rem; padding: .75rem 1rem; }
.good { border-color: var(--good); } .bad { border-color: var(--bad); } code { overflow-wrap: anywhere; }`;

/** Writes the page. */
export const organisationPage = ({ language, organisations, outcome, written, status }: Contents): InternalAnswer => {
  const words = OPERATOR_WORDS[language];
  const forms = organisations && [list(organisations, language), creation(language, outcome?.isGood ? new URLSearchParams() : written), turning(organisations, language)];
  const parts = [
    `<p><a href="/">${escapeHtml(words.back)}</a> · <a href="${ORGANISATIONS_PATH}${language === 'sv' ? '?sprak=en' : ''}" lang="${language === 'sv' ? 'en' : 'sv'}">${escapeHtml(words.other)}</a></p>`,
    `<h1>${escapeHtml(words.title)}</h1>`,
    outcome ? said(outcome) : '',
    `<p>${escapeHtml(words.lead)}</p>`,
    ...(forms ?? [`<p>${escapeHtml(words.closed)}</p>`]),
  ];
  const style = STYLE;
  return formPage({ language, title: outcome && !outcome.isGood ? `${outcome.words} – ${words.title}` : words.title, main: parts.join('\n'), style, ...(status !== undefined && { status }) });
};

const said = ({ isGood, words, link }: Outcome): string =>
  `<div class="outcome ${isGood ? 'good' : 'bad'}" role="${isGood ? 'status' : 'alert'}"><p>${escapeHtml(words)}</p>${link === undefined ? '' : `<p><code>${escapeHtml(link)}</code></p>`}</div>`;

const list = (organisations: readonly KnownOrganisation[], language: Language): string => {
  const words = OPERATOR_WORDS[language];
  if (organisations.length === 0) return `<p>${escapeHtml(words.none)}</p>`;
  const head = words.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const rows = organisations.map(({ name, number, type, people, createdAt, isSuspended }) => {
    const cells = [number, words.types[type], String(people), createdAt.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' }), words.state(isSuspended)];
    return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(words.title)}"><table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
};

const creation = (language: Language, written: URLSearchParams): string => {
  const words = OPERATOR_WORDS[language];
  const field = (name: string, label: string, more = '') =>
    `<p><label for="${name}">${escapeHtml(label)}</label><input id="${name}" name="${name}" value="${escapeHtml(written.get(name) ?? '')}" autocomplete="off" ${more}></p>`;
  const types = ORGANISATION_TYPES.map((type) => option(type, words.types[type], written.get('type') === type));
  const languages = [option('sv', 'Svenska', written.get('language') !== 'en'), option('en', 'English', written.get('language') === 'en')];
  return `<h2>${escapeHtml(words.create)}</h2>
${form(language, 'create')}
${field('name', words.name, 'required maxlength="200"')}
${field('number', `${words.number}. ${words.numberHint}`, 'required inputmode="numeric" maxlength="20"')}
<p><label for="type">${escapeHtml(words.type)}</label><select id="type" name="type" required>${types.join('')}</select></p>
${field('person', words.person, 'maxlength="120"')}
${field('email', words.email, 'required type="email" maxlength="254"')}
${field('domains', words.domains, `maxlength="2000" aria-describedby="hint-domains"`)}
<p class="hint" id="hint-domains">${escapeHtml(words.domainsHint)}</p>
<p><label for="language">${escapeHtml(words.language)}</label><select id="language" name="language">${languages.join('')}</select></p>
${secret(words, 'create')}
<p><button type="submit">${escapeHtml(words.submitCreate)}</button></p>
</form>`;
};

const turning = (organisations: readonly KnownOrganisation[], language: Language): string => {
  if (organisations.length === 0) return '';
  const words = OPERATOR_WORDS[language];
  const options = organisations.map(({ name, number, isSuspended }) => option(number, `${name} (${number}, ${words.state(isSuspended).toLowerCase()})`));
  return `<h2>${escapeHtml(words.turn)}</h2>
<p>${escapeHtml(words.turnLead)}</p>
${form(language, 'turn')}
<p><label for="which">${escapeHtml(words.organisation)}</label><select id="which" name="number" required>${options.join('')}</select></p>
<p><label for="action">${escapeHtml(words.action)}</label><select id="action" name="action">${option('suspend', words.suspend)}${option('resume', words.resume)}</select></p>
${secret(words, 'turn')}
<p><button type="submit">${escapeHtml(words.submitTurn)}</button></p>
</form>`;
};

const form = (language: Language, act: string): string =>
  `<form method="post" action="${ORGANISATIONS_PATH}"><input type="hidden" name="act" value="${act}"><input type="hidden" name="sprak" value="${language}">`;

const option = (value: string, label: string, isChosen = false): string =>
  `<option value="${escapeHtml(value)}"${isChosen ? ' selected' : ''}>${escapeHtml(label)}</option>`;

const secret = (words: OperatorWords, of: string): string =>
  `<p><label for="secret-${of}">${escapeHtml(words.secret)}</label><span class="hint" id="hint-${of}">${escapeHtml(words.secretHint)}</span><input id="secret-${of}" name="secret" type="password" required autocomplete="off" aria-describedby="hint-${of}"></p>`;
