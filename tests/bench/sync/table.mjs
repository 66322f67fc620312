// One table of medians: ours, the others, the ratio to Hocuspocus, and the goal.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FIGURES } from './figures.mjs';
import { median } from './histogram.mjs';

const at = (row, place) => place.split('.').reduce((value, name) => value?.[name], row);

const middle = (rows, scenario, target, place) =>
  median(rows.filter((row) => row.scenario === scenario && row.target === target).map((row) => at(row, place)));

const shown = (value) => (value === null ? '' : Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))));

const line = (rows, { label, scenario, place, of = 'ours', ratio, relayRatio, most, unit }) => {
  const value = middle(rows, scenario, of, place);
  const other = (target) => middle(rows, scenario, target, place);
  const part = (target) => (value === null || !other(target) ? null : value / other(target));
  const isMet = [
    ratio === undefined || part('hocuspocus') === null ? null : ratio > 1 ? part('hocuspocus') >= ratio : part('hocuspocus') <= ratio,
    relayRatio === undefined || part('relay') === null ? null : part('relay') <= relayRatio,
    most === undefined || value === null ? null : value <= most,
  ].filter((one) => one !== null);
  const goal = [
    ratio === undefined ? '' : `${ratio > 1 ? '≥' : '≤'} ${ratio}×`,
    relayRatio === undefined ? '' : `≤ ${relayRatio}× relay`,
    most === undefined ? '' : `≤ ${most} ${unit}`,
  ].filter(Boolean);
  const verdict = isMet.length === 0 ? '' : isMet.every(Boolean) ? 'met' : 'MISSED';
  const ratioShown = part('hocuspocus') === null ? '' : `${shown(part('hocuspocus'))}×`;
  return [label, unit, shown(value), shown(other('hocuspocus')), shown(other('y-websocket')), shown(other('relay')), ratioShown, goal.join(', '), verdict];
};

const HEAD = ['what', 'unit', 'ours', 'Hocuspocus', 'y-websocket', 'relay', 'to Hocuspocus', 'goal', ''];

/** Prints the medians of all figures that were measured, and everything that went wrong. */
export const printTable = (rows) => {
  const measured = new Set(rows.map(({ scenario }) => scenario));
  const lines = FIGURES.filter(({ scenario }) => measured.has(scenario)).map((figure) => line(rows, figure));
  const widths = HEAD.map((title, i) => Math.max(title.length, ...lines.map((cells) => cells[i].length)));
  const draw = (cells) => console.log(`| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`);
  draw(HEAD);
  draw(widths.map((width) => '-'.repeat(width)));
  lines.forEach(draw);
  for (const { run, scenario, target, failure, missing, isSame, refusals, clientLoad } of rows) {
    const trouble = [
      failure,
      missing ? `${missing} keystrokes not delivered` : '',
      isSame === false ? 'copies differ' : '',
      refusals?.length ? refusals.join('; ') : '',
      clientLoad > 0.9 ? `the clients were busy (${shown(clientLoad)})` : '',
    ].filter(Boolean);
    if (trouble.length > 0) console.log(`run ${run + 1}, ${scenario}, ${target}: ${trouble.join('; ')}`);
  }
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  printTable(process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file, 'utf8'))));
}
