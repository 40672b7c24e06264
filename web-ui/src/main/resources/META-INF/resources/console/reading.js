// What is blocked is read with a reason: the reason is sent, and the answer is saved as a file.

const headers = () => JSON.parse(document.body.getAttribute('hx-headers'));

function save(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function tell(words, bad) {
  const line = document.createElement('p');
  line.className = bad ? 'problem-line' : 'told';
  line.textContent = words;
  document.getElementById('problem').replaceChildren(line);
}

async function read(form) {
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: {...headers(), 'Content-Type': 'application/json'},
      body: JSON.stringify({reason: form.elements.reason.value}),
    });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    save(await answer.blob(), form.dataset.reads);
    form.reset();
    tell(form.dataset.done, false);
  } catch {
    tell(form.dataset.failed, true);
  } finally {
    button.disabled = false;
  }
}

export function startReading() {
  document.querySelectorAll('form[data-reads]').forEach((form) => form.addEventListener('submit', (event) => {
    event.preventDefault();
    read(form);
  }));
}
