// node check.mjs DIRECTORY [--prometheus URL]
//
// Checks the dashboards of a directory against Grafana's types, PromQL's grammar and the house rules; with a Prometheus, runs every query there, too.
// Exit code 1 and a list when anything is wrong, 2 when it could not be checked.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lintProblems } from './lint.mjs';
import { liveProblems, metricsThatCanBe } from './live.mjs';
import { expressions } from './queries.mjs';

const SCRAPE_SECONDS = 15;

process.on('uncaughtException', (error) => {
  console.error(`check: ${error.message}`);
  process.exit(2);
});

const [directory, option, prometheus] = process.argv.slice(2);
if (!directory || (option !== undefined && (option !== '--prometheus' || !prometheus))) {
  console.error('usage: node check.mjs DIRECTORY [--prometheus URL]');
  process.exit(2);
}

const mayBeEmpty = JSON.parse(readFileSync(new URL('empty-when-healthy.json', import.meta.url), 'utf8'));
// What checks types takes a second to load.
const { schemaProblems } = prometheus ? {} : await import('./schema.mjs');
const used = new Set();
const possible = prometheus ? await metricsThatCanBe(prometheus) : null;
const found = [];
const dashboards = readdirSync(directory)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, dashboard: JSON.parse(readFileSync(join(directory, name), 'utf8')) }));
const uids = dashboards.map(({ dashboard }) => dashboard.uid);
for (const key of ['uid', 'title']) {
  const all = dashboards.map(({ dashboard }) => dashboard[key]);
  if (new Set(all).size !== all.length) found.push(`two dashboards have the same ${key}`);
}
let queries = 0;
for (const { name, dashboard } of dashboards) {
  if (name !== `${dashboard.uid}.json`) found.push(`${name} has the uid ${dashboard.uid}`);
  queries += dashboard.panels.reduce((sum, panel) => sum + (panel.targets?.length ?? 0), 0);
  if (prometheus) {
    found.push(...(await liveProblems(dashboard, prometheus, { mayBeEmpty, possible, used })));
  } else {
    found.push(...schemaProblems(dashboard), ...lintProblems(dashboard, SCRAPE_SECONDS, uids));
  }
}
const places = new Set(dashboards.flatMap(({ dashboard }) => expressions(dashboard).map(({ where }) => where)));
for (const [where, reason] of Object.entries(mayBeEmpty)) {
  if (!places.has(where)) found.push(`empty-when-healthy.json: there is no ${where}`);
  if (!reason) found.push(`empty-when-healthy.json: no reason for ${where}`);
}
if (!dashboards.length) found.push('there are no dashboards');

found.forEach((problem) => console.error(problem));
console.log(
  `${dashboards.length} dashboards, ${queries} queries: ${found.length} problems` +
    (prometheus ? `, ${used.size} queries empty as they are when all is well` : ''),
);
process.exit(found.length ? 1 : 0);
