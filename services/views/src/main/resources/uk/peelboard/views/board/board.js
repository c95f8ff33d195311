// The board: asks the API for figures whenever tallies have changed, and shows them.
import * as format from './format.js';

const POLL_MILLIS = 1000;
const CLOCK_MILLIS = 10000;
const UNKNOWN = 'unknown';
const OUTCOME_GROUPS = {
  CHARGED_SUMMONSED: 'Charged or summonsed',
  OOC_FORMAL: 'Out of court (formal)',
  OOC_INFORMAL: 'Out of court (informal)',
  DIVERSIONARY: 'Diversionary activity',
  TIC: 'Taken into consideration',
  PREVENTED_OR_NPI: 'Prosecution prevented or not in the public interest',
  EVID_VICTIM_SUPPORTS: 'Evidential difficulties, victim supports',
  EVID_VICTIM_NOT_SUPPORT: 'Evidential difficulties, victim does not support',
  FURTHER_INV_NPI: 'Further investigation not in the public interest',
  TRANSFERRED_BODY: 'Transferred to another body',
  NO_SUSPECT: 'No suspect identified',
  NFIB: 'National Fraud Intelligence Bureau',
  UNABLE_TO_PROSECUTE: 'Unable to prosecute suspect',
  NOT_PUBLIC_INTEREST: 'Formal action not in the public interest',
};

let force;
const shown = new Map();
const empty = new Set();
const SECTIONS = ['calls', 'backlog', 'attendance', 'crimes', 'feeds'];

// ---- elements ----

function element(name, attributes, ...children) {
  const svg = name === 'svg' || name === 'path' || name === 'title';
  const made = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, text] of Object.entries(attributes ?? {})) {
    made.setAttribute(key, text);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** Puts new content into a section, unless it is what is there: a reader should not lose the place. */
function show(section, ...content) {
  const made = element('div', {class: 'content'}, ...content);
  const text = made.innerHTML;
  if (shown.get(section) !== text) {
    shown.set(section, text);
    document.querySelector(`#${section} .content`).replaceChildren(...made.childNodes);
  }
}

function verdict(row, unit) {
  if (row.met === null || row.met === undefined) {
    return null;
  }
  const target = format.level(row.target, unit);
  return row.met
    ? element('span', {class: 'verdict met'}, `✓ Target ${target} met`)
    : element('span', {class: 'verdict missed'}, `✗ Target ${target} not met`);
}

function tile(title, row, unit, more, trend) {
  const missing = !row || row.value === null;
  return element('div', {class: 'tile'},
    element('h3', {}, title),
    missing
      ? element('p', {class: 'value none'}, `Nothing to say: ${row ? row.reason : 'no answer'}.`)
      : element('p', {class: 'value'}, format.value(row.value, unit)),
    missing ? null : verdict(row, unit),
    ...(more ?? []).map(text => element('p', {class: 'more'}, text)),
    trend ?? null);
}

/** A line through a value for each day; gaps where there is none. */
function trendLine(rows, unit, what) {
  const known = rows.map(row => row.value).filter(value => value !== null);
  if (known.length < 2) {
    return null;
  }
  const most = Math.max(...known);
  const least = Math.min(...known, unit === 'percent' ? most : 0);
  const scale = most === least ? 0 : 36 / (most - least);
  let path = '';
  let drawing = false;
  rows.forEach((row, i) => {
    if (row.value === null) {
      drawing = false;
    } else {
      const x = (100 * i / (rows.length - 1)).toFixed(1);
      path += `${drawing ? 'L' : 'M'}${x} ${(38 - (row.value - least) * scale).toFixed(1)}`;
      drawing = true;
    }
  });
  const said = `${what} by day over ${rows.length} days: from ${format.value(least, unit)} to ${format.value(most, unit)}`;
  return element('svg', {viewBox: '0 0 100 40', preserveAspectRatio: 'none', role: 'img', 'aria-label': said},
    element('path', {d: path}));
}

function table(caption, note, heads, rows) {
  return element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    element('table', {},
      element('caption', {}, caption, note ? element('span', {}, ` ${note}`) : null),
      element('thead', {}, element('tr', {}, ...heads.map(head => element('th', {scope: 'col'}, head)))),
      element('tbody', {}, ...rows)));
}

