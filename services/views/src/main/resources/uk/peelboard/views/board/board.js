// The board: shows what the server sends, as soon as it does.
import * as format from './format.js';
import {calls} from './calls.js';
import {Figures} from './figures.js';
import {attendance, backlog} from './incidents.js';
import {listen} from './live.js';
import {feeds, outcomes} from './outcomes.js';
import {element, get, put} from './page.js';

const SECTIONS = {calls, backlog, attendance, outcomes, feeds};
const RETRY_MILLIS = 2000;

let figures;

/** Says how fresh the page is. Only what changes in kind is said: it is read out. */
function say(text, trouble) {
  const state = document.getElementById('state');
  if (state.textContent !== text) {
    state.textContent = text;
    state.classList.toggle('trouble', trouble);
    document.body.classList.toggle('stale', trouble && Boolean(figures?.head));
  }
}

function showClock() {
  const {kind, now} = figures.head.clock;
  const time = format.dayAndTime(now, figures.force.zone);
  document.getElementById('clock').textContent =
    kind === 'event' ? `As of the latest event: ${time}. “Today” is that day.` : time;
}

/** Sections that have nothing to show say why, after all that have. */
function showSections() {
  const without = [];
  for (const [id, section] of Object.entries(SECTIONS)) {
    const {content, reason} = section(figures);
    const place = document.querySelector(`#${id} .content`);
    put(place, content ?? element('p', {class: 'empty'}, `Nothing to say: ${reason}.`));
    document.getElementById(id).classList.toggle('without', !content);
    if (!content) {
      without.push(id);
    }
  }
  const main = document.getElementById('figures');
  const wanted = [...Object.keys(SECTIONS).filter(id => !without.includes(id)), ...without];
  if (wanted.join() !== [...main.children].map(section => section.id).join()) {
    main.append(...wanted.map(id => document.getElementById(id)));
  }
}

function show(state) {
  const {ready, problem, missing, clock} = state.head;
  if (!ready) {
    say(figures.head?.ready ? standing(`${problem ?? 'the tallies are being read'}.`)
      : `No figures yet: ${problem ?? 'the tallies are being read'}.`, true);
    return;
  }
  figures.take(state);
  showClock();
  showSections();
  const fresh = clock.kind === 'event' ? 'Up to date with the data' : 'Live';
  say(problem ? standing(`${problem}.`) : missing ? `${fresh}, but the past is incomplete: ${missing}.` : fresh,
    Boolean(problem));
}

let standingSince;

/** Old figures stay, with the moment that they are as of. */
function standing(why) {
  if (!document.body.classList.contains('stale')) {
    standingSince = figures.head.clock.now;
  }
  return `Figures as of ${format.timeOfDay(standingSince, figures.force.zone)}: ${why}`;
}

/** The force and the catalogue, which change only with the program. */
async function described() {
  for (;;) {
    try {
      const [force, {kpis}] = await Promise.all([get('/api/v1/force'), get('/api/v1/kpis')]);
      return new Figures(force, kpis);
    } catch (error) {
      say(`No figures: ${error.message}.`, true);
      await new Promise(resolve => setTimeout(resolve, RETRY_MILLIS));
    }
  }
}

const early = [];

// What comes before the description has come waits for it.
listen(
  state => figures ? show(state) : early.push(state),
  why => say(figures?.head ? standing(why) : `No figures yet: ${why}`, true));

figures = await described();
document.getElementById('force').textContent = figures.force.name;
document.title = `${figures.force.name} · Peelboard`;
early.forEach(show);
