// Every query of every panel, variable and annotation against a Prometheus that is there.
import { expressions, interpolated } from './queries.mjs';

async function ask(base, path, parameters) {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const answer = await fetch(url);
  const body = await answer.json();
  if (body.status !== 'success') throw new Error(`${body.errorType}: ${body.error}`);
  return body.data;
}

function seriesOf(data) {
  return data.result.map((one) => ({
    labels: one.metric,
    values: (one.values ?? [one.value]).map(([, value]) => Number(value)),
  }));
}

/**
 * What of a dashboard's queries fails, is empty without reason, or is not as the panel says.
 *
 * @param mayBeEmpty by "uid: panel title: query", why there is nothing there when all is well
 * @param seen takes the keys of `mayBeEmpty` that were used
 */
export async function liveProblems(dashboard, base, mayBeEmpty, seen) {
  const found = [];
  const end = Math.floor(Date.now() / 1000);
  for (const variable of dashboard.templating.list.filter((one) => one.type === 'query')) {
    const [, series, label] = /^label_values\((.+), (\w+)\)$/.exec(variable.query.query) ?? [];
    if (!series) {
      found.push(`${dashboard.uid}: $${variable.name} is not label_values(series, label)`);
      continue;
    }
    const values = await ask(base, `/api/v1/label/${label}/values`, { 'match[]': interpolated(series, dashboard) });
    if (!values.length) found.push(`${dashboard.uid}: $${variable.name} has no values`);
  }
  for (const { where, panel, target, annotation, expr } of expressions(dashboard)) {
    const query = interpolated(expr, dashboard);
    let series;
    try {
      const isRange = annotation || target.range;
      series = seriesOf(
        isRange
          ? await ask(base, '/api/v1/query_range', { query, start: end - 600, end, step: 15 })
          : await ask(base, '/api/v1/query', { query, time: end }),
      );
    } catch (error) {
      found.push(`${where}: ${error.message}: ${query}`);
      continue;
    }
    if (!series.length) {
      if (where in mayBeEmpty) seen.add(where);
      else found.push(`${where}: nothing: ${query}`);
      continue;
    }
    if (annotation) continue;
    for (const { labels, values } of series) {
      if (values.every(Number.isNaN)) found.push(`${where}: no numbers for ${JSON.stringify(labels)}`);
      for (const [, label] of (target.legendFormat ?? '').matchAll(/{{(\w+)}}/g)) {
        if (!(label in labels)) found.push(`${where}: the legend names ${label}, which ${JSON.stringify(labels)} has not`);
      }
      const isRatio = panel.fieldConfig.defaults.unit === 'percentunit' && !/numerator|denominator/.test(expr);
      if (isRatio && values.some((value) => value < 0 || value > 1)) {
        if (!/closed|per_100/.test(expr)) found.push(`${where}: a share outside 0 to 1 for ${JSON.stringify(labels)}`);
      }
    }
  }
  return found;
}
