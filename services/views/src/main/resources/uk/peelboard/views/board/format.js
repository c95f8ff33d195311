// How figures are written: British, with their unit, no more digits than can be read at a glance.
// A number and its unit stay on one line.

const whole = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 0});
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
    case 'per-1000': return oneDecimal.format(amount) + ' per 1,000';
    default: return whole.format(amount);
  }
}

/** A target in its unit, without decimals that it does not have. */
export function level(amount, unit) {
  const plain = amount.toLocaleString('en-GB', {maximumFractionDigits: 2});
  return unit === 'percent' ? plain + '%' : unit === 'seconds' ? duration(amount) : plain;
}

/** A code as people say it: no-suspect-identified, NO_SUSPECT. */
export function code(text) {
  const words = text.replace(/[_-]+/g, ' ');
  const lower = /^[A-Z0-9 ]+$/.test(words) && words.length > 4 ? words.toLowerCase() : words;
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

export function dayAndTime(iso, zone) {
  return new Date(iso).toLocaleString('en-GB',
    {timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit'});
}

export function shortTime(iso, zone) {
  return new Date(iso).toLocaleString('en-GB',
    {timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
}

/** How long before a moment another was, in its largest unit: 12 s ago, 3 h ago. */
export function ago(iso, now) {
  return shortDuration(Math.max(0, Math.round((new Date(now) - new Date(iso)) / 1000))) + ' ago';
}
