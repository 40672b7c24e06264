// Puts the page's parts together: what is told by the server becomes refreshed parts.
import {startClocks} from './clocks.js';
import {startComposer, written} from './composer.js';
import {startImporting} from './importing.js';
import {startKeys} from './keys.js';
import {listen, signedOut} from './live.js';
import {startReading} from './reading.js';
import {refresh as refreshTimeline, startTimeline} from './timeline.js';

/** Events come in flocks: wait for the flock, then ask once. */
const GATHER_MS = 150;
/** In a busy office something happens all the time: the list need not move more often. */
const LIST_AT_MOST_EVERY_MS = 1000;
/** What is due follows what happens a moment later, and is told by no event of its own. */
const CLOCKS_FOLLOW_MS = 1500;
const TYPING_SHOWN_MS = 5000;
const MOST_ROWS = 200;

const body = document.body;
/** The open case; absent on other pages. */
const main = document.querySelector('main[data-case]');
const typing = document.getElementById('typing');
const raise = (name) => body.dispatchEvent(new CustomEvent(name));

/** Runs `act` soon after the first wish, at most every `least` ms, and not while nobody looks. */
function gathered(act, gather, least) {
  let timer = 0;
  let last = 0;
  const run = () => {
    timer = 0;
    if (document.hidden) {
      document.addEventListener('visibilitychange', run, {once: true});
      return;
    }
    last = Date.now();
    act();
  };
  return () => {
    if (!timer) {
      timer = setTimeout(run, Math.max(gather, last + least - Date.now()));
    }
  };
}

const refreshList = gathered(() => raise('arreta:list'), GATHER_MS, LIST_AT_MOST_EVERY_MS);
const refreshHead = gathered(() => raise('arreta:open-case'), GATHER_MS, GATHER_MS);

const followClocks = gathered(() => {
  raise('arreta:list');
  raise('arreta:open-case');
}, CLOCKS_FOLLOW_MS, 2 * CLOCKS_FOLLOW_MS);
const MOVES_CLOCKS = new Set([
  'opened', 'message-received', 'reply-written', 'contact-recorded', 'state-changed', 'promise-changed', 'changed', 'assigned', 'merged', 'unmerged',
]);

let typingTimer = 0;
function showTyping(shown) {
  clearTimeout(typingTimer);
  typing.hidden = !shown;
  if (shown) {
    typingTimer = setTimeout(() => showTyping(false), TYPING_SHOWN_MS);
  }
}

function refreshCase() {
  refreshTimeline();
  refreshHead();
}

body.addEventListener('arreta:case', (event) => {
  const told = event.detail;
  const open = main?.dataset.case === told.number;
  if (told.what === 'citizen-typing') {
    if (open) {
      showTyping(true);
    }
    return;
  }
  if (told.what !== 'delivery-changed') {
    refreshList();
  }
  if (MOVES_CLOCKS.has(told.what)) {
    followClocks();
  }
  if (open) {
    if (told.what === 'message-received') {
      showTyping(false);
    }
    refreshCase();
  }
});

body.addEventListener('arreta:everything', () => {
  refreshList();
  if (main?.dataset.case) {
    refreshCase();
  }
});

body.addEventListener('arreta:signed-out', signedOut);

/** Whether a part that refreshes itself has something open that somebody is at. */
const isUnfolded = (part) =>
  ['case-head', 'case-side'].includes(part.id) && part.querySelector('details[open]') !== null;

// A part that can't be refreshed stays as it is; only what somebody does is answered with a message.
body.addEventListener('htmx:beforeSwap', (event) => {
  const {xhr, requestConfig} = event.detail;
  if (requestConfig.verb === 'get' && xhr.status >= 400) {
    event.detail.shouldSwap = false;
  }
  if (isUnfolded(event.detail.elt)) {
    event.detail.shouldSwap = false; // somebody unfolded it after the request went out
  }
});

// The list is refreshed as far as it is unfolded, and an open menu is not shut by news.
body.addEventListener('htmx:configRequest', (event) => {
  const rows = document.querySelectorAll('.row-case').length;
  if (event.detail.elt.id === 'cases' && rows > 25) {
    event.detail.parameters.limit = Math.min(rows, MOST_ROWS);
  }
});
body.addEventListener('htmx:beforeRequest', (event) => {
  if (isUnfolded(event.detail.elt)) {
    event.preventDefault();
  }
});
// What was held back while it was unfolded comes once it is folded again.
document.addEventListener('toggle', (event) => {
  if (!event.target.open && event.target.closest('#case-head, #case-side')) {
    refreshHead();
  }
}, true);

body.addEventListener('htmx:afterRequest', (event) => {
  const {successful, requestConfig, elt, xhr} = event.detail;
  if (requestConfig?.verb !== 'post' || elt.id === 'viewers') {
    return;
  }
  if (successful || xhr.status === 409) {
    elt.closest('details')?.removeAttribute('open'); // what was refused for its words can be mended where it stands
  }
  if (successful) {
    document.getElementById('problem')?.replaceChildren();
    written(elt);
  }
  if (main?.dataset.case && (successful || xhr.status === 409)) {
    refreshCase();
    refreshList();
  }
});

function tellNotSent() {
  const place = document.getElementById('problem');
  const line = document.createElement('p');
  line.className = 'problem-line';
  line.textContent = main?.dataset.offline ?? '';
  place?.replaceChildren(line);
}
for (const name of ['htmx:sendError', 'htmx:timeout']) {
  body.addEventListener(name, (event) => {
    if (event.detail.requestConfig?.verb === 'post') {
      tellNotSent();
    }
  });
}

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) {
      menu.removeAttribute('open');
    }
  }
  if (event.target.closest('[data-theme-toggle]')) {
    const root = document.documentElement;
    root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('arreta-theme', root.dataset.bsTheme);
  }
  const toggle = event.target.closest('#side-toggle');
  if (toggle) {
    const shown = document.querySelector('.console').classList.toggle('side-open');
    toggle.setAttribute('aria-expanded', String(shown));
  }
});

document.addEventListener('keydown', (event) => {
  const menu = document.querySelector('details.menu[open]');
  if (event.key === 'Escape' && menu) {
    menu.removeAttribute('open');
    menu.querySelector('summary').focus();
  } else if (event.key === 'Escape') {
    document.querySelector('.console').classList.remove('side-open');
    document.getElementById('side-toggle')?.setAttribute('aria-expanded', 'false');
  }
});

startTimeline();
startClocks();
startComposer();
startKeys();
startImporting();
startReading();
listen();
document.querySelector('.row-case[aria-current]')?.scrollIntoView({block: 'nearest'});
