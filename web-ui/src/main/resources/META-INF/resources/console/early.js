// Runs before the page is read. What somebody presses while htmx is still loading waits for it, and is done once however
// often it was pressed: a form that htmx has not taken over yet would be sent by the browser itself, to the page, with what
// was typed in the address.
(() => {
  const waiting = new Map();
  const hold = (event, element, again) => {
    if (element) {
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting.set(element, again);
    }
  };
  const submitted = (event) => {
    const form = event.target.closest('form[hx-post]');
    hold(event, form, () => form.requestSubmit(event.submitter));
  };
  const pressed = (event) => {
    const button = event.target.closest('button[hx-post]');
    hold(event, button, () => button.click());
  };
  document.addEventListener('submit', submitted, true);
  document.addEventListener('click', pressed, true);
  document.addEventListener('htmx:load', () => {
    document.removeEventListener('submit', submitted, true);
    document.removeEventListener('click', pressed, true);
    waiting.forEach((again) => again());
  }, {once: true});
})();
