import {startAttaching, forgetAttached, hasAttached} from './attaching.js';

// Writing: drafts that outlive the page, tabs between reply and note, and telling the citizen that somebody writes.

const TELL_TYPING_MS = 3000;
const KEEP_AFTER_MS = 1500;
const sent = new WeakMap();
const keeping = new WeakMap();
let typingTold = 0;

const forms = () => [...document.querySelectorAll('form[data-draft]')];
const field = (form) => form.querySelector('textarea');
const headers = () => JSON.parse(document.body.getAttribute('hx-headers'));

function keepDraft(form) {
  const text = field(form).value;
  if (text) {
    sessionStorage.setItem(form.dataset.draft, text);
  } else {
    sessionStorage.removeItem(form.dataset.draft);
  }
  form.querySelector('.draft').hidden = !text;
}

function restoreDraft(form) {
  const kept = sessionStorage.getItem(form.dataset.draft);
  if (kept && !field(form).value) {
    field(form).value = kept;
  }
  form.querySelector('.draft').hidden = !field(form).value;
}

/** Keeps what is typed at the server too, once the writer pauses: it is there at another desk and after a crash. */
function keepOnServer(area, delay) {
  clearTimeout(keeping.get(area));
  const keep = () => fetch(area.dataset.keep, {
    method: 'POST',
    headers: {...headers(), 'HX-Request': 'true', 'Content-Type': 'application/x-www-form-urlencoded'},
    body: new URLSearchParams({kind: area.dataset.kind, text: area.value}),
    keepalive: area.value.length < 10000,
  }).catch(() => {}); // the browser has it still
  keeping.set(area, setTimeout(keep, delay));
}

/** What the others at this case are told: whether a reply or note is being written here. */
function tellWriting() {
  const writes = document.getElementById('writes');
  if (writes) {
    writes.value = String(forms().some((form) => field(form).value.trim() !== ''));
  }
}

/** The newest message of the citizen that is shown: a reply over a newer one is asked about first. */
const lastSeen = () => [...document.querySelectorAll('#timeline [data-kind=inbound][data-entry]')].pop()?.dataset.entry;

function tellTyping(area) {
  const now = Date.now();
  if (!area.dataset.typing || now - typingTold < TELL_TYPING_MS || !area.value.trim()) {
    return;
  }
  typingTold = now;
  // Nothing depends on it: who doesn't hear of it sees the message a moment later.
  fetch(area.dataset.typing, {method: 'POST', headers: {...headers(), 'HX-Request': 'true'}}).catch(() => {});
}

/** Shows `reply` or `note`; false when there is no such form. */
export function choose(which) {
  const chosen = document.getElementById(`${which}-form`);
  if (!chosen) {
    return false;
  }
  for (const form of forms()) {
    const panel = form.parentElement;
    const tab = document.getElementById(panel.getAttribute('aria-labelledby'));
    panel.hidden = form !== chosen;
    tab.setAttribute('aria-selected', String(form === chosen));
    tab.tabIndex = form === chosen ? 0 : -1;
  }
  field(chosen).focus();
  return true;
}

function moveBetweenTabs(event) {
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const tabs = [...document.querySelectorAll('.composer-tab')];
    const next = tabs[(tabs.indexOf(event.target) + 1) % tabs.length];
    choose(next.id.replace('-tab', ''));
    next.focus();
  }
}

/** A write went well: what was sent leaves the box, what was typed since then stays. */
export function written(form) {
  if (!form.dataset?.draft) {
    return;
  }
  const area = field(form);
  if (area.value === sent.get(form)) {
    area.value = '';
  } else if (area.value.startsWith(sent.get(form))) {
    area.value = area.value.slice(sent.get(form).length).trimStart();
  }
  forgetAttached(form);
  if (form.id === 'reply-form') {
    answer(form);
    const choices = form.querySelector('.choices');
    if (choices) {
      choices.open = false;
      choices.querySelector('textarea').value = '';
    }
  }
  keepDraft(form);
  keepOnServer(area, 0);
  tellWriting();
  typingTold = 0;
}

/** Puts the signs that make it bold, italic and so on around what is chosen. */
function format(area, sign) {
  const [start, end] = [area.selectionStart, area.selectionEnd];
  const chosen = area.value.slice(start, end);
  let made = sign + chosen + sign;
  let cursor = start + sign.length;
  if (sign === 'link') {
    made = `[${chosen}](https://)`;
    cursor = chosen ? start + made.length - 1 : start + 1;
  } else if (sign === 'list') {
    made = chosen.split('\n').map((line) => `- ${line}`).join('\n');
    cursor = start + made.length;
  } else if (chosen) {
    cursor = start + made.length;
  }
  area.setRangeText(made, start, end);
  area.focus();
  area.setSelectionRange(cursor, cursor);
  area.dispatchEvent(new Event('input', {bubbles: true}));
}

/** An answer that shows which message it answers; `message` absent for none in particular. */
function answer(form, message, words) {
  form.elements.replyTo.value = message ?? '';
  const shown = form.querySelector('.answers');
  shown.hidden = !message;
  shown.querySelector('span').textContent = words ?? '';
}

function startAnswering() {
  const form = document.getElementById('reply-form');
  document.getElementById('timeline')?.addEventListener('click', (event) => {
    const button = event.target.closest('[data-answer]');
    if (form && button) {
      const words = button.closest('article').querySelector('.words')?.textContent ?? '';
      answer(form, button.dataset.answer, words.length > 80 ? `${words.slice(0, 80)}…` : words);
      choose('reply');
    }
  });
  form?.querySelector('[data-answer-none]').addEventListener('click', () => {
    answer(form);
    field(form).focus();
  });
}

export function startComposer() {
  startAnswering();
  for (const form of forms()) {
    const area = field(form);
    restoreDraft(form);
    startAttaching(form);
    for (const button of form.querySelectorAll('[data-sign]')) {
      button.addEventListener('click', () => format(area, button.dataset.sign));
    }
    area.addEventListener('input', () => {
      keepDraft(form);
      keepOnServer(area, KEEP_AFTER_MS);
      tellWriting();
      tellTyping(area);
    });
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        if ((area.value.trim() || hasAttached(form)) && !form.querySelector('button.btn-brand').disabled) {
          form.requestSubmit();
        }
      }
    });
    form.addEventListener('htmx:configRequest', (event) => {
      sent.set(form, area.value);
      if (form.id === 'reply-form') {
        event.detail.parameters.lastSeen = lastSeen() ?? '';
      }
    });
  }
  for (const tab of document.querySelectorAll('.composer-tab')) {
    tab.addEventListener('click', () => choose(tab.id.replace('-tab', '')));
    tab.addEventListener('keydown', moveBetweenTabs);
  }
}
