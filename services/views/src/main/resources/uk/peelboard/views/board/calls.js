// 999 and 101 now.
import * as format from './format.js';
import {element} from './page.js';
import {changed, tile, trend} from './tile.js';

/** What to show of each line that calls come on, or why there is nothing. */
export function calls(figures) {
  const presented = figures.rows('calls-presented', 'today', 'line');
  if (presented.every(row => row.value === null)) {
    return {reason: presented[0]?.reason ?? 'no line is known'};
  }
  const lines = figures.force.lines.filter(({code}) =>
    figures.row('calls-answered-within-target', '28d', {line: code})?.denominator > 0
      || figures.row('calls-presented', 'today', {line: code})?.value > 0);
  return {content: lines.map(line => group(figures, line))};
}

function group(figures, {code, name, answerWithin}) {
  const line = {line: code};
  const row = (kpi, time = 'today') => figures.row(kpi, time, line);
  const value = (kpi, time) => {
    const found = row(kpi, time);
    return found && found.value !== null ? format.value(found.value, figures.unit(kpi)) : null;
  };
  const one = (title, kpi, words, options = {}) => tile({
    heading: 'h4', title, kpi, codes: line, row: row(kpi), unit: figures.unit(kpi), words: [...words, changed(figures.change(kpi, line))],
    trend: trend(figures.days(kpi, line), figures.unit(kpi), `${code}: ${title.toLowerCase()}`, figures.change(kpi, line)), ...options,
  });
  const month = kpi => {
    const said = value(kpi, '28d');
    return said ? `28 days: ${said}` : null;
  };
  const title = /^\d+$/.test(code) ? `${code} ${name.toLowerCase()}` : `${name} lines`;
  const limit = answerWithin.filter(one => one.from <= figures.today).at(-1);
  const inTime = row('calls-answered-within-target');
  const waiting = row('calls-waiting');
  const longest = row('longest-call-wait');
  return element('section', {class: 'group', 'aria-label': title},
    element('h3', {}, title, limit ? element('span', {}, ` today, in time when answered in under ${format.duration(limit.seconds)}`)
      : element('span', {}, ' today')),
    element('div', {class: 'tiles'},
      one('Waiting now', 'calls-waiting',
        [longest?.value > 0 ? `longest ${format.duration(longest.value)}` : waiting?.value === 0 ? 'nobody is waiting' : null],
        {trend: null}),
      limit ? one('In time', 'calls-answered-within-target',
        [inTime?.denominator > 0 ? `${format.number(inTime.numerator)} of ${format.number(inTime.denominator)}` : null,
          month('calls-answered-within-target')]) : null,
      one('Mean answer', 'call-answer-mean',
        [value('call-answer-p90', 'today') ? `nine in ten: ${value('call-answer-p90', 'today')}` : null,
          month('call-answer-mean')]),
      one('Abandoned', 'calls-abandoned', [month('calls-abandoned')]),
      one('Calls', 'calls-presented', [month('calls-presented')],
        {trend: trend(figures.days('calls-presented', line).slice(0, -1), 'calls', `${code}: calls`, figures.change('calls-presented', line))})));
}
