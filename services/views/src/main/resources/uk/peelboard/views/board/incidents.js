// Open incidents by age, area and grade; attendance by grade and area.
import * as format from './format.js';
import {element, kpiLink, table, tableRow} from './page.js';
import {changed, level, tile, trend} from './tile.js';

const AGES = {
  'under-15m': 'to 15 min',
  '15-60m': 'to 1 h',
  '1-4h': 'to 4 h',
  '4-24h': 'to 24 h',
  '1-3d': 'to 3 days',
  '3-7d': 'to 7 days',
  'over-7d': 'older',
};

const cell = (row, unit) => row && row.value !== null ? format.value(row.value, unit) : null;
const age = row => row && row.value !== null ? format.shortDuration(row.value) : null;

export function backlog(figures) {
  const open = figures.row('open-incidents', 'today');
  if (!open || open.value === null) {
    return {reason: open?.reason ?? 'no answer yet'};
  }
  return {content: [backlogTiles(figures, open), byAge(figures)]};
}

function backlogTiles(figures, open) {
  const line = (kpi, title, codes) => trend(figures.days(kpi, codes), figures.unit(kpi), title, figures.change(kpi, codes));
  const past = figures.row('open-past-target', 'today');
  const oldest = figures.row('oldest-open-incident', 'today');
  const opened = figures.row('incidents-opened', 'today');
  const closed = figures.row('incidents-closed', 'today');
  const unassessed = figures.row('open-not-reassessed', 'today', {vulnerable: 'yes'});
  const terminals = figures.row('terminals-over-limit', 'today');
  const urgent = figures.force.grades[0];
  const urgentPast = figures.row('open-past-target', 'today', {grade: urgent.code});
  return element('div', {class: 'tiles three'},
    tile({
      title: 'Open now', kpi: 'open-incidents', row: open, unit: 'incidents',
      verdict: level(open.value, figures.thresholds('open-incidents'), 'incidents'),
      words: [`at most ${format.number(open.peak)} today, at ${open.peakAt.slice(11, 16)}`, changed(figures.change('open-incidents'))],
      trend: line('open-incidents', 'Open incidents'),
    }),
    tile({
      title: 'Past their target', kpi: 'open-past-target', row: past, unit: 'incidents',
      verdict: level(past?.value, figures.thresholds('open-past-target'), 'incidents'),
      words: ['nobody has arrived', urgentPast && urgentPast.value !== null ? `${format.number(urgentPast.value)} of them ${urgent.code}` : null],
      trend: line('open-past-target', 'Past their target'),
    }),
    tile({
      title: 'Oldest', kpi: 'oldest-open-incident', asked: {interval: 'day'}, row: oldest, unit: 'seconds', words: ['since it was opened'],
      trend: line('oldest-open-incident', 'The oldest open incident'),
    }),
    tile({
      title: 'Vulnerable, unassessed', kpi: 'open-not-reassessed', codes: {vulnerable: 'yes'}, row: unassessed, unit: 'incidents',
      verdict: level(unassessed?.value, figures.thresholds('open-not-reassessed', {vulnerable: 'yes'}), 'incidents'),
      words: ['of those past their target'],
      trend: line('open-not-reassessed', 'Vulnerable, unassessed', {vulnerable: 'yes'}),
    }),
    tile({
      title: 'Terminals overloaded', kpi: 'terminals-over-limit', row: terminals, unit: 'terminals',
      words: [limitSaid(figures.thresholds('logs-per-terminal')[0])],
    }),
    tile({
      title: 'Opened today', kpi: 'incidents-opened', row: opened, unit: 'incidents',
      words: [closed && closed.value !== null ? `${format.number(closed.value)} closed` : null, changed(figures.change('incidents-opened'))],
      // Half a day's are no fall.
      trend: trend(figures.days('incidents-opened').slice(0, -1), 'incidents', 'Opened', figures.change('incidents-opened')),
    }));
}

function limitSaid(threshold) {
  return threshold ? `with more than ${format.number(threshold.value)} logs` : null;
}

/** Marked where a threshold is reached, with a sign and in words for those who cannot see it. */
function watched(value, thresholds) {
  if (value === null || value === undefined) {
    return null;
  }
  const reached = thresholds.filter(one => value >= one.value).at(-1);
  return reached
    ? element('td', {class: 'reached'}, element('span', {'aria-hidden': 'true'}, '▲ '), format.number(value),
      element('span', {class: 'heard'}, ` (${reached.severity} level ${format.number(reached.value)} reached)`))
    : format.number(value);
}

