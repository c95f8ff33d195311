// Elements, and how they are put into a page without taking the place from whoever reads it.

const SVG = new Set(['svg', 'path', 'rect', 'circle', 'line', 'title']);

export function element(name, attributes, ...children) {
  const made = SVG.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, text] of Object.entries(attributes ?? {})) {
    if (text !== null && text !== undefined) {
      made.setAttribute(key, text);
    }
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

/** Makes what is in a place the same as new content. What is the same already stays, with focus and selection. */
export function put(place, ...content) {
  const made = place.cloneNode(false);
  made.append(...content.flat().filter(one => one !== null && one !== undefined));
  become(place, made);
}

function become(old, made) {
  for (const {name} of [...old.attributes]) {
    if (!made.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const {name, value} of made.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  const before = [...old.childNodes];
  const after = [...made.childNodes];
  after.forEach((child, i) => {
    if (i >= before.length) {
      old.append(child);
    } else if (before[i].nodeName !== child.nodeName) {
      before[i].replaceWith(child);
    } else if (child.nodeType === Node.TEXT_NODE) {
      if (before[i].data !== child.data) {
        before[i].data = child.data;
      }
    } else {
      become(before[i], child);
    }
  });
  before.slice(after.length).forEach(child => child.remove());
}

/** A table that scrolls by itself where there is no room, with the keyboard too. */
export function table(caption, note, heads, rows) {
  return element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    element('table', {},
      element('caption', {}, caption, note ? element('span', {}, ` ${note}`) : null),
      element('thead', {}, element('tr', {}, heads.map(head => head === '' ? element('td') : element('th', {scope: 'col'}, head)))),
      element('tbody', {}, rows)));
}

/** A row; a cell is text, an element that is a cell, or null for what has nothing to say. */
export function tableRow(head, cells, kind) {
  return element('tr', {class: kind},
    element('th', {scope: 'row'}, head),
    cells.map(cell => cell instanceof Element ? cell
      : cell === null || cell === undefined ? element('td', {class: 'none'}, '–') : element('td', {}, cell)));
}

/** A bar, as long as a share of one; what it says stands beside it as a number. */
export function bar(share) {
  return element('td', {class: 'bar', 'aria-hidden': 'true'},
    element('svg', {viewBox: '0 0 100 10', preserveAspectRatio: 'none'},
      element('rect', {width: (100 * Math.min(1, Math.max(0, share))).toFixed(1), height: '10'})));
}

/** An answer of the API; what it cannot answer is an error with its reason in words. */
export async function get(path) {
  let response;
  try {
    response = await fetch(path, {headers: {Accept: 'application/json'}});
  } catch {
    throw new Error('the connection is lost');
  }
  if (response.status === 401) {
    throw new Error('access has ended: reload the page to sign in');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw Object.assign(new Error(answer.detail ?? `${path} answered ${response.status}`), {problem: answer});
  }
  return answer;
}

export function daysBefore(day, days) {
  const date = new Date(day + 'T12:00:00Z');
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

export function yearBefore(day) {
  const date = new Date(day + 'T12:00:00Z');
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** The page of a KPI, asked as here. */
export function kpiLink(kpi, asked) {
  const query = new URLSearchParams(Object.entries(asked ?? {}).filter(([, value]) => value));
  return `/kpis/${kpi}${query.size ? '?' + query : ''}`;
}
