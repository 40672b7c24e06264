// Runs before the page is read. What somebody presses while htmx is still loading waits for it: a form that it has not taken
// over yet would be sent by the browser itself, to the page, with what was typed in the address.
(() => {
  const waiting = [];
  const hold = (event, element, again) => {
    if (element) {
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting.push(() => element.isConnected && again(element));
    }
  };
  const submitted = (event) => hold(event, event.target.closest('form[hx-post]'), (form) => form.requestSubmit(event.submitter));
  const pressed = (event) => hold(event, event.target.closest('button[hx-post]'), (button) => button.click());
  document.addEventListener('submit', submitted, true);
  document.addEventListener('click', pressed, true);
  document.addEventListener('htmx:load', () => {
    document.removeEventListener('submit', submitted, true);
    document.removeEventListener('click', pressed, true);
    waiting.splice(0).forEach((again) => again());
  }, {once: true});
})();
