// Files that administrators bring: sent as they are, and what came of each row is told.

const headers = () => JSON.parse(document.body.getAttribute('hx-headers'));
const MOST_SHOWN = 50;

function paragraph(words) {
  const line = document.createElement('p');
  line.textContent = words;
  return line;
}

function tell(place, chooser, result) {
  const rejected = result.rejected ?? [];
  place.replaceChildren(paragraph(`${chooser.dataset.accepted}: ${result.accepted}. ${chooser.dataset.rejected}: ${rejected.length}.`));
  if (rejected.length > 0) {
    const list = document.createElement('ul');
    for (const one of rejected.slice(0, MOST_SHOWN)) {
      const row = document.createElement('li');
      row.textContent = `${chooser.dataset.line} ${one.line}${one.field ? ` · ${one.field}` : ''}: ${one.message}`;
      list.append(row);
    }
    place.append(list);
  }
}

async function send(chooser) {
  const place = chooser.closest('section').querySelector('.import-result');
  const [file] = chooser.files;
  chooser.value = '';
  if (!file) {
    return;
  }
  try {
    const answer = await fetch(chooser.dataset.import, {
      method: 'POST',
      headers: {...headers(), 'Content-Type': 'text/csv'},
      body: file,
    });
    const result = await answer.json();
    if (answer.ok) {
      tell(place, chooser, result);
    } else {
      place.replaceChildren(paragraph(`${chooser.dataset.failed} ${result.errors?.[0]?.detail ?? result.detail ?? ''}`));
    }
  } catch {
    place.replaceChildren(paragraph(chooser.dataset.failed));
  }
}

export function startImporting() {
  document.querySelectorAll('[data-import]').forEach((chooser) => chooser.addEventListener('change', () => send(chooser)));
}
