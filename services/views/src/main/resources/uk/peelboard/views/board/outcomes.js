// Crimes and their outcomes; the feeds that all figures come from.
import * as format from './format.js';
import {bar, element, kpiLink, table, tableRow, yearBefore} from './page.js';
import {changed, tile, trend} from './tile.js';

const GROUPS = {
  CHARGED_SUMMONSED: 'Charged or summonsed',
  OOC_FORMAL: 'Out of court, formal',
  OOC_INFORMAL: 'Out of court, informal',
  DIVERSIONARY: 'Diversionary activity',
  TIC: 'Taken into consideration',
  PREVENTED_OR_NPI: 'Prosecution prevented',
  EVID_VICTIM_SUPPORTS: 'Evidential, victim supports',
  EVID_VICTIM_NOT_SUPPORT: 'Evidential, victim does not support',
  FURTHER_INV_NPI: 'Investigation not in public interest',
  TRANSFERRED_BODY: 'Transferred to another body',
  NO_SUSPECT: 'No suspect identified',
  NFIB: 'National Fraud Intelligence Bureau',
  UNABLE_TO_PROSECUTE: 'Unable to prosecute suspect',
  NOT_PUBLIC_INTEREST: 'Action not in public interest',
};

const MOST_GROUPS = 6;
const MOST_FINDINGS = 2;

export function outcomes(figures) {
  const recorded = figures.row('crimes-recorded', '12mo');
  if (!recorded || recorded.value === null) {
    return {reason: recorded?.reason ?? 'no answer yet'};
  }
  const year = {interval: 'month', from: yearBefore(figures.today), to: figures.today};
  const rate = (title, kpi) => {
    const row = figures.row(kpi, '12mo');
    return tile({
      title, kpi, asked: year, row, unit: 'percent',
      words: ['12 months', row?.denominator > 0 ? `${format.number(row.numerator)} for ${format.number(row.denominator)} crimes` : null],
    });
  };
  const month = figures.row('crimes-recorded', '28d');
  return {content: [
    element('div', {class: 'tiles three'},
      tile({
        title: 'Crimes, 28 days', kpi: 'crimes-recorded', row: month, unit: 'crimes',
        words: [`12 months: ${format.number(recorded.value)}`, changed(figures.change('crimes-recorded'))],
        trend: trend(figures.rows('crimes-recorded', 'days'), 'crimes', 'Crimes recorded', figures.change('crimes-recorded')),
      }),
      rate('Charged', 'charge-rate-closed'),
      rate('Positive outcomes', 'positive-outcomes-closed')),
    groups(figures, year)]};
}

function groups(figures, year) {
  const rows = figures.rows('outcomes-tracked', '12mo', 'outcome-group')
    .filter(row => row.value > 0).sort((one, two) => two.value - one.value);
  if (rows.length === 0) {
    return null;
  }
  const row = (name, crimes, share) => tableRow(name, [format.number(crimes), format.value(share, 'percent'), bar(share / rows[0].value)]);
  const rest = rows.slice(MOST_GROUPS);
  const sum = (all, column) => all.reduce((total, one) => total + one[column], 0);
  return table('Outcomes to date', 'of crimes recorded in 12 months', ['Outcome', 'Crimes', 'Share', ''], [
    ...rows.slice(0, MOST_GROUPS).map(one => row(
      element('a', {href: kpiLink('outcomes-tracked', {...year, where: `outcome-group:${one['outcome-group']}`})},
        GROUPS[one['outcome-group']] ?? format.code(one['outcome-group'])),
      one.numerator, one.value)),
    rest.length === 0 ? null : row(`${rest.length} others`, sum(rest, 'numerator'), sum(rest, 'value')),
  ].filter(Boolean));
}

export function feeds(figures) {
  const {clock, feeds: all} = figures.head;
  const found = figures.rows('data-quality-findings', '28d', 'topic', 'reason')
    .filter(row => row.value > 0).sort((one, two) => two.value - one.value);
  const sum = found.reduce((total, row) => total + row.value, 0);
  return {content: [
    element('ul', {}, all.map(feed => element('li', {},
      element('strong', {}, format.code(feed.topic)), ' ',
      feed.last === null ? element('span', {class: 'verdict missed'}, '✗ Nothing yet')
        : feed.silent === null ? null
          : feed.silent ? element('span', {class: 'verdict missed'}, `✗ Silent: ${format.duration(feed.silentAfterSeconds)} is long`)
            : element('span', {class: 'verdict met'}, '✓ Arriving'), ' ',
      feed.last === null ? null : element('span', {class: 'more'}, format.ago(feed.last, clock.now))))),
    element('p', {class: 'more'},
      element('a', {href: kpiLink('data-quality-findings')}, `${format.number(sum)} data-quality findings`), ' in 28 days',
      found.length === 0 ? '.' : `: ${found.slice(0, MOST_FINDINGS)
        .map(row => `${format.code(row.reason).toLowerCase()} (${row.topic}) ${format.number(row.value)}`).join('; ')}${found.length > MOST_FINDINGS ? '; …' : '.'}`)]};
}
