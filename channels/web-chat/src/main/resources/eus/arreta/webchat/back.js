// The page that a link-back leads to: opens the one conversation that the link names.
(() => {
  'use strict';
  const asked = new URLSearchParams(location.search);
  const languages = ['eu', 'es', 'fr', 'en'];
  const language = languages.includes(asked.get('lang')) ? asked.get('lang') : 'es';
  document.documentElement.lang = language;
  for (const words of document.querySelectorAll('main [lang]')) words.hidden = words.lang !== language;
  document.title = document.querySelector(`h1[lang="${language}"]`).textContent;
  const chat = document.createElement('arreta-chat');
  chat.dataset.account = asked.get('account') || '';
  chat.dataset.language = language;
  const link = location.hash.slice(1);
  if (link) chat.dataset.link = link;
  // Out of the address bar, so that nobody photographs or bookmarks it; the browser's memory has it until it ends.
  history.replaceState(null, '', location.pathname + location.search);
  document.body.append(chat);
})();
