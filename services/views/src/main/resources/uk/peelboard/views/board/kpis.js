// The catalogue: every KPI, with a way to its page.
import * as format from './format.js';
import {element, get, kpiLink, put, table, tableRow} from './page.js';

const state = document.getElementById('state');
try {
  const {kpis} = await get('/api/v1/kpis');
  put(document.querySelector('section .content'), table('Every figure', '', ['Question', 'Unit', 'Broken down by'],
    kpis.map(kpi => tableRow(element('a', {href: kpiLink(kpi.id)}, kpi.question),
      [format.code(kpi.unit).toLowerCase(), element('td', {class: 'wraps'}, kpi.dimensions.map(format.dimension).join(', '))]))));
  state.textContent = `${kpis.length} figures`;
} catch (error) {
  state.textContent = `Nothing to show: ${error.message}.`;
  state.classList.add('trouble');
}
