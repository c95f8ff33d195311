// One KPI: what it means, how it has gone, and how it is told apart. What is asked is in the address, which can be kept.
import {draw} from './chart.js';
import * as format from './format.js';
import {daysBefore, element, get, kpiLink, put, table, tableRow} from './page.js';
import {sheet} from './sheet.js';
import {shortVerdict, verdict} from './tile.js';

const DAYS = 28;
const REFRESH_MILLIS = 30000;
const RETRY_MILLIS = 2000;
const ASKED = ['from', 'to', 'interval', 'where'];
const UNKNOWN = 'unknown';

const id = decodeURIComponent(location.pathname.split('/').at(-1));
const form = document.getElementById('form');
let force;
let kpi;

function say(text, trouble) {
  const state = document.getElementById('state');
  if (state.textContent !== text) {
    state.textContent = text;
    state.classList.toggle('trouble', trouble);
  }
}

// ---- what is asked ----

/** As the address has it; what it does not have follows the clock. */
function asked() {
  const address = new URLSearchParams(location.search);
  const given = Object.fromEntries(ASKED.map(name => [name, address.get(name)]));
  const to = given.to ?? force.clock.now.slice(0, 10);
  return {from: given.from ?? daysBefore(to, DAYS - 1), to, interval: given.interval ?? 'day', where: given.where ?? ''};
}

function query(more) {
  const {from, to, where} = asked();
  return new URLSearchParams(Object.entries({from, to, where, ...more}).filter(([, value]) => value));
}

/** The conditions of the address by dimension: a code may have commas too. */
function conditions() {
  const found = {};
  let last;
  for (const part of asked().where.split(',').filter(Boolean)) {
    const [dimension, ...code] = part.split(':');
    if (kpi.dimensions.includes(dimension) && code.length > 0) {
      found[dimension] = code.join(':');
      last = dimension;
    } else if (last) {
      found[last] += ',' + part;
    }
  }
  return found;
}

function fillForm() {
  const {from, to, interval} = asked();
  form.elements.from.value = from;
  form.elements.to.value = to;
  form.elements.interval.value = interval;
}

function choose() {
  const where = kpi.dimensions
    .map(dimension => [dimension, form.elements[`where-${dimension}`]?.value ?? conditions()[dimension]])
    .filter(([, code]) => code).map(pair => pair.join(':')).join(',');
  const given = new URLSearchParams(location.search);
  const now = asked();
  const next = {from: form.elements.from.value, to: form.elements.to.value, interval: form.elements.interval.value, where};
  // A time that nobody has chosen goes on with the clock.
  const kept = Object.entries(next).filter(([name, value]) => value && (given.has(name) || value !== now[name]));
  history.replaceState(null, '', `?${new URLSearchParams(kept)}`);
  show();
}

/** A choice for each dimension, of the codes that there are figures of. */
function showChoices(parts) {
  const chosen = conditions();
  put(document.getElementById('where'), parts.map(([dimension, rows]) => {
    const codes = [...new Set([...rows.map(row => row[dimension]), chosen[dimension]].filter(Boolean))];
    return element('label', {}, `${format.capital(format.dimension(dimension))} `,
      element('select', {name: `where-${dimension}`},
        element('option', {value: ''}, 'all'),
        codes.map(code => element('option', {value: code, selected: chosen[dimension] === code ? '' : null}, codeName(dimension, code)))));
  }));
  for (const [dimension] of parts) {
    form.elements[`where-${dimension}`].value = chosen[dimension] ?? '';
  }
}

function codeName(dimension, code) {
  const named = {line: force.lines, grade: force.grades, 'from-grade': force.grades, team: force.teams, 'case-type': force.caseTypes}[dimension];
  const name = named?.find(one => one.code === code)?.name;
  return code === UNKNOWN ? 'Unknown' : name ? `${code} ${name.toLowerCase()}` : dimension === 'area' ? code : format.code(code);
}

// ---- what is shown ----

function title() {
  const chosen = Object.entries(conditions()).map(([dimension, code]) => `${format.dimension(dimension)} ${codeName(dimension, code)}`);
  return chosen.length === 0 ? 'The whole force' : format.capital(chosen.join(', '));
}

/** What the figures without a period are of. */
function wholeTime() {
  return !kpi.kind.startsWith('stock') ? 'over the whole period'
    : asked().to >= force.clock.now.slice(0, 10) ? 'now' : `at the end of ${format.day(asked().to)}`;
}

function showTotal(row) {
  document.getElementById('total-title').textContent = format.capital(wholeTime());
  put(document.querySelector('#total .content'),
    row.value === null
      ? element('p', {class: 'empty'}, `Nothing to say: ${row.reason}.`)
      : element('p', {class: 'value'}, format.value(row.value, kpi.unit)),
    verdict(row, kpi.unit),
    row.denominator > 0 ? element('p', {class: 'more'}, `${format.part(row.numerator)} of ${format.part(row.denominator)}`) : null,
    row.peak === undefined || row.peak === null ? null
      : element('p', {class: 'more'}, `on average ${format.number(row.mean)}, at most ${format.number(row.peak)} on ${format.shortTime(row.peakAt, force.zone)}`));
}

