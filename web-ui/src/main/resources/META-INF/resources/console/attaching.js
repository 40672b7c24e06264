// Files that go out with a reply: chosen, dropped or pasted; uploaded at once, sent with the text.

const headers = () => JSON.parse(document.body.getAttribute('hx-headers'));
const list = (form) => form.querySelector('.attached');

export const hasAttached = (form) => Boolean(list(form)?.querySelector('input'));

export function forgetAttached(form) {
  list(form)?.replaceChildren();
}

function tell(words) {
  const line = document.createElement('p');
  line.className = 'problem-line';
  line.textContent = words;
  document.getElementById('problem').replaceChildren(line);
}

function line(form, file) {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.dir = 'auto';
  name.textContent = file.name;
  const state = document.createElement('small');
  state.textContent = list(form).dataset.uploading;
  item.append(name, ' ', state);
  list(form).append(item);
  return {item, state};
}

function attached(form, shown, stored) {
  const id = document.createElement('input');
  id.type = 'hidden';
  id.name = 'attachment';
  id.value = stored.id;
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.className = 'btn btn-sm btn-outline-secondary';
  remove.textContent = list(form).dataset.remove;
  remove.setAttribute('aria-label', `${list(form).dataset.remove}: ${stored.name}`);
  remove.addEventListener('click', () => {
    shown.item.remove();
    form.querySelector('[data-attach]').focus();
  });
  shown.state.remove();
  shown.item.append(id, remove);
}

async function upload(form, file) {
  const shown = line(form, file);
  try {
    const answer = await fetch(`/api/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: {...headers(), 'Content-Type': 'application/octet-stream'},
      body: file,
    });
    if (answer.ok) {
      attached(form, shown, await answer.json());
      return;
    }
    tell(answer.status === 413 ? list(form).dataset.tooLarge : list(form).dataset.refused);
  } catch {
    tell(list(form).dataset.refused);
  }
  shown.item.remove();
}

export function startAttaching(form) {
  const button = form.querySelector('[data-attach]');
  if (!button) {
    return;
  }
  const chooser = form.querySelector('input[type=file]');
  const take = (files) => [...files].forEach((file) => upload(form, file));
  button.addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    take(chooser.files);
    chooser.value = '';
  });
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      take(event.dataTransfer.files);
    }
  });
  form.querySelector('textarea').addEventListener('paste', (event) => {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      take(event.clipboardData.files);
    }
  });
}
