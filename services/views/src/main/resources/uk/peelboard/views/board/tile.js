// One figure, with what is expected of it and how it has gone.
import * as format from './format.js';
import {element, kpiLink} from './page.js';

/** Whether the target is met, in words; null where there is none. */
export function verdict(row, unit) {
  if (!row || row.met === null || row.met === undefined) {
    return null;
  }
  const target = format.level(row.target, unit);
  return row.met
    ? element('p', {class: 'verdict met'}, `✓ Target ${target} met`)
    : element('p', {class: 'verdict missed'}, `✗ Target ${target} not met`);
}

/** The same where "target" stands above it. */
export function shortVerdict(row, unit) {
  const target = format.level(row.target, unit);
  return element('span', {class: row.met ? 'verdict met' : 'verdict missed'}, row.met ? `✓ ${target} met` : `✗ ${target} not met`);
}

/** Which threshold is reached, in words; or the lowest, where none is. */
export function level(value, thresholds, unit) {
  if (value === null || value === undefined || thresholds.length === 0) {
    return null;
  }
  const reached = thresholds.filter(one => value >= one.value).at(-1);
  return reached
    ? element('p', {class: 'verdict missed'}, `▲ ${format.capital(reached.severity)} (${format.level(reached.value, unit)}) reached`)
    : element('p', {class: 'verdict met'}, `✓ Below ${thresholds[0].severity} (${format.level(thresholds[0].value, unit)})`);
}

/** What the last whole day has that is more than normal variation, in words; null for nothing. */
export function changed(change) {
  return !change || change.variation === 'common-cause' || change.variation === 'unknown' ? null : `yesterday ${change.meaning}`;
}

/** A line through a value for each day, the last of which is today; gaps where there is none. */
export function trend(days, unit, what, change) {
  const known = days.map(row => row.value).filter(value => value !== null);
  if (known.length < 3) {
    return null;
  }
  const target = days.at(-1).target;
  const ends = unit === 'percent' && target !== null ? [...known, target] : unit === 'percent' ? known : [...known, 0];
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  const x = i => (98 * i / (days.length - 1)).toFixed(1);
  const y = value => most === least ? '15' : (28 - 26 * (value - least) / (most - least)).toFixed(1);
  let path = '';
  days.forEach((row, i) => {
    if (row.value !== null) {
      path += `${i > 0 && days[i - 1].value !== null ? 'L' : 'M'}${x(i)} ${y(row.value)}`;
    }
  });
  const said = `${what} by day, 28 days and today: from ${format.value(Math.min(...known), unit)}`
    + ` to ${format.value(Math.max(...known), unit)}${change ? `; yesterday: ${change.meaning}` : ''}`;
  const last = days.at(-1).value;
  return element('svg', {class: 'trend', viewBox: '0 0 100 30', preserveAspectRatio: 'none', role: 'img', 'aria-label': said},
    target === null ? null : element('path', {class: 'target', d: `M0 ${y(target)}H100`}),
    element('path', {d: path}),
    // A line without length has round ends: a dot, however the drawing is stretched.
    last === null ? null : element('path', {class: 'today', d: `M${x(days.length - 1)} ${y(last)}h0.01`}));
}

/**
 * figure: the element of its heading, h3 unless given; the title; the KPI and codes that it is of, and how else its page asks for it; the row; the verdict;
 * further words; the trend
 */
export function tile({heading, title, kpi, codes, asked, row, unit, verdict: judged, words, trend: line}) {
  const where = Object.entries(codes ?? {}).map(([dimension, code]) => `${dimension}:${code}`).join();
  const missing = !row || row.value === null;
  return element('div', {class: 'tile'},
    element(heading ?? 'h3', {class: 'name'}, element('a', {href: kpiLink(kpi, {where, ...asked})}, title)),
    missing
      ? element('p', {class: 'value none'}, `Nothing to say: ${row ? row.reason : 'no answer yet'}.`)
      : element('p', {class: 'value'}, format.value(row.value, unit)),
    missing ? null : judged === undefined ? verdict(row, unit) : judged,
    (words ?? []).filter(Boolean).map(text => element('p', {class: 'more'}, text)),
    line ?? null);
}
