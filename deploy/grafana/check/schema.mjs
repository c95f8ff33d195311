// Dashboards against Grafana's published types: TypeScript to JSON Schema, and each part against its own.
import Ajv from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import * as units from '@grafana/grafana-foundation-sdk/units';
import { fileURLToPath } from 'node:url';

const types = fileURLToPath(new URL('node_modules/@grafana/grafana-foundation-sdk/dist/', import.meta.url));
const ajv = new Ajv({ allErrors: true, strict: false });
const validators = new Map();
const knownUnits = new Set(Object.values(units));

function validator(module, type) {
  const key = `${module}.${type}`;
  if (!validators.has(key)) {
    const schema = createGenerator({
      path: `${types}${module}/types.gen.d.ts`,
      type,
      skipTypeCheck: true,
      additionalProperties: false,
      expose: 'all',
    }).createSchema(type);
    if (module === 'dashboard') {
      // Queries and panels are checked by their own types.
      for (const [name, definition] of Object.entries(schema.definitions)) {
        if (/Dataquery$/.test(name)) schema.definitions[name] = { type: 'object' };
        if (name === 'Dashboard') definition.properties.panels = { type: 'array' };
      }
    }
    validators.set(key, ajv.compile(schema));
  }
  return validators.get(key);
}

function problems(module, type, value, where) {
  const validate = validator(module, type);
  if (validate(value)) return [];
  return validate.errors.map((error) => {
    const what = error.params.additionalProperty ?? error.params.allowedValues ?? '';
    return `${where}${error.instancePath} (${module}.${type}) ${error.message} ${what}`;
  });
}

/** What of a dashboard is not as Grafana's types have it. */
export function schemaProblems(dashboard) {
  const found = problems('dashboard', 'Dashboard', dashboard, dashboard.uid);
  for (const panel of dashboard.panels) {
    const where = `${dashboard.uid}: ${panel.title}`;
    if (panel.type === 'row') {
      found.push(...problems('dashboard', 'RowPanel', panel, where));
      continue;
    }
    const module = panel.type.replace('-', '');
    found.push(...problems('dashboard', 'Panel', panel, where));
    found.push(...problems(module, 'Options', panel.options, `${where}: options`));
    if (panel.fieldConfig.defaults.custom) {
      const type = panel.type === 'table' ? ['common', 'TableFieldOptions'] : [module, 'FieldConfig'];
      found.push(...problems(...type, panel.fieldConfig.defaults.custom, `${where}: custom`));
    }
    for (const target of panel.targets) {
      found.push(...problems('prometheus', 'Dataquery', target, `${where}: query ${target.refId}`));
    }
    const unit = panel.fieldConfig.defaults.unit;
    if (!knownUnits.has(unit)) found.push(`${where}: Grafana has no unit ${unit}`);
  }
  return found;
}