function tableRow(head, cells, kind) {
  return element('tr', kind ? {class: kind} : {},
    element('th', {scope: 'row'}, head),
    ...cells.map(cell => cell instanceof Element ? cell
      : cell === null ? element('td', {class: 'none'}, '–') : element('td', {}, cell)));
}

function cellOf(row, unit) {
  return row && row.value !== null ? format.value(row.value, unit) : null;
}

/** Says why a section has nothing to show; such sections stand after those that have. */
function showNothing(section, reason) {
  show(section, element('p', {class: 'empty'}, `Nothing to say: ${reason}.`));
  empty.add(section);
}

function sortSections() {
  const main = document.getElementById('figures');
  const wanted = [...SECTIONS.filter(section => !empty.has(section)), ...SECTIONS.filter(section => empty.has(section))];
  if (wanted.join() !== [...main.children].map(section => section.id).join()) {
    main.append(...wanted.map(section => document.getElementById(section)));
  }
}

// ---- figures ----

async function get(path) {
  const response = await fetch(path, {headers: {Accept: 'application/json'}});
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? `${path} answered ${response.status}`);
  }
  return response.json();
}

function today() {
  return force.clock.now.slice(0, 10);
}

function daysBefore(day, days) {
  const date = new Date(day + 'T12:00:00Z');
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

function yearBefore(day) {
  const date = new Date(day + 'T12:00:00Z');
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

const WINDOWS = {
  today: () => today(),
  week: () => daysBefore(today(), 6),
  month: () => daysBefore(today(), 27),
  year: () => yearBefore(today()),
};

async function figures(kpi, window, options = {}) {
  const query = new URLSearchParams({from: WINDOWS[window](), to: today(), ...options});
  return (await get(`/api/v1/kpis/${kpi}?${query}`)).rows;
}

const by = (rows, dimension, code) => rows.find(row => row[dimension] === code);
const hasAny = rows => rows.some(row => row.count > 0);

// ---- sections ----

async function calls() {
  const line = {by: 'line'};
  const [waiting, longest, presented, inTime, inTime28, mean, mean28, p90, abandoned, abandoned28, inTimeByDay, meanByDay, presentedByDay] = await Promise.all([
    figures('calls-waiting', 'today', line), figures('longest-call-wait', 'today', line),
    figures('calls-presented', 'today', line),
    figures('calls-answered-within-target', 'today', line), figures('calls-answered-within-target', 'month', line),
    figures('call-answer-mean', 'today', line), figures('call-answer-mean', 'month', line),
    figures('call-answer-p90', 'today', line),
    figures('calls-abandoned', 'today', line), figures('calls-abandoned', 'month', line),
    figures('calls-answered-within-target', 'month', {...line, interval: 'day'}),
    figures('call-answer-mean', 'month', {...line, interval: 'day'}),
    figures('calls-presented', 'month', {...line, interval: 'day'}),
  ]);
  if (presented.every(row => row.value === null)) {
    return showNothing('calls', presented[0]?.reason ?? 'no line is known');
  }
  const content = [];
  for (const {code, name} of force.lines) {
    const answered = by(inTime, 'line', code);
    const month = by(inTime28, 'line', code);
    const hasLimit = month && month.denominator > 0;
    const wait = by(longest, 'line', code);
    const numberIn = by(presented, 'line', code);
    if (!hasLimit && !(numberIn?.value > 0)) {
      continue;
    }
    const title = /^\d+$/.test(code) ? `${code} ${name.toLowerCase()}` : `${name} lines`;
    const trend = (rows, unit, what) => trendLine(rows.filter(row => row.line === code), unit, `${code} ${what}`);
    content.push(element('h3', {}, title), element('div', {class: 'tiles'},
      tile('Answered in time today', answered, 'percent',
        [answered?.value !== null && answered ? `${format.number(answered.numerator)} of ${format.number(answered.denominator)}` : null,
          month?.value !== null && month ? `${format.value(month.value, 'percent')} in 28 days` : null].filter(Boolean),
        trend(inTimeByDay, 'percent', 'answered in time')),
      tile('Waiting now', by(waiting, 'line', code), 'calls',
        [wait?.value !== null && wait ? `longest ${format.duration(wait.value)}` : 'nobody is waiting']),
      tile('Time to answer today', by(mean, 'line', code), 'seconds',
        ['on average', cellOf(by(p90, 'line', code), 'seconds') ? `nine in ten within ${cellOf(by(p90, 'line', code), 'seconds')}` : null,
          cellOf(by(mean28, 'line', code), 'seconds') ? `${cellOf(by(mean28, 'line', code), 'seconds')} in 28 days` : null].filter(Boolean),
        trend(meanByDay, 'seconds', 'mean time to answer')),
      tile('Abandoned today', by(abandoned, 'line', code), 'percent',
        [cellOf(by(abandoned28, 'line', code), 'percent') ? `${cellOf(by(abandoned28, 'line', code), 'percent')} in 28 days` : null].filter(Boolean)),
      tile('Calls today', numberIn, 'calls', [], trend(presentedByDay.filter(row => row.from !== today()), 'calls', 'calls'))));
  }
  show('calls', ...content);
}

async function backlog() {
  const [all, byBoth, past, oldest, byDay, kpi] = await Promise.all([
    figures('open-incidents', 'today'), figures('open-incidents', 'today', {by: 'grade,area'}),
    figures('open-past-target', 'today', {by: 'grade'}), figures('oldest-open-incident', 'today', {by: 'grade'}),
    figures('open-incidents', 'month', {interval: 'day'}), get('/api/v1/kpis/open-incidents'),
  ]);
  const total = all[0];
  if (total.value === null) {
    return showNothing('backlog', total.reason);
  }
  const pastAll = past.reduce((sum, row) => sum + row.value, 0);
  const ages = oldest.map(row => row.value).filter(value => value !== null);
  const areas = [...force.areas];
  if (byBoth.some(row => row.area === UNKNOWN && row.value > 0)) {
    areas.push(UNKNOWN);
  }
  const grades = [...force.grades];
  if (byBoth.some(row => row.grade === UNKNOWN && row.value > 0)) {
    grades.push({code: UNKNOWN, name: 'Unknown grade'});
  }
  const open = (grade, area) => byBoth
    .filter(row => (!grade || row.grade === grade) && (!area || row.area === area))
    .reduce((sum, row) => sum + row.value, 0);
  show('backlog',
    element('div', {class: 'tiles'},
      tile('Open now', total, 'incidents', [
        thresholdSaid(total.value, kpi.kpi.thresholds),
        `peak today ${format.number(total.peak)} at ${total.peakAt.slice(11, 16)}`,
      ].filter(Boolean), trendLine(byDay, 'incidents', 'Open incidents')),
      tile('Past their target', {value: pastAll}, 'incidents', ['nobody has arrived']),
      tile('Oldest', ages.length ? {value: Math.max(...ages)} : {value: null, reason: 'none is open'}, 'seconds', ['since it was opened'])),
    table('By grade and area', '', ['Area', ...grades.map(grade => grade.code), 'All'], [
      ...areas.map(area => tableRow(area === UNKNOWN ? 'Unknown area' : area,
        [...grades.map(grade => format.number(open(grade.code, area))), format.number(open(null, area))])),
      tableRow('Force', [...grades.map(grade => format.number(open(grade.code))), format.number(open())], 'sum'),
      tableRow('Past target', [...grades.map(grade => cellOf(by(past, 'grade', grade.code), 'incidents')), format.number(pastAll)]),
      tableRow('Oldest', [...grades.map(grade => shortAge(by(oldest, 'grade', grade.code))), ages.length ? format.shortDuration(Math.max(...ages)) : null]),
    ]));
}

function shortAge(row) {
  return row && row.value !== null ? format.shortDuration(row.value) : null;
}

function thresholdSaid(value, thresholds) {
  const forForce = thresholds.filter(one => Object.keys(one.where).length === 0 && one.from <= today());
  const reached = forForce.filter(one => value >= one.value).sort((one, two) => two.value - one.value)[0];
  if (reached) {
    return `▲ at the ${reached.severity} level of ${format.number(reached.value)}`;
  }
  const next = forForce.sort((one, two) => one.value - two.value)[0];
  return next ? `below the ${next.severity} level of ${format.number(next.value)}` : null;
}

async function attendance() {
  const grade = {by: 'grade'};
  const [opened, closed, within, mean, median, p90] = await Promise.all([
    figures('incidents-opened', 'today', grade), figures('incidents-closed', 'today', grade),
    figures('attended-within-target', 'month', grade), figures('attendance-mean', 'month', grade),
    figures('attendance-median', 'month', grade), figures('attendance-p90', 'month', grade),
  ]);
  if (opened.every(row => row.value === null)) {
    return showNothing('attendance', opened[0]?.reason ?? 'no grade is known');
  }
  const withLimit = force.grades.filter(({code}) => by(within, 'grade', code)?.denominator > 0);
  const sum = rows => ({value: rows.reduce((total, row) => total + row.value, 0)});
  show('attendance',
    element('div', {class: 'tiles'},
      ...withLimit.map(({code, name}) => {
        const row = by(within, 'grade', code);
        return tile(`${code} ${name.toLowerCase()} in time`, row, 'percent',
          [`${format.number(row.numerator)} of ${format.number(row.denominator)} in 28 days`]);
      }),
      tile('Opened today', sum(opened), 'incidents'),
      tile('Closed today', sum(closed), 'incidents')),
    table('From the call to the first arrival', 'in 28 days', ['Grade', 'Attended', 'Mean', 'Median', 'Nine in ten within'],
      force.grades.map(({code, name}) => tableRow(`${code} ${name === `Grade ${code.slice(1)}` ? '' : name.toLowerCase()}`.trim(), [
        format.number(by(mean, 'grade', code)?.count ?? 0),
        cellOf(by(mean, 'grade', code), 'seconds'), cellOf(by(median, 'grade', code), 'seconds'),
        cellOf(by(p90, 'grade', code), 'seconds')]))));
}

async function crimes() {
  const [recorded28, recorded12, tracked, closed, byArea, outcomes, byDay] = await Promise.all([
    figures('crimes-recorded', 'month'), figures('crimes-recorded', 'year'),
    figures('charge-rate-tracked', 'year'), figures('charge-rate-closed', 'year'),
    figures('crimes-recorded', 'year', {by: 'area'}), figures('outcomes-tracked', 'year', {by: 'outcome-group'}),
    figures('crimes-recorded', 'year', {interval: 'month'}),
  ]);
  if (recorded12[0].value === null) {
    return showNothing('crimes', recorded12[0].reason);
  }
  const most = Math.max(1, ...byArea.map(row => row.value ?? 0));
  const groups = outcomes.filter(row => row.value !== null).sort((one, two) => two.value - one.value);
  const bar = share => {
    const inner = element('div');
    inner.style.width = `${(100 * Math.max(0, share)).toFixed(1)}%`;
    return element('td', {class: 'bar', 'aria-hidden': 'true'}, inner);
  };
  const chargeParts = row => row.value === null ? [] : [`${format.number(row.numerator)} of ${format.number(row.denominator)} in 12 months`];
  show('crimes',
    element('div', {class: 'tiles'},
      tile('Recorded in 28 days', recorded28[0], 'crimes'),
      tile('Recorded in 12 months', recorded12[0], 'crimes', byDay.filter(row => row.value !== null).slice(-3).map(row => `${monthName(row.period)}: ${format.number(row.value)}`)),
      tile('Charged (tracked)', tracked[0], 'percent', [...chargeParts(tracked[0]), 'of the crimes recorded then, to date']),
      tile('Charged (closed)', closed[0], 'percent', [...chargeParts(closed[0]), 'brought then, whenever recorded'])),
    table('Recorded by area', 'in 12 months', ['Area', 'Crimes', ''],
      byArea.filter(row => row.value !== null && (row.area !== UNKNOWN || row.value > 0)).map(row =>
        tableRow(row.area === UNKNOWN ? 'Unknown area' : row.area, [format.number(row.value), bar(row.value / most)]))),
    groups.length === 0 ? null : table('Outcomes to date', 'of crimes recorded in 12 months', ['Outcome', 'Crimes', 'Share', ''],
      groups.map(row => tableRow(OUTCOME_GROUPS[row['outcome-group']] ?? format.code(row['outcome-group']),
        [format.number(row.numerator), format.value(row.value, 'percent'), bar(row.value / groups[0].value)]))));
}

function monthName(period) {
  return new Date(period + '-15T12:00:00Z').toLocaleDateString('en-GB', {month: 'long', year: 'numeric', timeZone: 'UTC'});
}

async function feeds() {
  const findings = await figures('data-quality-findings', 'month', {by: 'topic,reason'});
  const found = findings.filter(row => row.value > 0).sort((one, two) => two.value - one.value);
  show('feeds',
    table('Latest event', '', ['Feed', 'Occurred', ''], Object.entries(force.feeds).map(([topic, time]) =>
      tableRow(format.code(topic), time === null
        ? [element('td', {class: 'none'}, 'no event yet'), '']
        : [format.shortTime(time, force.zone), format.ago(time, force.clock.now)]))),
    found.length === 0
      ? element('p', {class: 'empty'}, 'No data-quality findings in 28 days.')
      : table('Data-quality findings', 'in 28 days', ['What', 'Feed', 'How many'], found.slice(0, 8).map(row =>
        tableRow(format.code(row.reason), [format.code(row.topic), format.number(row.value)]))));
}

// ---- going on ----

function say(text, trouble) {
  const state = document.getElementById('state');
  if (state.textContent !== text) {
    state.textContent = text;
    state.classList.toggle('trouble', trouble);
  }
}

function showForce() {
  document.getElementById('force').textContent = force.name;
  document.title = `${force.name} · Peelboard`;
  const time = format.dayAndTime(force.clock.now, force.zone);
  document.getElementById('clock').textContent = force.clock.kind === 'event'
    ? `As of the latest event: ${time}. “Today” is that day.` : time;
}

let version;
let fastAt = 0;
let slowAt = 0;

/** What is live follows every change; what is of weeks and months follows every few seconds. */
async function showFigures() {
  const time = Date.now();
  const sections = {};
  if (force.version !== version || time - fastAt > CLOCK_MILLIS) {
    Object.assign(sections, {calls, backlog, feeds});
    fastAt = time;
  }
  if (time - slowAt > CLOCK_MILLIS) {
    Object.assign(sections, {attendance, crimes});
    slowAt = time;
  }
  Object.keys(sections).forEach(section => empty.delete(section));
  await Promise.all(Object.values(sections).map(section => section()));
  version = force.version;
  sortSections();
}

async function refresh() {
  try {
    force = await get('/api/v1/force');
    showForce();
    if (force.caughtUp) {
      await showFigures();
      say(force.clock.kind === 'event' ? 'Up to date with the data' : 'Live', false);
    } else {
      say('Reading the tallies …', true);
    }
  } catch (error) {
    console.error(error);
    fastAt = 0;
    slowAt = 0;
    say(`Not up to date: ${error.message}`, true);
  }
  setTimeout(refresh, POLL_MILLIS);
}

refresh();
