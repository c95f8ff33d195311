// All that there is to say about a KPI, beside its figures.
import * as format from './format.js';
import {element} from './page.js';

const BETTER = {'higher-is-better': 'higher', 'lower-is-better': 'lower', neither: 'neither way'};

export function sheet(kpi, force) {
  const entries = [];
  const add = (name, ...texts) => texts.filter(Boolean).forEach((text, i) =>
    entries.push(i === 0 ? element('dt', {}, name) : null, element('dd', {}, text)));
  const of = where => Object.entries(where).map(([dimension, code]) => ` for ${format.dimension(dimension)} ${code}`).join('');
  const level = value => format.level(value, kpi.unit);

  add('Formula', kpi.definition);
  add('Kind', `${format.capital(kpi.kind)}, in ${format.code(kpi.unit).toLowerCase()}; better: ${BETTER[kpi.direction]}`);
  add('Variant', kpi.variant && format.code(kpi.variant));
  add('Target', ...kpi.targets.map(one => `${level(one.value)}${of(one.where)}, from ${format.day(one.from)}`));
  add('Thresholds', ...kpi.thresholds.map(one => `${format.capital(one.severity)} at ${level(one.value)}${of(one.where)}, from ${format.day(one.from)}`));
  add('Caveats', ...kpi.caveats);
  add('Compare', ...force.comparisons.filter(one => one.kpi === kpi.id).map(one =>
    `${one.of}${of(one.where)}: ${level(one.value)}, ${one.from === one.to ? format.day(one.from) : `${format.day(one.from)} to ${format.day(one.to)}`} (${one.source})`));
  add('Evidence for', ...force.recommendations.filter(one => one.evidence.includes(kpi.id)).map(one => `${one.text} (${one.source})`));
  add('Breaks', ...force.seriesBreaks.filter(one => one.kpis.length === 0 || one.kpis.includes(kpi.id))
    .map(one => `${format.day(one.on)}: ${one.what} (${one.source})`));
  add('Source', kpi.source);
  return element('dl', {}, entries);
}