function showCourse(chart) {
  draw(document.getElementById('chart'), document.querySelector('#course figcaption'), chart, title());
  put(document.querySelector('#course details .content'), table('By ' + chart.interval, title(),
    ['Period', 'Value', 'Of', 'Mean', 'Lower limit', 'Upper limit', 'What it means'],
    chart.rows.map(row => tableRow(format.period(row, chart.interval), [
      row.value === null ? element('td', {class: 'none'}, row.reason) : format.value(row.value, kpi.unit),
      row.denominator > 0 ? format.part(row.denominator) : row.count === null ? null : format.number(row.count),
      limit(row.mean), limit(row.lower), limit(row.upper),
      element('td', {class: 'wraps'}, row.judged ? row.meaning + (row.signal ? `: ${row.signal}` : '') : 'not judged: not a whole period, or not over'),
    ]))));
  const {interval} = asked();
  put(document.querySelector('#course .files'), 'As a file: ',
    element('a', {href: `/api/v1/kpis/${id}.csv?${query({interval})}`}, 'figures (CSV)'), ', ',
    element('a', {href: `/api/v1/kpis/${id}/spc.csv?${query({interval})}`}, 'figures with limits (CSV)'), ', ',
    element('a', {href: `/api/v1/kpis/${id}?${query({interval})}`}, 'JSON'), '.');
}

function limit(value) {
  return value === null ? null : format.value(value, kpi.unit);
}

function showParts(parts) {
  const chosen = conditions();
  const {interval, ...time} = asked();
  const shown = parts.filter(([dimension, rows]) => !chosen[dimension] && rows.some(row => row.count > 0 || row.value));
  put(document.querySelector('#parts .content'), shown.length === 0
    ? element('p', {class: 'empty'}, parts.length === 0 ? 'It has no breakdown.' : 'There is nothing to break down.')
    : shown.map(([dimension, rows]) => element('div', {class: 'part'},
      table(`By ${format.dimension(dimension)}`, wholeTime(),
        [format.capital(format.dimension(dimension)), 'Value', ...(divided(rows) ? ['Of'] : []), ...(judged(rows) ? ['Target'] : [])],
        rows.filter(row => row.value !== null || row.count > 0).map(row => {
          const where = Object.entries({...chosen, [dimension]: row[dimension]}).map(pair => pair.join(':')).join(',');
          const link = new URLSearchParams(location.search);
          link.set('where', where);
          return tableRow(element('a', {href: kpiLink(id, Object.fromEntries(link))}, codeName(dimension, row[dimension])), [
            row.value === null ? element('td', {class: 'none'}, row.reason) : format.value(row.value, kpi.unit),
            ...(divided(rows) ? [row.denominator > 0 ? format.part(row.denominator) : null] : []),
            ...(judged(rows) ? [isJudged(row) ? element('td', {}, shortVerdict(row, kpi.unit)) : null] : []),
          ]);
        })),
      element('p', {class: 'files'}, element('a', {href: `/api/v1/kpis/${id}.csv?${query({by: dimension})}`}, `By ${format.dimension(dimension)} (CSV)`)))));
}

const divided = rows => rows.some(row => row.denominator > 0);
const isJudged = row => row.met !== null && row.met !== undefined;
const judged = rows => rows.some(isJudged);

// ---- going on ----

let asking = 0;
let again;

/** Asks for everything anew: when something else was chosen, from time to time, and soon after a failure. */
async function show() {
  const turn = ++asking;
  clearTimeout(again);
  try {
    const {interval} = asked();
    const [chart, total, ...answers] = await Promise.all([
      get(`/api/v1/kpis/${id}/spc?${query({interval})}`), get(`/api/v1/kpis/${id}?${query()}`),
      ...kpi.dimensions.map(by => get(`/api/v1/kpis/${id}?${query({by, where: whereBut(by)})}`))]);
    if (turn !== asking) {
      return;
    }
    const parts = kpi.dimensions.map((dimension, i) => [dimension, answers[i].rows])
      .sort(([one], [two]) => (two === 'area') - (one === 'area'));
    document.getElementById('asked').textContent =
      `${title()}, ${format.day(chart.from)} to ${format.day(chart.to)}; as of ${format.dayAndTime(chart.clock.now, force.zone)}`;
    fillForm();
    showChoices(parts);
    showTotal(total.rows[0]);
    document.getElementById('figures').hidden = false;
    showCourse(chart);
    showParts(parts);
    say('Up to date', false);
    again = setTimeout(show, REFRESH_MILLIS);
  } catch (error) {
    if (turn === asking) {
      say(`Not up to date: ${error.message}.`, true);
      again = setTimeout(show, RETRY_MILLIS);
    }
  }
}

/** The other conditions, so that a choice shows all that can be chosen. */
function whereBut(dimension) {
  return Object.entries(conditions()).filter(([one]) => one !== dimension).map(pair => pair.join(':')).join(',');
}

async function start() {
  try {
    const [description, {kpis}] = await Promise.all([get('/api/v1/force'), get('/api/v1/kpis')]);
    force = description;
    kpi = kpis.find(one => one.id === id);
    if (!kpi) {
      await get(`/api/v1/kpis/${id}`);
    }
  } catch (error) {
    if (error.problem?.status !== 404) {
      say(`Nothing to show: ${error.message}.`, true);
      setTimeout(start, RETRY_MILLIS);
      return;
    }
    document.getElementById('question').textContent = 'There is no such figure';
    put(document.getElementById('asked'), ...(error.problem?.similar ?? []).flatMap((similar, i) =>
      [i === 0 ? 'Perhaps ' : ' or ', element('a', {href: kpiLink(similar)}, similar)]));
    say(`Nothing to show: ${error.message}.`, true);
    return;
  }
  document.title = `${kpi.question} · ${force.name}`;
  document.getElementById('question').textContent = kpi.question;
  put(document.querySelector('#definition .content'), sheet(kpi, force));
  document.getElementById('choice').hidden = false;
  form.addEventListener('change', choose);
  form.addEventListener('submit', event => event.preventDefault());
  await show();
}

start();
