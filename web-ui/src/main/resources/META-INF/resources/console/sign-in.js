// The sign-in works without this; it only lets one see the password.
const button = document.getElementById('show-password');
const field = document.getElementById('password');
button.hidden = false;
button.addEventListener('click', () => {
  const show = field.type === 'password';
  field.type = show ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(show));
  button.textContent = show ? button.dataset.hide : button.dataset.show;
});
