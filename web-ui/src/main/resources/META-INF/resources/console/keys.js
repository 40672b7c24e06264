// Single-letter keys, outside of fields, for who wants them; and the sheet that lists them.
import {choose} from './composer.js';

const sheet = document.getElementById('keys');
const chooser = document.getElementById('keys-on');
const off = () => localStorage.getItem('arreta-keys') === 'off';

function moveTo(step) {
  const rows = [...document.querySelectorAll('.row-case')];
  const from = rows.findIndex((row) => row === document.activeElement);
  const now = from >= 0 ? from : rows.findIndex((row) => row.hasAttribute('aria-current'));
  const next = rows[Math.min(rows.length - 1, Math.max(0, now + step))];
  if (!next) {
    return;
  }
  if (document.querySelector('main[data-case]')) {
    next.click();
  } else {
    next.focus();
  }
}

function focusList() {
  const row = document.querySelector('.row-case[aria-current]') ?? document.querySelector('.row-case');
  row?.focus();
}

function openFilter() {
  const filter = document.querySelector('details.filter');
  filter?.setAttribute('open', '');
  filter?.querySelector('select').focus();
}

const press = (id) => document.getElementById(id)?.click();

const KEYS = {
  j: () => moveTo(1),
  k: () => moveTo(-1),
  '/': focusList,
  f: openFilter,
  s: () => document.getElementById('search-cases')?.focus(),
  r: () => choose('reply'),
  n: () => choose('note'),
  a: () => press('assign'),
  e: () => press('resolve'),
  '?': () => sheet.showModal(),
};

export function startKeys() {
  chooser.checked = !off();
  chooser.addEventListener('change', () => {
    localStorage.setItem('arreta-keys', chooser.checked ? 'on' : 'off');
    document.documentElement.classList.toggle('no-keys', !chooser.checked);
  });
  document.querySelector('[data-opens=keys]').addEventListener('click', () => sheet.showModal());
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable], dialog');
    if (off() || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const key = KEYS[event.key];
    if (key) {
      event.preventDefault();
      key();
    }
  });
}
