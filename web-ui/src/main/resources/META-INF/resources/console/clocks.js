// Counts down what is due, in the time that counts: each badge says when that is. The server's time is what matters.
const EVERY_MS = 1000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;

const words = document.getElementById('due-words')?.dataset;
const ahead = words ? Number(words.now) - Date.now() : 0;

/** Seconds that count from `now` to the badge's due time. */
function left(badge, now) {
  const at = now / 1000;
  const stretches = badge.open ? badge.open.split(',') : [];
  return stretches.reduce((sum, stretch) => {
    const [from, to] = stretch.split('-').map(Number);
    return sum + Math.max(0, to - Math.max(from, at));
  }, Number(badge.after));
}

function time(seconds) {
  const whole = Math.floor(seconds);
  if (whole < MINUTE) {
    return words.seconds.replace('%COUNT%', whole);
  }
  return whole < HOUR
    ? words.minutes.replace('%COUNT%', Math.floor(whole / MINUTE))
    : words.hours.replace('%COUNT%', Math.floor(whole / HOUR)).replace('%MINUTES%', Math.floor(whole % HOUR / MINUTE));
}

function show(element, now) {
  const badge = element.dataset;
  const late = now > Number(badge.due);
  const soon = !late && now >= Number(badge.soon);
  const form = soon ? words.leftSoon : words.left;
  const text = late ? badge.late : form.replace('%NAME%', badge.name).replace('%TIME%', time(left(badge, now)));
  if (element.textContent !== text) {
    element.textContent = text;
  }
  element.classList.toggle('late', late);
  element.classList.toggle('act', soon);
}

function showAll() {
  if (!document.hidden) {
    const now = Date.now() + ahead;
    document.querySelectorAll('[data-due]').forEach((element) => show(element, now));
  }
}

export function startClocks() {
  if (words) {
    setInterval(showAll, EVERY_MS);
    document.addEventListener('visibilitychange', showAll);
    document.body.addEventListener('htmx:afterSwap', showAll);
  }
}
