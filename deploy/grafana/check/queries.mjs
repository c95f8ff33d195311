// The PromQL of dashboards, with variables put in, and whether it is PromQL.
import { parser } from '@prometheus-io/lezer-promql';

const BUILT_IN = { __rate_interval: '1m', __interval: '30s', __range: '24h', __range_s: '86400', __range_ms: '86400000' };

/** Every expression of a dashboard, with where it stands. */
export function expressions(dashboard) {
  const all = [];
  for (const panel of dashboard.panels) {
    for (const target of panel.targets ?? []) {
      all.push({ where: `${dashboard.uid}: ${panel.title}: query ${target.refId}`, panel, target, expr: target.expr });
    }
  }
  for (const annotation of dashboard.annotations.list) {
    all.push({ where: `${dashboard.uid}: annotation ${annotation.name}`, annotation, expr: annotation.expr });
  }
  return all;
}

/** The expression as Grafana would send it with everything chosen; variables that nobody declares go to `undeclared`. */
export function interpolated(expr, dashboard, undeclared = []) {
  const declared = new Map(dashboard.templating.list.map((variable) => [variable.name, variable]));
  return expr.replace(/\$\{?(\w+)\}?/g, (all, name) => {
    if (name in BUILT_IN) return BUILT_IN[name];
    if (declared.has(name)) return declared.get(name).allValue ?? '.+';
    undeclared.push(name);
    return all;
  });
}

/** Where an expression is not PromQL, or null. */
export function syntaxError(expr) {
  let error = null;
  parser.parse(expr).iterate({
    enter(node) {
      if (node.type.isError && !error) error = `not PromQL at ${node.from}: ${expr.slice(node.from, node.from + 20)}`;
    },
  });
  return error;
}

/** The metrics that an expression names. */
export function metrics(expr) {
  const names = new Set();
  parser.parse(expr).iterate({
    enter(node) {
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') {
        names.add(expr.slice(node.from, node.to));
      }
    },
  });
  return names;
}
