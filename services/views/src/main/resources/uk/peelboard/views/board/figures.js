// What is known at the moment: the force, the catalogue and the answers to the board's questions.

const UNKNOWN = 'unknown';

export class Figures {
  constructor(force, kpis) {
    this.force = force;
    this.kpis = new Map(kpis.map(kpi => [kpi.id, kpi]));
    this.answers = new Map();
    this.head = null;
  }

  take(state) {
    this.head = state.head;
    Object.entries(state.figures).forEach(([name, rows]) => this.answers.set(name, rows));
  }

  get today() {
    return this.head.clock.now.slice(0, 10);
  }

  unit(kpi) {
    return this.kpis.get(kpi).unit;
  }

  rows(kpi, time, ...by) {
    return this.answers.get(`${kpi}/${time}/${by.join(',')}`) ?? [];
  }

  /** The row of some codes, or the only one; undefined where there is none. */
  row(kpi, time, codes = {}) {
    const dimensions = Object.keys(codes);
    return this.rows(kpi, time, ...dimensions)
      .find(row => dimensions.every(dimension => row[dimension] === codes[dimension]));
  }

  /** A value for each of the 28 days before today, and today's. */
  days(kpi, codes = {}) {
    const dimensions = Object.keys(codes);
    const before = this.rows(kpi, 'days', ...dimensions)
      .filter(row => dimensions.every(dimension => row[dimension] === codes[dimension]));
    const today = this.row(kpi, 'today', codes);
    return before.length === 0 || !today ? [] : [...before, today];
  }

  /** Whether the last whole day was more than normal variation; undefined where there is no such day. */
  change(kpi, codes = {}) {
    return this.row(kpi, 'change', codes);
  }

  /** Codes of the profile with their names; last "unknown" where any of a KPI's rows has something of it. */
  codes(dimension, ...rows) {
    const known = dimension === 'area' ? this.force.areas.map(area => ({code: area, name: area}))
      : dimension === 'grade' ? this.force.grades : this.force.lines;
    const some = rows.flat().some(row => row[dimension] === UNKNOWN && row.value > 0);
    return some ? [...known, {code: UNKNOWN, name: `Unknown ${dimension}`}] : known;
  }

  /** The thresholds of a KPI for some codes that hold today: of each severity the latest, lowest first. */
  thresholds(kpi, codes = {}) {
    const bySeverity = new Map();
    this.kpis.get(kpi).thresholds
      .filter(one => one.from <= this.today && sameCodes(one.where, codes))
      .sort((one, two) => one.from.localeCompare(two.from))
      .forEach(one => bySeverity.set(one.severity, one));
    return [...bySeverity.values()].sort((one, two) => one.value - two.value);
  }
}

function sameCodes(one, two) {
  const dimensions = Object.keys(one);
  return dimensions.length === Object.keys(two).length && dimensions.every(dimension => one[dimension] === two[dimension]);
}
