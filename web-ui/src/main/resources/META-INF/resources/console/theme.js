// Runs before the first paint: light or dark, as chosen here before, else as the system has it.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const chosen = localStorage.getItem('arreta-theme');
    document.documentElement.dataset.bsTheme = chosen || (dark.matches ? 'dark' : 'light');
    document.documentElement.classList.toggle('no-keys', localStorage.getItem('arreta-keys') === 'off');
  };
  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', apply);
})();
