// Every query of every panel, variable and annotation against a Prometheus that is there.
import { expressions, interpolated, metrics } from './queries.mjs';

async function ask(base, path, parameters) {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const answer = await fetch(url).catch((error) => {
    throw new Error(`no Prometheus answers at ${base}: ${error.cause?.message ?? error.message}`);
  });
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

/** The names of all series that there are, or would be if there were something to say: figures of the catalogue, and what rules record. */
export async function metricsThatCanBe(base) {
  const names = new Set(await ask(base, '/api/v1/label/__name__/values', {}));
  const catalogue = await ask(base, '/api/v1/query', { query: 'group by (kpi, unit) (peelboard_kpi_info)' });
  for (const { metric } of catalogue.result) names.add(`peelboard_${metric.kpi.replaceAll('-', '_')}_${metric.unit}`);
  const { groups } = await ask(base, '/api/v1/rules', {});
  for (const { rules } of groups) for (const { type, name } of rules) if (type === 'recording') names.add(name);
  return names.add('ALERTS');
}

/**
 * What of a dashboard's queries fails, is empty without reason, or is not as the panel says.
 *
 * @param mayBeEmpty by "uid: panel title: query", why there is nothing there when all is well
 * @param possible the metrics that there can be at all
 * @param used takes the keys of `mayBeEmpty` that were used
 */
export async function liveProblems(dashboard, base, { mayBeEmpty, possible, used }) {
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
      const never = [...metrics(query)].filter((name) => !possible.has(name));
      if (where in mayBeEmpty) used.add(where);
      if (never.length) found.push(`${where}: there is no ${never.join(', ')}, ever`);
      else if (!(where in mayBeEmpty)) found.push(`${where}: nothing: ${query}`);
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
