// The open case's timeline: taken from the server anew and merged line by line, so that nothing moves that has not
// changed. Lines have the same id in every part that shows them.

const NEAR_THE_END_PX = 120;

const timeline = document.getElementById('timeline');
const toEnd = document.getElementById('to-end');
const announcer = document.getElementById('announcer');
let asking = false;
let askAgain = false;

const atTheEnd = () => timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < NEAR_THE_END_PX;

function scrollToEnd() {
  timeline.scrollTop = timeline.scrollHeight;
  toEnd.hidden = true;
}

async function fetchLines(address) {
  const answer = await fetch(address, {headers: {'HX-Request': 'true', Accept: 'text/html'}});
  if (answer.status === 401) {
    document.body.dispatchEvent(new CustomEvent('arreta:signed-out'));
  }
  if (!answer.ok) {
    return null;
  }
  const part = document.createElement('template');
  part.innerHTML = await answer.text();
  return [...part.content.children];
}

/** Puts fresh lines in place. From the last to the first, so that each new one knows what follows it. */
function merge(lines) {
  const added = [];
  let following = null;
  for (const line of lines.reverse()) {
    const present = document.getElementById(line.id);
    if (present) {
      if (line.id === 'earlier') {
        continue;
      }
      const inUse = present.contains(document.activeElement) || present.querySelector('details.changing[open]');
      if (present.outerHTML !== line.outerHTML && !inUse) {
        present.replaceWith(line);
        window.htmx.process(line);
        following = line;
      } else if (!present.classList.contains('day')) {
        following = present;
      }
    } else if (line.id !== 'earlier') {
      timeline.insertBefore(line, following);
      window.htmx.process(line);
      following = line;
      added.push(line);
    }
  }
  return added;
}

/** Asks for the end of the timeline; while one answer is awaited, further wishes become one. */
export async function refresh() {
  if (!timeline) {
    return;
  }
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    const stay = !atTheEnd();
    const lines = await fetchLines(timeline.dataset.address);
    const added = lines ? merge(lines) : [];
    const inbound = added.filter((line) => line.dataset.kind === 'inbound');
    inbound.forEach((line) => line.classList.add('fresh'));
    if (inbound.length > 0) {
      announcer.textContent = `${document.querySelector('main').dataset.newMessage}: ${inbound[0].innerText}`;
    }
    if (!stay) {
      scrollToEnd();
    } else if (inbound.length > 0) {
      toEnd.hidden = false;
    }
  } catch {
    // The bar tells of a lost connection, and everything is asked for again when it is back.
  } finally {
    asking = false;
    if (askAgain) {
      askAgain = false;
      refresh();
    }
  }
}

async function showEarlier(button) {
  button.disabled = true;
  const lines = await fetchLines(button.dataset.earlier).catch(() => null);
  if (!lines) {
    button.disabled = false;
    return;
  }
  const fromEnd = timeline.scrollHeight - timeline.scrollTop;
  const top = document.getElementById('earlier');
  for (const line of lines) {
    document.getElementById(line.id)?.remove();
  }
  top.remove();
  timeline.prepend(...lines);
  lines.forEach((line) => window.htmx.process(line));
  timeline.scrollTop = timeline.scrollHeight - fromEnd;
  (document.getElementById('earlier')?.querySelector('button') ?? timeline).focus({preventScroll: true});
}

export function startTimeline() {
  if (!timeline) {
    return;
  }
  scrollToEnd();
  document.fonts?.ready.then(() => scrollToEnd());
  toEnd.addEventListener('click', scrollToEnd);
  timeline.addEventListener('scroll', () => {
    if (atTheEnd()) {
      toEnd.hidden = true;
    }
  });
  timeline.addEventListener('click', (event) => {
    const button = event.target.closest('[data-earlier]');
    if (button) {
      showEarlier(button);
    }
  });
}