function byAge(figures) {
  const rows = figures.rows('open-by-age', 'today', 'area', 'age');
  const ages = Object.keys(AGES);
  const row = (name, open, codes, kind) => {
    const where = Object.entries(codes).map(([dimension, code]) => `${dimension}:${code}`).join();
    return tableRow(element('a', {href: kpiLink('open-incidents', {where})}, name), [
      ...ages.map(band => format.number(open(band))),
      watched(figures.row('open-incidents', 'today', codes)?.value, figures.thresholds('open-incidents', codes)),
      watched(figures.row('open-past-target', 'today', codes)?.value, figures.thresholds('open-past-target', codes)),
      age(figures.row('oldest-open-incident', 'today', codes)),
    ], kind);
  };
  const areas = figures.codes('area', rows).map(({code, name}) =>
    row(name, band => rows.find(one => one.area === code && one.age === band)?.value ?? 0, {area: code}));
  const all = row('Force', band => figures.row('open-by-age', 'today', {age: band})?.value ?? 0, {}, 'sum');
  return table('Open by area and age', 'since opened', ['Area', ...Object.values(AGES), 'All', 'Past target', 'Oldest'], [...areas, all]);
}

export function attendance(figures) {
  const opened = figures.row('incidents-opened', 'today');
  if (!opened || opened.value === null) {
    return {reason: opened?.reason ?? 'no answer yet'};
  }
  const judged = figures.force.grades.filter(({attendWithin}) => attendWithin.length > 0);
  return {content: [attendanceTiles(figures, judged), byGrade(figures), byArea(figures, judged)]};
}

function attendanceTiles(figures, judged) {
  return element('div', {class: 'tiles wide'}, judged.map(({code, name, attendWithin}) => {
    const grade = {grade: code};
    const today = figures.row('attended-within-target', 'today', grade);
    const month = figures.row('attended-within-target', '28d', grade);
    const limit = attendWithin.filter(one => one.from <= figures.today).at(-1);
    return tile({
      title: `${code} ${name.toLowerCase()} in time today`, kpi: 'attended-within-target', codes: grade, row: today, unit: 'percent',
      words: [
        limit ? `within ${format.duration(limit.seconds)}${today?.denominator > 0 ? `: ${format.number(today.numerator)} of ${format.number(today.denominator)}` : ''}` : null,
        month && month.value !== null ? `28 days: ${format.value(month.value, 'percent')}` : null,
        changed(figures.change('attended-within-target', grade)),
      ],
      trend: trend(figures.days('attended-within-target', grade), 'percent', `${code} attended in time`,
        figures.change('attended-within-target', grade)),
    });
  }));
}

function byGrade(figures) {
  const rows = figures.rows('open-incidents', 'today', 'grade');
  return table('By grade', 'open now, and attended in 28 days', ['Grade', 'Open', 'Past target', 'Oldest', 'Attended', 'Median'],
    figures.codes('grade', rows).filter(({code}) => isInUse(figures, {grade: code})).map(({code, name}) => {
      const grade = {grade: code};
      const median = figures.row('attendance-median', '28d', grade);
      const said = name === `Grade ${code.slice(1)}` || name.startsWith('Unknown') ? '' : ` ${name.toLowerCase()}`;
      return tableRow(element('a', {href: kpiLink('open-incidents', {where: `grade:${code}`})}, `${code === 'unknown' ? name : code}${said}`), [
        watched(figures.row('open-incidents', 'today', grade)?.value, figures.thresholds('open-incidents', grade)),
        watched(figures.row('open-past-target', 'today', grade)?.value, figures.thresholds('open-past-target', grade)),
        age(figures.row('oldest-open-incident', 'today', grade)),
        median && median.count !== null ? format.number(median.count) : null,
        cell(median, 'seconds'),
      ]);
    }));
}

/** Whether any incident of a grade is open or was attended of late. */
function isInUse(figures, grade) {
  return figures.row('open-incidents', 'today', grade)?.value > 0 || figures.row('attendance-median', '28d', grade)?.count > 0;
}

function byArea(figures, judged) {
  const heads = judged.flatMap(({code}) => [`${code} in time`, `${code} median`]);
  const row = (name, codes, kind) => tableRow(name, judged.flatMap(({code}) => {
    const both = {grade: code, ...codes};
    const within = figures.row('attended-within-target', '28d', both);
    return [share(within), cell(figures.row('attendance-median', '28d', both), 'seconds')];
  }), kind);
  return table('Attendance by area', 'in 28 days', ['Area', ...heads], [
    ...figures.force.areas.map(area => row(area, {area})), row('Force', {}, 'sum')]);
}

/** A percentage, with a sign, and words for those who cannot see it, where it misses its target. */
function share(row) {
  const said = cell(row, 'percent');
  return said && row.met === false
    ? element('td', {class: 'reached'}, element('span', {'aria-hidden': 'true'}, '✗ '), said,
      element('span', {class: 'heard'}, ` (target ${format.level(row.target, 'percent')} not met)`))
    : said;
}
