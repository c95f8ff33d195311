// House rules, and those of Grafana's dashboard-linter that make sense for KPIs. Not kept, with reason: a template for `job` and
// `instance` (a figure is the force's, whichever process shows it) and no fixed windows (a KPI's window is part of its definition).
import { expressions, interpolated, metrics, syntaxError } from './queries.mjs';

const PALETTE = new Set(
  ['#0072B2', '#56B4E9', '#009E73', '#F0E442', '#E69F00', '#D55E00', '#CC79A7', '#999999'].map((c) => c.toLowerCase()),
);
const COUNTER = /_total$|_bucket$|_count$|_sum$/;

/** What is wrong with one dashboard. */
export function lintProblems(dashboard, scrapeSeconds, uids) {
  const found = [];
  const says = (what) => found.push(`${dashboard.uid}: ${what}`);

  if (!/^[a-z][a-z-]{7,39}$/.test(dashboard.uid ?? '')) says('uid is not 8 to 40 small letters and dashes');
  for (const key of ['id', 'version', 'iteration', '__inputs', '__requires']) {
    if (key in dashboard) says(`${key} is for what Grafana keeps itself`);
  }
  if (!dashboard.title || !dashboard.description) says('title or description is missing');
  if (dashboard.editable !== false) says('is editable, though it is provisioned');
  if (dashboard.timezone !== 'Europe/London') says(`timezone ${dashboard.timezone}`);
  if (!dashboard.time?.from || !dashboard.time?.to) says('has no time range');
  if (!(seconds(dashboard.refresh) >= scrapeSeconds)) says(`refresh ${dashboard.refresh} is faster than the scrape`);
  if (!dashboard.tags?.includes('peelboard')) says('tag peelboard is missing');
  if (!dashboard.links?.some((link) => link.includeVars && link.keepTime)) says('has no links that keep time and variables');
  for (const name of ['Alerts', 'Series breaks']) {
    if (!dashboard.annotations.list.some((one) => one.name === name)) says(`annotation ${name} is missing`);
  }
  if (/\$\{DS_/.test(JSON.stringify(dashboard))) says('${DS_...} is not resolved when provisioned');

  variables(dashboard, says);
  colours(dashboard, says);
  layout(dashboard, says);
  for (const panel of dashboard.panels.filter((one) => one.type !== 'row')) panelRules(panel, uids, (what) => says(`${panel.title}: ${what}`));
  for (const { where, expr } of expressions(dashboard)) {
    const undeclared = [];
    const sent = interpolated(expr, dashboard, undeclared);
    if (undeclared.length) found.push(`${where}: undeclared $${undeclared.join(', $')}`);
    const error = syntaxError(sent);
    if (error) found.push(`${where}: ${error}`);
    // An hour, or more, is part of what a panel says it shows; less is a matter of how often Prometheus looks.
    for (const [, range] of expr.matchAll(/\b(?:rate|irate|increase)\([^[]*\[([^\]]*)\]/g)) {
      if (range !== '$__rate_interval' && !/^\d+[hdw]$/.test(range)) found.push(`${where}: [${range}] is not [$__rate_interval]`);
    }
    for (const metric of metrics(sent)) {
      const inRate = new RegExp(`(rate|increase|irate)\\(\\s*${metric}\\b`).test(sent);
      if (inRate && !COUNTER.test(metric)) found.push(`${where}: ${metric} is no counter`);
      if (!inRate && /_total$|_bucket$/.test(metric)) found.push(`${where}: ${metric} is a counter: a rate is missing`);
    }
  }
  return found;
}

function variables(dashboard, says) {
  const list = dashboard.templating.list;
  if (list[0]?.name !== 'datasource' || list[0]?.type !== 'datasource') says('first variable is not the data source');
  const text = JSON.stringify([dashboard.panels, dashboard.annotations, list.map((one) => [one.query, one.datasource])]);
  for (const variable of list) {
    if (variable.type === 'query' && variable.refresh !== 2) says(`$${variable.name} is not renewed with the time range`);
    if (!text.includes(`$${variable.name}`) && !text.includes(`\${${variable.name}}`)) says(`$${variable.name} is used by nothing`);
  }
}

function colours(dashboard, says) {
  for (const [colour] of JSON.stringify(dashboard).matchAll(/#[0-9a-fA-F]{3,8}\b/g)) {
    if (!PALETTE.has(colour.toLowerCase())) says(`colour ${colour} is not of the palette`);
  }
}

function layout(dashboard, says) {
  const taken = new Map();
  const ids = new Set();
  const titles = new Set();
  for (const panel of dashboard.panels) {
    if (ids.has(panel.id)) says(`two panels have the id ${panel.id}`);
    ids.add(panel.id);
    if (titles.has(panel.title)) says(`two panels are called ${panel.title}`);
    titles.add(panel.title);
    const { x, y, w, h } = panel.gridPos;
    if (x < 0 || x + w > 24) says(`${panel.title} is wider than the page`);
    for (let row = y; row < y + h; row++) {
      for (let column = x; column < x + w; column++) {
        const place = `${row},${column}`;
        if (taken.has(place)) {
          says(`${panel.title} lies over ${taken.get(place)}`);
          return;
        }
        taken.set(place, panel.title);
      }
    }
  }
}

function panelRules(panel, uids, says) {
  if (!panel.title) says('has no title');
  for (const { url, includeVars, keepTime } of panel.links ?? []) {
    if (!uids.includes(url.replace(/^\/d\//, ''))) says(`links to ${url}, which is no dashboard`);
    if (!includeVars || !keepTime) says(`the link to ${url} loses time or variables`);
  }
  if (!/Source: |`[a-z0-9_:*]+`/.test(panel.description ?? '')) says('description names neither source nor metric');
  if (!panel.fieldConfig.defaults.unit) says('has no unit');
  if (!panel.fieldConfig.defaults.noValue) says('has no text for when there is nothing');
  if (!panel.targets.length) says('asks nothing');
  for (const part of [panel, ...panel.targets]) {
    if (part.datasource?.uid !== '${datasource}') says('data source is not the variable');
  }
  const text = JSON.stringify([panel.fieldConfig]);
  const coloured = text.includes('"mode":"thresholds"');
  if (coloured && !text.includes('"mappings"')) says('says something by colour that it does not say in words');
}

function seconds(text) {
  const [, count, unit] = /^(\d+)([smh])$/.exec(text ?? '') ?? [];
  return count * { s: 1, m: 60, h: 3600 }[unit];
}
