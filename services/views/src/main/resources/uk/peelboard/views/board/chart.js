// A process behaviour chart: values with the limits between which they vary by themselves. Its text says the same in words.
import uPlot from './uplot.js';
import * as format from './format.js';
import {put} from './page.js';

const HEIGHT = 320;
const DASHES = [6, 5];
const MOST_SIGNALS_SAID = 4;

let plot;
let latest;

/** place: of the drawing; caption: of its words; chart: an answer of the API; of: what it is of, in words */
export function draw(place, caption, chart, of) {
  latest = {place, caption, chart, of};
  put(caption, words(chart));
  place.setAttribute('aria-label', `${of}, by ${chart.interval}: a chart, told in words below`);
  put(document.getElementById('legend'), legend(chart.rows));
  redraw();
}

/** What the lines and dots are: of those alone that there are. */
function legend(rows) {
  return [
    'Blue: the value', rows.some(row => row.mean !== null) ? 'grey: its mean; dashed: the limits of normal variation' : '',
    rows.some(row => row.target !== null) ? 'dotted: the target' : '', rows.some(row => row.signal) ? 'large dots: more than normal variation' : '',
    rows.some(row => row.value !== null && !row.judged) ? 'hollow: not a whole period, or not over' : '',
  ].filter(Boolean).join('; ') + '.';
}

function words({rows, kpi, interval, hasShifted}) {
  const known = rows.filter(row => row.value !== null);
  if (known.length === 0) {
    return `Nothing to draw: ${rows.at(-1)?.reason ?? 'there is no period'}.`;
  }
  const last = rows.filter(row => row.judged && row.mean !== null).at(-1);
  const said = value => format.value(value, kpi.unit);
  const periods = `${known.length} ${known.length === 1 ? interval : interval + 's'} with figures.`;
  if (!last) {
    return `${periods} Too few to say what varies by itself.`;
  }
  const signals = rows.filter(row => row.signal);
  return [
    periods,
    `Normal variation is from ${said(drawn(last.lower, kpi.unit))} to ${said(drawn(last.upper, kpi.unit))}, around a mean of ${said(last.mean)}`
      + (last.trial ? ' (limits on trial: fewer than 12 periods).' : '.'),
    signals.length === 0 ? 'No period is outside it, and there is no run or trend.'
      : `${signals.length} ${signals.length === 1 ? 'period is' : 'periods are'} more than that: `
        + signals.slice(-MOST_SIGNALS_SAID).reverse()
          .map(row => `${format.period(row, interval)} ${said(row.value)} (${row.meaning}: ${row.signal})`).join('; ')
        + (signals.length > MOST_SIGNALS_SAID ? '; and earlier ones.' : '.'),
    hasShifted ? 'It seems to have settled elsewhere: a break should perhaps be declared in the force profile.' : '',
  ].filter(Boolean).join(' ');
}

/** A share cannot be beyond these, so no line is drawn there. */
function drawn(limit, unit) {
  return limit === null ? null : unit === 'percent' ? Math.min(100, Math.max(0, limit)) : Math.max(0, limit);
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function redraw() {
  const {place, chart: {rows, kpi}} = latest;
  plot?.destroy();
  plot = null;
  place.hidden = rows.every(row => row.value === null);
  if (place.hidden) {
    return;
  }
  const font = `${getComputedStyle(document.body).fontSize} ${getComputedStyle(document.body).fontFamily}`;
  const line = (label, name, width, dash) => ({label, stroke: colour(name), width, dash, points: {show: false}, spanGaps: false});
  const points = (label, name, size, filled) => ({
    label, stroke: colour(name), width: 0, paths: () => null,
    points: {show: true, size, width: 2, stroke: colour(name), fill: filled ? colour(name) : colour('--card')},
  });
  const bad = row => row.variation === 'concern';
  const axis = {stroke: colour('--muted'), grid: {stroke: colour('--line'), width: 1}, ticks: {stroke: colour('--line'), width: 1}, font};
  const options = {
    width: place.clientWidth, height: HEIGHT, legend: {show: false}, cursor: {show: false}, select: {show: false},
    // Local days: noon is the same day in any zone.
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    scales: {y: {range: (self, least, most) => span(least, most, kpi.unit)}},
    axes: [
      {...axis, values: (self, splits) => splits.map(at => format.shortDay(new Date(at * 1000).toISOString().slice(0, 10))), space: 70},
      {...axis, values: (self, splits) => splits.map(value => format.level(value, kpi.unit)), size: 84},
    ],
    series: [
      {},
      line('Upper limit', '--muted', 1.5, DASHES),
      line('Lower limit', '--muted', 1.5, DASHES),
      line('Mean', '--muted', 1.5),
      line('Target', '--bad', 1.5, [2, 4]),
      line('Value', '--bar', 2.5),
      points('Value', '--bar', 6, true),
      points('Not judged', '--bar', 7, false),
      points('Concern', '--bad', 12, true),
      points('Other signal', '--good', 12, true),
    ],
  };
  const column = value => rows.map(value);
  const some = (row, is) => row.value !== null && is ? row.value : null;
  plot = new uPlot(options, [
    column(row => Date.parse(row.from + 'T12:00:00Z') / 1000),
    column(row => drawn(row.upper, kpi.unit)), column(row => drawn(row.lower, kpi.unit)), column(row => row.mean), column(row => row.target),
    column(row => row.value),
    column(row => some(row, row.judged && !row.signal)), column(row => some(row, !row.judged)),
    column(row => some(row, row.signal && bad(row))), column(row => some(row, row.signal && !bad(row))),
  ], place);
}

/** Counts stand on zero; shares and times have room above and below. */
function span(least, most, unit) {
  const room = (most - least || Math.abs(most) || 1) * 0.08;
  const low = unit === 'percent' ? least - room : Math.min(0, least);
  const high = most + room;
  return [unit === 'percent' ? Math.max(0, low) : low, unit === 'percent' ? Math.min(100, high) : high];
}

function redrawWhenDrawn() {
  if (latest) {
    redraw();
  }
}

new ResizeObserver(() => {
  if (plot && plot.width !== latest.place.clientWidth && latest.place.clientWidth > 0) {
    plot.setSize({width: latest.place.clientWidth, height: HEIGHT});
  }
}).observe(document.getElementById('chart'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawWhenDrawn);
addEventListener('beforeprint', redrawWhenDrawn);
addEventListener('afterprint', redrawWhenDrawn);
