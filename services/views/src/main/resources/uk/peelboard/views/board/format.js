// How figures are written: British, with their unit, no more digits than can be read at a glance.
// A number and its unit stay on one line.

const whole = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 0});
const twoDecimals = new Intl.NumberFormat('en-GB', {minimumFractionDigits: 2, maximumFractionDigits: 2});
const oneDecimal = new Intl.NumberFormat('en-GB', {minimumFractionDigits: 1, maximumFractionDigits: 1});

export function number(value) {
  return whole.format(value);
}

const SPACE = '\u00a0';
const UNITS = [[86400, 'days'], [3600, 'h'], [60, 'min'], [1, 's']];

function withUnit(amount, unit) {
  return whole.format(amount) + SPACE + (unit === 'days' && amount === 1 ? 'day' : unit);
}

/** 4.3 s, 11 min 5 s, 3 h 12 min, 2 days 4 h. */
export function duration(seconds) {
  if (seconds < 60) {
    return (Number.isInteger(seconds) ? whole : oneDecimal).format(seconds) + SPACE + 's';
  }
  const rounded = Math.round(seconds);
  const i = UNITS.findIndex(([size]) => rounded >= size);
  const [size, unit] = UNITS[i];
  const [smallSize, smallUnit] = UNITS[i + 1];
  const small = Math.floor((rounded % size) / smallSize);
  const large = withUnit(Math.floor(rounded / size), unit);
  return small === 0 ? large : `${large} ${withUnit(small, smallUnit)}`;
}

/** 11 min, 3 h, 2 d: for where there is little room. */
export function shortDuration(seconds) {
  const [size, unit] = UNITS.find(([size]) => seconds >= size) ?? UNITS[3];
  return whole.format(Math.floor(seconds / size)) + SPACE + (unit === 'days' ? 'd' : unit);
}

export function value(amount, unit) {
  switch (unit) {
    case 'percent': return oneDecimal.format(amount) + '%';
    case 'seconds': return duration(amount);
    case 'per-100': return oneDecimal.format(amount) + ' per 100';
    case 'per-1000': return oneDecimal.format(amount) + ' per 1,000';
    case 'per-million': return oneDecimal.format(amount) + ' per million';
    case 'ratio': return twoDecimals.format(amount);
    case 'days': return (Number.isInteger(amount) ? whole : oneDecimal).format(amount) + SPACE + (amount === 1 ? 'day' : 'days');
    default: return whole.format(amount);
  }
}

/** A target in its unit, without decimals that it does not have. */
export function level(amount, unit) {
  const plain = amount.toLocaleString('en-GB', {maximumFractionDigits: 2});
  return unit === 'percent' ? plain + '%' : unit === 'seconds' ? duration(amount) : plain;
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a share is of: whole numbers as such, seconds and others with a decimal. */
export function part(amount) {
  return (Number.isInteger(amount) ? whole : oneDecimal).format(amount);
}

/** A dimension's id as people say it. */
export function dimension(id) {
  return id.replace(/-/g, ' ');
}

/** A code as people say it: no-suspect-identified, NO_SUSPECT. */
export function code(text) {
  const words = text.replace(/[_-]+/g, ' ');
  const lower = /^[A-Z0-9 ]+$/.test(words) && words.length > 4 ? words.toLowerCase() : words;
  return capital(lower);
}

export function dayAndTime(iso, zone) {
  return new Date(iso).toLocaleString('en-GB',
    {timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit'});
}

export function timeOfDay(iso, zone) {
  return new Date(iso).toLocaleTimeString('en-GB', {timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit'});
}

/** 25 November 2026, of a local day. */
export function day(date) {
  return new Date(date + 'T12:00:00Z').toLocaleDateString('en-GB', {timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric'});
}

/** 25 Nov, likewise. */
export function shortDay(date) {
  return new Date(date + 'T12:00:00Z').toLocaleDateString('en-GB', {timeZone: 'UTC', day: 'numeric', month: 'short'});
}

/** A row's period: 25 Nov 2026, November 2026, or from when to when. */
export function period(row, interval) {
  if (interval === 'day') {
    return new Date(row.from + 'T12:00:00Z').toLocaleDateString('en-GB', {timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric'});
  }
  return interval === 'month' && row.from.endsWith('-01')
    ? new Date(row.from + 'T12:00:00Z').toLocaleDateString('en-GB', {timeZone: 'UTC', month: 'long', year: 'numeric'})
    : `${shortDay(row.from)} to ${day(row.to)}`;
}

export function shortTime(iso, zone) {
  return new Date(iso).toLocaleString('en-GB',
    {timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
}

/** How long before a moment another was, in its largest unit: 12 s ago, 3 h ago. */
export function ago(iso, now) {
  return shortDuration(Math.max(0, Math.round((new Date(now) - new Date(iso)) / 1000))) + ' ago';
}
