// How figures are written: British, with their unit, no more digits than can be read at a glance.

const whole = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 0});
const oneDecimal = new Intl.NumberFormat('en-GB', {minimumFractionDigits: 1, maximumFractionDigits: 1});

export function number(value) {
  return whole.format(value);
}

/** 4.3 s, 11 min 5 s, 3 h 12 min, 2 days 4 h. */
export function duration(seconds) {
  if (seconds < 60) {
    return (Number.isInteger(seconds) ? whole : oneDecimal).format(seconds) + ' s';
  }
  const rounded = Math.round(seconds);
  const [large, small, perLarge, largeName, smallName] =
    rounded < 3600 ? [Math.floor(rounded / 60), rounded % 60, 60, 'min', 's']
    : rounded < 86400 ? [Math.floor(rounded / 3600), Math.floor(rounded / 60) % 60, 3600, 'h', 'min']
    : [Math.floor(rounded / 86400), Math.floor(rounded / 3600) % 24, 86400, Math.floor(rounded / 86400) === 1 ? 'day' : 'days', 'h'];
  return small === 0 ? `${whole.format(large)} ${largeName}` : `${whole.format(large)} ${largeName} ${small} ${smallName}`;
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

/** How long before a moment another was: 12 s ago, 3 h ago. */
export function ago(iso, now) {
  const seconds = Math.max(0, Math.round((new Date(now) - new Date(iso)) / 1000));
  return duration(seconds < 60 ? seconds : seconds < 3600 ? seconds - seconds % 60 : seconds - seconds % 3600) + ' ago';
}
