/*
 * Arreta's chat for any website: one file, no dependency.
 *
 *   <script src="https://chat.example.org/chat/widget.js" data-account="…" data-language="eu" defer></script>
 *
 * It adds <arreta-chat> to the page, unless the page has one already. Attributes of either: data-account (id of the
 * channel account; absent: the server's oldest), data-language (eu, es, fr, en; absent: the page's language, then the
 * browser's), data-privacy (address of the page that says how data are treated).
 *
 * Works under a Content-Security-Policy without 'unsafe-inline': script-src and connect-src must name the server
 * (https: and wss:). What people write becomes text nodes only, never markup.
 *
 * The protocol: docs/web-chat-protocol.md. Icons: Bootstrap Icons, MIT licence.
 */
(() => {
  'use strict';

  const VERSION = 1;
  const LONGEST = 4000;
  const MOST_KEPT = 100;
  const PING_EVERY = 25_000;
  const SILENCE = 60_000;
  const ACK_WITHIN = 20_000;
  const BACK_OFF_FIRST = 500;
  const BACK_OFF_LAST = 15_000;
  const TYPING_SHOWN = 5_000;
  const TYPING_TOLD = 3_000;

  const script = document.currentScript || document.querySelector('script[src*="/chat/widget.js"]');

  const TEXTS = {
    eu: {
      name: 'Euskara',
      title: 'Herritarren arreta',
      open: 'Galdetu txatean',
      minimise: 'Ikonotu',
      language: 'Hizkuntza',
      hint: 'Idatzi: erantzuna hemen jasoko duzu',
      connecting: 'Konektatzen…',
      offline: 'Konexiorik gabe',
      offlineIn: 'Konexiorik gabe. {n} s barru saiatuko gara berriro; idazten duzuna ez da galtzen.',
      offlineTold: 'Konexiorik gabe. Berriro saiatzen ari gara; idazten duzuna ez da galtzen.',
      log: 'Elkarrizketa',
      message: 'Zure mezua',
      placeholder: 'Idatzi hemen',
      send: 'Bidali',
      you: 'Zuk',
      waiting: 'bidaltzeke',
      sent: 'bidalita',
      refused: 'ezin izan da bidali',
      automatic: 'Erantzun automatikoa',
      other: 'Hemen erakutsi ezin den edukia',
      typing: 'Idazten ari dira…',
      today: 'gaur, {day}',
      yesterday: 'atzo, {day}',
      told: 'Elkarrizketa hau gordetzen dugu zuri arreta emateko.',
      privacy: 'Nola tratatzen ditugun zure datuak',
      tooLong: 'Mezua luzeegia da: {n} karaktere soberan. Zatitu bitan.',
      tooMany: 'Mezu gehiegi daude bidaltzeke. Itxaron konexioa itzuli arte.',
      end: 'Amaitu',
      endAsk: 'Elkarrizketa amaitu? Nabigatzaile honetatik ezabatuko da.',
      endYes: 'Bai, amaitu',
      endNo: 'Ez',
      ending: 'Elkarrizketa amaitzen…',
      ended: 'Elkarrizketa amaitu da.',
      again: 'Hasi beste bat',
      unread: 'Irakurri gabeko mezuak: {n}',
    },
    es: {
      name: 'Castellano',
      title: 'Atención ciudadana',
      open: 'Pregunta por chat',
      minimise: 'Minimizar',
      language: 'Idioma',
      hint: 'Escríbenos: la respuesta llega aquí',
      connecting: 'Conectando…',
      offline: 'Sin conexión',
      offlineIn: 'Sin conexión. Lo intentamos otra vez en {n} s; lo que escribas no se pierde.',
      offlineTold: 'Sin conexión. Lo estamos intentando otra vez; lo que escribas no se pierde.',
      log: 'Conversación',
      message: 'Tu mensaje',
      placeholder: 'Escribe aquí',
      send: 'Enviar',
      you: 'Tú',
      waiting: 'pendiente de enviar',
      sent: 'enviado',
      refused: 'no se ha podido enviar',
      automatic: 'Respuesta automática',
      other: 'Contenido que no se puede mostrar aquí',
      typing: 'Están escribiendo…',
      today: 'hoy, {day}',
      yesterday: 'ayer, {day}',
      told: 'Guardamos esta conversación para atenderte.',
      privacy: 'Cómo tratamos tus datos',
      tooLong: 'El mensaje es demasiado largo: sobran {n} caracteres. Divídelo en dos.',
      tooMany: 'Hay demasiados mensajes pendientes. Espera a que vuelva la conexión.',
      end: 'Terminar',
      endAsk: '¿Terminar la conversación? Se borrará de este navegador.',
      endYes: 'Sí, terminar',
      endNo: 'No',
      ending: 'Terminando la conversación…',
      ended: 'La conversación ha terminado.',
      again: 'Empezar otra',
      unread: 'Mensajes sin leer: {n}',
    },
    fr: {
      name: 'Français',
      title: 'Accueil du public',
      open: 'Posez votre question',
      minimise: 'Réduire',
      language: 'Langue',
      hint: 'Écrivez-nous : la réponse arrive ici',
      connecting: 'Connexion…',
      offline: 'Hors connexion',
      offlineIn: 'Hors connexion. Nouvel essai dans {n} s ; ce que vous écrivez n’est pas perdu.',
      offlineTold: 'Hors connexion. Nouvel essai en cours ; ce que vous écrivez n’est pas perdu.',
      log: 'Conversation',
      message: 'Votre message',
      placeholder: 'Écrivez ici',
      send: 'Envoyer',
      you: 'Vous',
      waiting: 'en attente d’envoi',
      sent: 'envoyé',
      refused: 'n’a pas pu être envoyé',
      automatic: 'Réponse automatique',
      other: 'Contenu qui ne peut pas être affiché ici',
      typing: 'En train d’écrire…',
      today: 'aujourd’hui, {day}',
      yesterday: 'hier, {day}',
      told: 'Nous conservons cette conversation pour vous répondre.',
      privacy: 'Comment nous traitons vos données',
      tooLong: 'Le message est trop long : {n} caractères de trop. Envoyez-le en deux fois.',
      tooMany: 'Trop de messages en attente. Attendez le retour de la connexion.',
      end: 'Terminer',
      endAsk: 'Terminer la conversation ? Elle sera effacée de ce navigateur.',
      endYes: 'Oui, terminer',
      endNo: 'Non',
      ending: 'Fin de la conversation…',
      ended: 'La conversation est terminée.',
      again: 'En commencer une autre',
      unread: 'Messages non lus : {n}',
    },
    en: {
      name: 'English',
      title: 'Citizen service',
      open: 'Ask us by chat',
      minimise: 'Minimise',
      language: 'Language',
      hint: 'Write to us: the answer arrives here',
      connecting: 'Connecting…',
      offline: 'No connection',
      offlineIn: 'No connection. Trying again in {n} s; what you write is not lost.',
      offlineTold: 'No connection. We are trying again; what you write is not lost.',
      log: 'Conversation',
      message: 'Your message',
      placeholder: 'Write here',
      send: 'Send',
      you: 'You',
      waiting: 'waiting to be sent',
      sent: 'sent',
      refused: 'could not be sent',
      automatic: 'Automatic reply',
      other: 'Content that cannot be shown here',
      typing: 'Someone is writing…',
      today: 'today, {day}',
      yesterday: 'yesterday, {day}',
      told: 'We keep this conversation to help you.',
      privacy: 'How we treat your data',
      tooLong: 'The message is too long by {n} characters. Send it in two.',
      tooMany: 'Too many messages are waiting. Wait until the connection is back.',
      end: 'End',
      endAsk: 'End the conversation? It will be deleted from this browser.',
      endYes: 'Yes, end it',
      endNo: 'No',
      ending: 'Ending the conversation…',
      ended: 'The conversation has ended.',
      again: 'Start another one',
      unread: 'Unread messages: {n}',
    },
  };

  const ICONS = {
    'chat-dots': ['M5 8a1 1 0 1 1-2 0 1 1 0 0 1 2 0m4 0a1 1 0 1 1-2 0 1 1 0 0 1 2 0m3 1a1 1 0 1 0 0-2 1 1 0 0 0 0 2', 'm2.165 15.803.02-.004c1.83-.363 2.948-.842 3.468-1.105A9 9 0 0 0 8 15c4.418 0 8-3.134 8-7s-3.582-7-8-7-8 3.134-8 7c0 1.76.743 3.37 1.97 4.6a10.4 10.4 0 0 1-.524 2.318l-.003.011a11 11 0 0 1-.244.637c-.079.186.074.394.273.362a22 22 0 0 0 .693-.125m.8-3.108a1 1 0 0 0-.287-.801C1.618 10.83 1 9.468 1 8c0-3.192 3.004-6 7-6s7 2.808 7 6-3.004 6-7 6a8 8 0 0 1-2.088-.272 1 1 0 0 0-.711.074c-.387.196-1.24.57-2.634.893a11 11 0 0 0 .398-2'],
    'chevron-down': ['M1.646 4.646a.5.5 0 0 1 .708 0L8 10.293l5.646-5.647a.5.5 0 0 1 .708.708l-6 6a.5.5 0 0 1-.708 0l-6-6a.5.5 0 0 1 0-.708'],
    'wifi-off': ['M10.706 3.294A12.6 12.6 0 0 0 8 3C5.259 3 2.723 3.882.663 5.379a.485.485 0 0 0-.048.736.52.52 0 0 0 .668.05A11.45 11.45 0 0 1 8 4q.946 0 1.852.148zM8 6c-1.905 0-3.68.56-5.166 1.526a.48.48 0 0 0-.063.745.525.525 0 0 0 .652.065 8.45 8.45 0 0 1 3.51-1.27zm2.596 1.404.785-.785q.947.362 1.785.907a.482.482 0 0 1 .063.745.525.525 0 0 1-.652.065 8.5 8.5 0 0 0-1.98-.932zM8 10l.933-.933a6.5 6.5 0 0 1 2.013.637c.285.145.326.524.1.75l-.015.015a.53.53 0 0 1-.611.09A5.5 5.5 0 0 0 8 10m4.905-4.905.747-.747q.886.451 1.685 1.03a.485.485 0 0 1 .047.737.52.52 0 0 1-.668.05 11.5 11.5 0 0 0-1.811-1.07M9.02 11.78c.238.14.236.464.04.66l-.707.706a.5.5 0 0 1-.707 0l-.707-.707c-.195-.195-.197-.518.04-.66A2 2 0 0 1 8 11.5c.374 0 .723.102 1.021.28zm4.355-9.905a.53.53 0 0 1 .75.75l-10.75 10.75a.53.53 0 0 1-.75-.75z'],
    sent: ['M13.854 3.646a.5.5 0 0 1 0 .708l-7 7a.5.5 0 0 1-.708 0l-3.5-3.5a.5.5 0 1 1 .708-.708L6.5 10.293l6.646-6.647a.5.5 0 0 1 .708 0'],
    waiting: ['M8 3.5a.5.5 0 0 0-1 0V9a.5.5 0 0 0 .252.434l3.5 2a.5.5 0 0 0 .496-.868L8 8.71z', 'M8 16A8 8 0 1 0 8 0a8 8 0 0 0 0 16m7-8A7 7 0 1 1 1 8a7 7 0 0 1 14 0'],
    refused: ['M8 15A7 7 0 1 1 8 1a7 7 0 0 1 0 14m0 1A8 8 0 1 0 8 0a8 8 0 0 0 0 16', 'M7.002 11a1 1 0 1 1 2 0 1 1 0 0 1-2 0M7.1 4.995a.905.905 0 1 1 1.8 0l-.35 3.507a.552.552 0 0 1-1.1 0z'],
    'send-fill': ['M15.964.686a.5.5 0 0 0-.65-.65L.767 5.855H.766l-.452.18a.5.5 0 0 0-.082.887l.41.26.001.002 4.995 3.178 3.178 4.995.002.002.26.41a.5.5 0 0 0 .886-.083zm-1.833 1.89L6.637 10.07l-.215-.338a.5.5 0 0 0-.154-.154l-.338-.215 7.494-7.494 1.178-.471z'],
  };

  const CSS = `
:host { all: initial; --a-ink: #16202b; --a-ink-2: #4a5866; --a-line: #d9dfe5; --a-ground: #f3f5f7; --a-paper: #ffffff; --a-brand: #0b5a5e; --a-brand-ink: #ffffff; --a-brand-soft: #dcefee; --a-focus: #b4530a; --a-act: #7a4200; --a-act-soft: #fdeed3; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :host { --a-ink: #e8edf1; --a-ink-2: #b4c0cb; --a-line: #33424e; --a-ground: #0f171d; --a-paper: #17222b; --a-brand: #6cc5c1; --a-brand-ink: #06262a; --a-brand-soft: #17383b; --a-focus: #ffb061; --a-act: #ffc46b; --a-act-soft: #3a2b10; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
svg { width: 1em; height: 1em; fill: currentColor; vertical-align: -.125em; }
button, select, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--a-focus); outline-offset: 2px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.chat { position: fixed; z-index: 2147483000; right: 1.25rem; bottom: 1.25rem; width: 24rem; height: min(40rem, calc(100dvh - 2.5rem)); display: grid; grid-template-rows: auto auto minmax(0, 1fr) auto; grid-template-columns: minmax(0, 1fr); background: var(--a-ground); color: var(--a-ink); border-radius: 1rem; overflow: hidden; box-shadow: 0 .75rem 2.5rem rgba(10, 25, 35, .28); font: 400 1rem/1.45 "Inter", "Segoe UI", system-ui, "Noto Sans", Arial, sans-serif; }
.chat-head { grid-row: 1; display: grid; grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; gap: .25rem; padding: .85rem 1rem; background: var(--a-brand); color: var(--a-brand-ink); }
.chat-head h2 { font-size: 1.0625rem; line-height: 1.3; margin: 0; overflow-wrap: anywhere; } .chat-head p { margin: 0; font-size: .875rem; }
.chat-head button, .chat-head select { height: 2.75rem; min-width: 2.75rem; border: 0; border-radius: .5rem; background: transparent; color: inherit; }
.chat-head :focus-visible { outline-color: currentColor; outline-offset: -3px; }
.chat-head select option { color: #16202b; background: #fff; }
.chat-bar { grid-row: 2; padding: .45rem 1rem; background: var(--a-act-soft); color: var(--a-act); font-size: .875rem; }
.chat-log { grid-row: 3; position: relative; overflow-y: auto; padding: 1rem; display: flex; flex-direction: column; gap: .6rem; }
.chat-log:focus-visible { outline-offset: -3px; }
.chat-day, .chat-told { align-self: center; text-align: center; font-size: .8125rem; color: var(--a-ink-2); max-width: 90%; margin: 0; }
.chat-told a, .bubble a { color: var(--a-brand); }
.bubble { max-width: 85%; align-self: flex-start; padding: .6rem .85rem; background: var(--a-paper); border: 1px solid var(--a-line); border-radius: 1rem 1rem 1rem .25rem; overflow-wrap: anywhere; }
.bubble.mine { align-self: flex-end; background: var(--a-brand-soft); border-color: transparent; border-radius: 1rem 1rem .25rem 1rem; }
.bubble p { margin: 0; white-space: pre-wrap; } .bubble small { display: block; margin-top: .2rem; font-size: .8125rem; color: var(--a-ink-2); } .bubble .by { margin: 0 0 .15rem; font-weight: 600; }
.bubble.mine a { color: inherit; }
.choices { display: flex; flex-wrap: wrap; gap: .4rem; margin: .6rem 0 .2rem; }
.choices button { min-height: 2.75rem; min-width: 2.75rem; padding: .3rem .85rem; border: 1px solid var(--a-brand); border-radius: 1.4rem; background: var(--a-paper); color: var(--a-brand); font-weight: 600; }
.choices button[aria-pressed=true] { background: var(--a-brand); color: var(--a-brand-ink); }
.choices button:disabled { cursor: default; } .choices button:disabled[aria-pressed=false] { border-color: var(--a-line); color: var(--a-ink-2); font-weight: 400; }
.bubble.refused small { color: var(--a-act); font-weight: 600; }
.typing { font-size: .875rem; color: var(--a-ink-2); margin: 0; min-height: 1.3rem; }
.chat-write { grid-row: 4; background: var(--a-paper); border-top: 1px solid var(--a-line); padding: .65rem .75rem .25rem; }
.chat-write form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .5rem; align-items: end; margin: 0; }
.chat-write textarea { min-height: 2.75rem; max-height: 9rem; resize: none; padding: .55rem .8rem; border: 1px solid var(--a-ink-2); border-radius: .75rem; background: var(--a-paper); }
.chat-write textarea:focus-visible { outline-offset: -1px; }
.chat-write textarea::placeholder { color: var(--a-ink-2); opacity: 1; }
.chat-write .send { width: 2.75rem; height: 2.75rem; border: 0; border-radius: .75rem; background: var(--a-brand); color: var(--a-brand-ink); font-size: 1.2rem; }
.chat-warn { margin: 0 0 .4rem; color: var(--a-act); font-size: .875rem; } .chat-warn:empty { display: none; }
.chat-foot { min-height: 2.75rem; display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: center; justify-content: center; text-align: center; font-size: .8125rem; color: var(--a-ink-2); }
.chat-foot p { margin: 0; } .chat-foot button { min-height: 2.75rem; min-width: 2.75rem; padding: 0 .6rem; border: 0; border-radius: .5rem; background: transparent; text-decoration: underline; }
.chat-open { position: fixed; z-index: 2147483000; right: 1.25rem; bottom: 1.25rem; min-height: 3.5rem; padding: 0 1.25rem; border: 0; border-radius: 2rem; background: var(--a-brand); color: var(--a-brand-ink); font: 600 1rem "Inter", "Segoe UI", system-ui, "Noto Sans", Arial, sans-serif; box-shadow: 0 .5rem 1.5rem rgba(10, 25, 35, .28); }
.chat-open svg { margin-right: .5rem; font-size: 1.2em; vertical-align: -.2em; }
.chat-unread { margin-left: .5rem; padding: .1rem .5rem; border-radius: 1rem; background: var(--a-brand-ink); color: var(--a-brand); }
@media (max-width: 480px) { .chat { inset: 0; width: auto; height: 100dvh; border-radius: 0; box-shadow: none; } }
@media (forced-colors: active) { .bubble.mine, .chat, .chat-open, .send { border: 1px solid; } }
`;

  /** An element with a class and, if given, a text: the only way in which text gets into the page. */
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function icon(name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    for (const shape of ICONS[name]) {
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', shape);
      svg.append(path);
    }
    return svg;
  }

  // Several browsers come without Basque and would answer in English.
  const BASQUE_MONTHS = ['urtarrilak', 'otsailak', 'martxoak', 'apirilak', 'maiatzak', 'ekainak', 'uztailak', 'abuztuak', 'irailak', 'urriak', 'azaroak', 'abenduak'];

  function dayAndMonth(date, language) {
    return language === 'eu' ? `${BASQUE_MONTHS[date.getMonth()]} ${date.getDate()}`
      : new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(date);
  }

  function wholeDate(date, language) {
    return language === 'eu' ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('/')
      : new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date);
  }

  /** The text as nodes, with its http and https addresses as links. */
  function linked(text) {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"'«»]+/gi)) {
      const shown = match[0].replace(/[.,;:!?)\]}…]+$/, '');
      let address;
      try { address = new URL(shown); } catch { continue; }
      if (address.protocol !== 'http:' && address.protocol !== 'https:') continue;
      nodes.push(document.createTextNode(text.slice(end, match.index)));
      const link = element('a', '', shown);
      link.href = address.href;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      nodes.push(link);
      end = match.index + shown.length;
    }
    nodes.push(document.createTextNode(text.slice(end)));
    return nodes;
  }

  const MARKS = { bold: 'strong', italic: 'em', code: 'code', link: 'a' };

  function webAddress(url) {
    try {
      const address = new URL(url);
      return ['http:', 'https:'].includes(address.protocol) && !address.username ? address.href : null;
    } catch { return null; }
  }

  /** What stands between two places of a text, with its marks as elements; what isn't known or cuts through another is only text. */
  function marked(text, from, to, marks, plain) {
    const nodes = [];
    let shown = from;
    while (marks.length && marks[0].offset < to) {
      const mark = marks.shift();
      const end = mark.offset + mark.length;
      const address = mark.kind === 'link' ? webAddress(mark.url) : null;
      if (!(mark.offset >= shown) || !(end <= to) || !Object.hasOwn(MARKS, mark.kind) || (mark.kind === 'link' && !address)) continue;
      nodes.push(...plain(text.slice(shown, mark.offset)));
      const made = element(MARKS[mark.kind]);
      if (address) {
        made.href = made.title = address;
        made.target = '_blank';
        made.rel = 'noopener noreferrer';
      }
      made.append(...marked(text, mark.offset, end, marks, address || mark.kind === 'code' ? (words) => [words] : plain));
      nodes.push(made);
      shown = end;
    }
    nodes.push(...plain(text.slice(shown, to)));
    return nodes;
  }

  /* ---- colours: whatever the administration chooses, what is written on it and with it can be read ---- */

  const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const mixed = (a, b, share) =>
    '#' + channels(a).map((value, at) => Math.round(value + (channels(b)[at] - value) * share).toString(16).padStart(2, '0')).join('');

  function luminance(colour) {
    const [r, g, b] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(a, b) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The tokens for a brand colour on a paper: darker or lighter than asked where it could not be read. */
  function brandTokens(asked, paper, towards) {
    let brand = asked;
    for (let step = 1; contrast(brand, paper) < 4.6 && step <= 20; step++) brand = mixed(asked, towards, step / 20);
    const ink = contrast(brand, '#ffffff') >= contrast(brand, '#101820') ? '#ffffff' : '#101820';
    return `--a-brand: ${brand}; --a-brand-ink: ${ink}; --a-brand-soft: ${mixed(paper, brand, 0.14)};`;
  }

  /* ---- what the browser keeps: the token, the language, and each message until the history shows it ---- */

  class Memory {
    constructor(name) {
      this.prefix = `arreta-chat:${name}:`;
      this.fallback = new Map();
      try { this.store = window.localStorage; } catch { this.store = null; }
    }

    get(key) {
      try {
        const kept = this.store && this.store.getItem(this.prefix + key);
        if (kept !== null && kept !== undefined) return kept;
      } catch { /* a page may forbid it at any moment */ }
      return this.fallback.get(key) ?? null;
    }

    set(key, value) {
      this.fallback.set(key, value);
      try { if (this.store) this.store.setItem(this.prefix + key, value); } catch { /* full or forbidden: in memory */ }
    }

    remove(key) {
      this.fallback.delete(key);
      try { if (this.store) this.store.removeItem(this.prefix + key); } catch { /* nothing kept, nothing to remove */ }
    }

    keys() {
      const keys = new Set(this.fallback.keys());
      try {
        for (let at = 0; this.store && at < this.store.length; at++) {
          const key = this.store.key(at);
          if (key.startsWith(this.prefix)) keys.add(key.slice(this.prefix.length));
        }
      } catch { /* in memory only */ }
      return [...keys];
    }
  }

  /** The visitor's own messages that the history has not shown yet, in order. One entry each, so that tabs don't overwrite each other. */
  class Outbox {
    constructor(memory) {
      this.memory = memory;
      this.messages = [];
      for (const key of memory.keys().filter((name) => name.startsWith('out:'))) {
        try {
          const { clientId, text, choice, at, order, state } = JSON.parse(memory.get(key));
          this.messages.push({ clientId, text, choice, at, order, state });
        } catch { memory.remove(key); }
      }
      this.messages.sort((a, b) => a.order - b.order);
    }

    /** choice: the id of the choice that was pressed; text is then the words on it. */
    add(text, choice) {
      const last = this.messages.length ? this.messages[this.messages.length - 1].order : 0;
      const order = Math.max(Date.now(), last + 1);
      const message = { clientId: newId(), text, choice, at: new Date().toISOString(), order, state: 'waiting' };
      this.messages.push(message);
      this.keep(message);
      return message;
    }

    keep(message) { this.memory.set('out:' + message.clientId, JSON.stringify(message)); }

    isFull() { return this.messages.filter((message) => message.state === 'waiting').length >= MOST_KEPT; }

    firstWaiting() { return this.messages.find((message) => message.state === 'waiting'); }

    find(clientId) { return this.messages.find((message) => message.clientId === clientId); }

    sent(message, at) {
      message.state = 'sent';
      message.at = at;
      this.keep(message);
      const sent = this.messages.filter((other) => other.state === 'sent');
      if (sent.length > MOST_KEPT) this.remove(sent[0]);
    }

    remove(message) {
      this.messages = this.messages.filter((other) => other !== message);
      this.memory.remove('out:' + message.clientId);
    }

    clear() { for (const message of [...this.messages]) this.remove(message); }
  }

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /* ---- the connection: opens, says hello, comes back with growing pauses ---- */

  class Line {
    /** hooks: hello() gives the first frame; frame(frame), state(word), closed() tell what happens. */
    constructor(address, hooks) {
      this.address = address;
      this.hooks = hooks;
      this.failures = 0;
      this.wanted = false;
      window.addEventListener('online', () => this.hurry());
      document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.hurry(); });
    }

    open() {
      this.wanted = true;
      if (!this.socket && !this.retryTimer) this.connect();
    }

    close() {
      this.wanted = false;
      clearTimeout(this.retryTimer);
      this.retryTimer = undefined;
      this.drop();
      this.hooks.state('idle');
    }

    /** Tries at once instead of waiting for the pause to end. */
    hurry() {
      if (!this.wanted || !this.retryTimer) return;
      clearTimeout(this.retryTimer);
      this.retryTimer = undefined;
      this.connect();
    }

    send(frame) {
      if (this.socket && this.socket.readyState === WebSocket.OPEN) {
        this.socket.send(JSON.stringify({ v: VERSION, ...frame }));
        return true;
      }
      return false;
    }

    /** The connection is good for something: the next pause starts small again. */
    proved() { this.failures = 0; }

    /** Gives the connection up and comes back. */
    lost() { if (this.socket) this.ended(this.socket); }

    connect() {
      this.hooks.state('connecting');
      let socket;
      try { socket = new WebSocket(this.address); } catch { this.retry(); return; }
      this.socket = socket;
      this.heard = Date.now();
      this.since = Date.now();
      socket.onopen = () => { if (socket === this.socket) this.send(this.hooks.hello()); };
      socket.onmessage = (event) => {
        if (socket !== this.socket) return;
        this.heard = Date.now();
        let frame;
        try { frame = JSON.parse(event.data); } catch { return; }
        if (frame && frame.v === VERSION) this.hooks.frame(frame);
      };
      socket.onclose = () => this.ended(socket);
      this.pinging = setInterval(() => {
        if (Date.now() - this.heard > SILENCE) this.ended(socket);
        else this.send({ type: 'ping' });
      }, PING_EVERY);
    }

    ended(socket) {
      if (socket !== this.socket) return;
      if (Date.now() - this.since > BACK_OFF_LAST) this.failures = 0;
      this.drop();
      this.hooks.closed();
      if (this.wanted) this.retry();
    }

    drop() {
      const socket = this.socket;
      clearInterval(this.pinging);
      this.socket = undefined;
      if (socket) {
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
      }
    }

    retry() {
      const longest = Math.min(BACK_OFF_LAST, BACK_OFF_FIRST * 2 ** this.failures);
      this.failures = Math.min(this.failures + 1, 10);
      // A random part, so that a thousand browsers don't come back in the same moment.
      const pause = longest * (0.5 + Math.random() / 2);
      this.retryAt = Date.now() + pause;
      this.retryTimer = setTimeout(() => { this.retryTimer = undefined; this.connect(); }, pause);
      this.hooks.state('offline');
    }
  }

  /* ---- what the visitor sees ---- */

  class ArretaChat extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const server = new URL(script ? script.src : location.href, location.href);
      const socket = new URL('ws', server);
      socket.protocol = server.protocol === 'https:' ? 'wss:' : 'ws:';
      socket.hash = '';
      socket.search = this.dataset.account ? '?account=' + encodeURIComponent(this.dataset.account) : '';
      // What a link opens is remembered apart: it ends, and the browser's own conversation stays what it is.
      const link = this.dataset.link;
      delete this.dataset.link;
      this.memory = new Memory(`${socket.host}${socket.pathname}:${this.dataset.account || ''}${link ? ':link' : ''}`);
      if (link) this.memory.set('resume', link);
      this.outbox = new Outbox(this.memory);
      this.language = this.startLanguage();
      this.bubbles = new Map();
      this.cursor = 0;
      this.lastOutbound = 0;
      this.told = { received: 0, read: 0 };
      this.state = 'idle';
      this.unread = 0;
      this.draw();
      this.line = new Line(socket.href, {
        hello: () => this.hello(),
        frame: (frame) => this.take(frame),
        state: (state) => this.showState(state),
        closed: () => this.interrupted(),
      });
      for (const message of this.outbox.messages) this.showOwn(message);
      this.applyTexts();
      document.addEventListener('visibilitychange', () => this.confirm());
      if (this.memory.get('resume')) this.line.open();
      if (link) this.open();
    }

    startLanguage() {
      const asked = [this.memory.get('language'), this.dataset.language, document.documentElement.lang, ...navigator.languages];
      return asked.map((language) => (language || '').slice(0, 2).toLowerCase()).find((language) => TEXTS[language]) || 'es';
    }

    t(key, values = {}) {
      return TEXTS[this.language][key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
    }

    /* -- drawing -- */

    draw() {
      const root = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      this.brand = new CSSStyleSheet();
      root.adoptedStyleSheets = [sheet, this.brand];
      this.launcher = element('button', 'chat-open');
      this.launcher.type = 'button';
      this.launcher.setAttribute('aria-haspopup', 'dialog');
      this.launcher.addEventListener('click', () => this.open());
      this.panel = element('section', 'chat');
      this.panel.setAttribute('role', 'dialog');
      this.panel.setAttribute('aria-labelledby', 'chat-title');
      this.panel.hidden = true;
      this.panel.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.isComposing) this.minimise();
      });
      this.panel.append(this.drawHead(), this.drawBar(), this.drawLog(), this.drawComposer());
      root.append(this.launcher, this.panel);
    }

    drawHead() {
      const head = element('div', 'chat-head');
      const words = element('div');
      this.heading = element('h2');
      this.heading.id = 'chat-title';
      this.subline = element('p');
      words.append(this.heading, this.subline);
      this.languages = element('select');
      for (const code of ['eu', 'es', 'fr', 'en']) {
        const option = element('option', '', code.toUpperCase());
        option.value = code;
        option.lang = code;
        option.setAttribute('aria-label', TEXTS[code].name);
        this.languages.append(option);
      }
      this.languages.addEventListener('change', () => this.changeLanguage(this.languages.value));
      this.minimiser = element('button');
      this.minimiser.type = 'button';
      this.minimiser.append(icon('chevron-down'));
      this.minimiser.addEventListener('click', () => this.minimise());
      head.append(words, this.languages, this.minimiser);
      return head;
    }

    /** The seconds count down for the eyes only: a screen reader hears once that the connection is away. */
    drawBar() {
      this.bar = element('div', 'chat-bar');
      this.bar.setAttribute('role', 'status');
      this.bar.hidden = true;
      this.countdown = element('span');
      this.countdown.setAttribute('aria-hidden', 'true');
      this.barTold = element('span', 'sr');
      this.bar.append(icon('wifi-off'), ' ', this.countdown, this.barTold);
      return this.bar;
    }

    drawLog() {
      this.log = element('div', 'chat-log');
      this.log.setAttribute('role', 'log');
      this.log.setAttribute('aria-live', 'off');
      this.log.tabIndex = 0;
      this.notice = element('p', 'chat-told');
      this.typing = element('p', 'typing');
      this.typing.setAttribute('role', 'status');
      this.log.append(this.notice, this.typing);
      return this.log;
    }

    drawComposer() {
      const write = element('div', 'chat-write');
      this.warning = element('p', 'chat-warn');
      this.warning.setAttribute('role', 'alert');
      this.form = element('form');
      this.textarea = element('textarea');
      this.textarea.rows = 1;
      this.sender = element('button', 'send');
      this.sender.type = 'submit';
      this.sender.append(icon('send-fill'));
      this.form.append(this.textarea, this.sender);
      this.foot = element('div', 'chat-foot');
      this.form.addEventListener('submit', (event) => { event.preventDefault(); this.write(); });
      this.textarea.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          this.write();
        }
      });
      this.textarea.addEventListener('input', () => this.edited());
      write.append(this.warning, this.form, this.foot);
      return write;
    }

    /** Puts every text of the widget's own in the chosen language. */
    applyTexts() {
      this.panel.lang = this.launcher.lang = this.language;
      this.heading.textContent = this.accountTitle || this.t('title');
      this.languages.value = this.language;
      this.languages.setAttribute('aria-label', this.t('language'));
      this.minimiser.setAttribute('aria-label', this.t('minimise'));
      this.log.setAttribute('aria-label', this.t('log'));
      this.textarea.setAttribute('aria-label', this.t('message'));
      this.textarea.placeholder = this.t('placeholder');
      this.sender.setAttribute('aria-label', this.t('send'));
      this.notice.replaceChildren(this.t('told'));
      const privacy = this.privacyAddress();
      if (privacy) {
        const link = element('a', '', this.t('privacy'));
        link.href = privacy;
        link.target = '_blank';
        link.rel = 'noopener';
        this.notice.append(' ', link);
      }
      if (this.typing.textContent) this.typing.textContent = this.t('typing');
      for (const bubble of this.log.querySelectorAll('.bubble')) this.label(bubble);
      for (const day of this.log.querySelectorAll('.chat-day')) day.textContent = this.dayWords(day.dataset.day);
      this.warning.textContent = '';
      this.showFoot();
      this.showState(this.state);
      this.showLauncher();
    }

    privacyAddress() {
      try {
        const address = new URL(this.dataset.privacy, location.href);
        return this.dataset.privacy && /^https?:$/.test(address.protocol) ? address.href : null;
      } catch { return null; }
    }

    showLauncher() {
      this.launcher.replaceChildren(icon('chat-dots'), this.t('open'));
      if (this.unread > 0) {
        const badge = element('span', 'chat-unread');
        const number = element('span', '', String(this.unread));
        number.setAttribute('aria-hidden', 'true');
        badge.append(number, element('span', 'sr', ' ' + this.t('unread', { n: this.unread })));
        this.launcher.append(badge);
      }
    }

    showState(state) {
      this.state = state;
      clearInterval(this.counting);
      const words = { idle: '', connecting: 'connecting', offline: 'offline', connected: 'hint' }[state];
      const text = words ? this.t(words) : '';
      if (this.subline.textContent !== text) this.subline.textContent = text;
      if (state === 'offline') {
        this.bar.hidden = false;
        if (this.barTold.textContent !== this.t('offlineTold')) this.barTold.textContent = this.t('offlineTold');
        const count = () => {
          const seconds = Math.max(1, Math.ceil((this.line.retryAt - Date.now()) / 1000));
          this.countdown.textContent = this.t('offlineIn', { n: seconds });
        };
        count();
        this.counting = setInterval(count, 250);
      } else if (state !== 'connecting') {
        this.bar.hidden = true;
        this.barTold.textContent = '';
      }
    }

    showFoot() {
      const button = (key, action) => {
        const made = element('button', '', this.t(key));
        made.type = 'button';
        made.addEventListener('click', action);
        return made;
      };
      this.form.hidden = this.ended === true;
      if (this.ended) {
        this.foot.replaceChildren(element('p', '', this.t('ended')), button('again', () => this.startAgain()));
      } else if (this.ending) {
        this.foot.replaceChildren(element('p', '', this.t('ending')));
      } else if (this.asking) {
        const no = button('endNo', () => this.ask(false));
        this.foot.replaceChildren(element('p', '', this.t('endAsk')), button('endYes', () => this.end()), no);
      } else if (this.log.querySelector('.bubble')) {
        this.foot.replaceChildren(button('end', () => this.ask(true)));
      } else {
        this.foot.replaceChildren();
      }
    }

    /* -- opening, closing, language -- */

    open() {
      this.panel.hidden = false;
      this.launcher.hidden = true;
      this.unread = 0;
      this.showLauncher();
      if (!this.ended) this.line.open();
      this.textarea.focus();
      this.scrollDown();
      this.confirm();
    }

    minimise() {
      this.panel.hidden = true;
      this.launcher.hidden = false;
      this.launcher.focus();
    }

    changeLanguage(language) {
      this.language = language;
      this.memory.set('language', language);
      this.applyTexts();
      this.line.send({ type: 'hello', language });
    }

    /* -- writing -- */

    edited() {
      this.warning.textContent = '';
      this.textarea.style.height = 'auto';
      this.textarea.style.height = this.textarea.scrollHeight + 2 + 'px';
      if (this.welcomed && this.textarea.value && Date.now() - (this.typedAt || 0) > TYPING_TOLD) {
        this.typedAt = Date.now();
        this.line.send({ type: 'typing' });
      }
    }

    write() {
      const text = this.textarea.value.trim();
      if (!text || this.ended || this.ending) return;
      if (text.length > LONGEST) {
        this.warning.textContent = this.t('tooLong', { n: text.length - LONGEST });
        return;
      }
      if (this.outbox.isFull()) {
        this.warning.textContent = this.t('tooMany');
        return;
      }
      this.textarea.value = '';
      this.edited();
      this.showOwn(this.outbox.add(text));
      this.scrollDown();
      this.line.open();
      this.flush();
    }

    /** A press is a message of the visitor's: kept, sent again and acknowledged as a written one. */
    press(choice) {
      if (this.ended || this.ending) return;
      if (this.outbox.isFull()) {
        this.warning.textContent = this.t('tooMany');
        return;
      }
      this.settle(choice.id);
      this.showOwn(this.outbox.add(choice.label, choice.id));
      const language = /(?:^|:)language:(eu|es|fr|en)$/.exec(choice.id);
      if (language) this.changeLanguage(language[1]);
      this.textarea.focus();
      this.scrollDown();
      this.line.open();
      this.flush();
    }

    /** One message at a time, the next when this one is acknowledged: so their order is kept, whatever breaks. */
    flush() {
      if (!this.welcomed || this.inFlight || this.pausing) return;
      const message = this.outbox.firstWaiting();
      if (message) {
        this.inFlight = message;
        this.line.send(message.choice
          ? { type: 'press', clientId: message.clientId, choice: message.choice, label: message.text }
          : { type: 'message', clientId: message.clientId, text: message.text });
        this.ackTimer = setTimeout(() => this.line.lost(), ACK_WITHIN);
      } else if (this.ending && !this.endSent) {
        // Frames are handled in order: the answer to the ping says that the end is stored.
        this.endSent = true;
        this.line.send({ type: 'end' });
        this.line.send({ type: 'ping', n: 1 });
      }
    }

    landed() {
      clearTimeout(this.ackTimer);
      this.inFlight = undefined;
    }

    pause(milliseconds) {
      this.landed();
      clearTimeout(this.pausing);
      this.pausing = setTimeout(() => { this.pausing = undefined; this.flush(); }, milliseconds);
    }

    /* -- frames -- */

    hello() {
      const resume = this.memory.get('resume');
      return { type: 'hello', ...(resume ? { resume, after: this.cursor } : {}), language: this.language, chosen: Boolean(this.memory.get('language')) };
    }

    take(frame) {
      switch (frame.type) {
        case 'welcome': this.takeWelcome(frame); break;
        case 'ack': this.takeAck(frame); break;
        case 'message': this.takeMessage(frame); break;
        case 'caught-up': this.log.removeAttribute('aria-live'); this.confirm(); break;
        case 'typing': this.takeTyping(); break;
        case 'pong': if (frame.n === 1 && this.endSent) this.forget(); break;
        case 'error': this.takeError(frame); break;
        default: // A later server may say more.
      }
    }

    takeWelcome(frame) {
      this.memory.set('resume', frame.resume);
      if (this.conversation && this.conversation !== frame.conversation) {
        this.cursor = frame.cursor || 0;
        this.lastOutbound = 0;
      }
      this.conversation = frame.conversation;
      this.told = { received: 0, read: 0 };
      const { title, brandColor } = frame.account || {};
      this.accountTitle = title;
      this.heading.textContent = title || this.t('title');
      this.brand.replaceSync(/^#[0-9a-f]{6}$/i.test(brandColor || '')
        ? `:host { ${brandTokens(brandColor, '#ffffff', '#000000')} } @media (prefers-color-scheme: dark) { :host { ${brandTokens(brandColor, '#17222b', '#ffffff')} } }`
        : '');
      this.welcomed = true;
      this.showState('connected');
      this.flush();
    }

    takeAck(frame) {
      const message = this.outbox.find(frame.clientId);
      this.line.proved();
      if (message) {
        this.outbox.sent(message, frame.at);
        const bubble = this.bubbles.get(message.clientId);
        if (bubble) this.restate(bubble, 'sent', frame.at);
      }
      if (this.inFlight && this.inFlight.clientId === frame.clientId) this.landed();
      this.flush();
    }

    takeError(frame) {
      const message = frame.clientId && this.outbox.find(frame.clientId);
      const current = this.inFlight && this.inFlight.clientId === frame.clientId;
      if (frame.code === 'rate-limited' || frame.code === 'too-many') {
        if (current) this.pause(frame.retryAfterMs || 1000);
      } else if (message && ['too-long', 'empty', 'invalid'].includes(frame.code)) {
        this.outbox.remove(message);
        const bubble = this.bubbles.get(message.clientId);
        if (bubble) this.restate(bubble, 'refused', message.at);
        if (current) this.landed();
        this.flush();
      }
      // not-stored: the server closes the connection; the message is sent again after the next welcome.
    }

    takeMessage(frame) {
      if (frame.cursor <= this.cursor) return;
      this.cursor = frame.cursor;
      const follows = this.isAtEnd();
      if (frame.outbound) {
        this.lastOutbound = frame.cursor;
        this.typing.textContent = '';
        const bubble = this.bubble(frame.text, 'theirs', frame.at, '', frame.author || '');
        this.format(bubble, frame);
        this.offer(bubble, frame);
        this.place(bubble);
        if (this.panel.hidden && frame.delivery !== 'read') {
          this.unread++;
          this.showLauncher();
        }
      } else {
        this.takeOwn(frame);
      }
      if (follows) this.scrollDown();
      this.showFoot();
      this.confirmSoon();
    }

    takeOwn(frame) {
      const kept = frame.clientId && this.outbox.find(frame.clientId);
      let bubble = this.bubbles.get(frame.clientId);
      if (kept) this.outbox.remove(kept);
      if (this.inFlight && this.inFlight.clientId === frame.clientId) {
        // The acknowledgement was lost with an earlier connection.
        this.landed();
        this.flush();
      }
      if (!bubble) {
        const pressed = this.parts(frame, 'choice-pressed')[0];
        bubble = this.bubble(frame.text || (pressed && pressed.label), 'mine', frame.at, 'sent', '');
        if (frame.clientId) this.bubbles.set(frame.clientId, bubble);
      }
      for (const pressed of this.parts(frame, 'choice-pressed')) this.settle(pressed.choiceId);
      this.restate(bubble, 'sent', frame.at);
      this.place(bubble);
    }

    /* -- choices -- */

    parts(frame, kind) {
      return Array.isArray(frame.content) ? frame.content.filter((part) => part && part.kind === kind) : [];
    }

    /** Shows how the words of an agent look, where that is told. */
    format(bubble, frame) {
      const texts = this.parts(frame, 'text');
      if (!texts.some((part) => Array.isArray(part.marks))) return;
      bubble.querySelector('.words').replaceChildren(...texts.flatMap((part, index) =>
        [index ? '\n\n' : '', ...marked(part.text, 0, part.text.length, [...(part.marks || [])], linked)]));
    }

    /** Puts the choices that a message offers under its words, as buttons. */
    offer(bubble, frame) {
      for (const { choices } of this.parts(frame, 'choices')) {
        const group = element('div', 'choices');
        group.setAttribute('role', 'group');
        bubble.querySelector('.words').id = `offered-${frame.cursor}`;
        group.setAttribute('aria-labelledby', `offered-${frame.cursor}`);
        for (const choice of choices) {
          const button = element('button', '', choice.label);
          button.type = 'button';
          button.dataset.choice = choice.id;
          button.setAttribute('aria-pressed', 'false');
          button.addEventListener('click', () => this.press(choice));
          group.append(button);
        }
        bubble.insertBefore(group, bubble.lastElementChild);
      }
      const waiting = this.outbox.messages.filter((message) => message.choice);
      for (const message of waiting) this.settle(message.choice);
    }

    /** Shows what was pressed where it was offered last; its neighbours can't be pressed any more. */
    settle(id) {
      const offered = [...this.log.querySelectorAll('.choices button')].filter((button) => button.dataset.choice === id).pop();
      if (!offered) return;
      for (const button of offered.parentElement.children) {
        button.disabled = true;
        button.setAttribute('aria-pressed', String(button === offered));
      }
    }

    takeTyping() {
      const follows = this.isAtEnd();
      if (!this.typing.textContent) this.typing.textContent = this.t('typing');
      clearTimeout(this.typingTimer);
      this.typingTimer = setTimeout(() => { this.typing.textContent = ''; }, TYPING_SHOWN);
      if (follows) this.scrollDown();
    }

    interrupted() {
      this.welcomed = false;
      this.endSent = false;
      this.landed();
      this.typing.textContent = '';
    }

    /* -- receipts -- */

    confirmSoon() {
      clearTimeout(this.confirming);
      this.confirming = setTimeout(() => this.confirm(), 200);
    }

    confirm() {
      if (!this.welcomed || !this.lastOutbound) return;
      const seen = !this.panel.hidden && document.visibilityState === 'visible';
      const type = seen ? 'read' : 'received';
      if (this.told[type] < this.lastOutbound && this.line.send({ type, cursor: this.lastOutbound })) {
        this.told[type] = this.told.received = this.lastOutbound;
      }
    }

    /* -- bubbles -- */

    showOwn(message) {
      const bubble = this.bubble(message.text, 'mine', message.at, message.state, '');
      this.bubbles.set(message.clientId, bubble);
      this.insert(bubble, this.typing);
      this.showFoot();
    }

    bubble(text, side, at, state, author) {
      const bubble = element('div', side === 'mine' ? 'bubble mine' : 'bubble');
      bubble.dataset.at = at;
      bubble.dataset.state = state;
      const by = element('p', side === 'mine' ? 'sr' : 'by');
      by.dataset.author = author;
      const words = element('p', 'words');
      if (text) words.append(...linked(text));
      bubble.append(by, words, element('small'));
      this.label(bubble);
      return bubble;
    }

    /** Writes what around a bubble's words is the widget's own. */
    label(bubble) {
      const mine = bubble.classList.contains('mine');
      const [by, words] = bubble.children;
      const small = bubble.lastElementChild;
      by.textContent = mine ? this.t('you') : by.dataset.author || this.t('automatic');
      if (!words.textContent) words.textContent = this.t('other');
      const at = new Date(bubble.dataset.at);
      const time = element('time', '', new Intl.DateTimeFormat(this.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at));
      time.dateTime = bubble.dataset.at;
      small.replaceChildren(time);
      if (mine) small.append(' · ', icon(bubble.dataset.state), ' ', this.t(bubble.dataset.state));
    }

    restate(bubble, state, at) {
      bubble.dataset.state = state;
      bubble.dataset.at = at;
      bubble.classList.toggle('refused', state === 'refused');
      this.label(bubble);
    }

    /** Puts a bubble of the history behind all others of the history and before what only this browser knows. */
    place(bubble) {
      bubble.dataset.settled = '';
      const open = [...this.log.querySelectorAll('.bubble:not([data-settled])')][0];
      const before = open && open.previousElementSibling.className === 'chat-day' ? open.previousElementSibling : open || this.typing;
      if (bubble.nextElementSibling !== before || !bubble.isConnected) this.insert(bubble, before);
    }

    insert(bubble, before) {
      this.log.insertBefore(bubble, before);
      const days = [...this.log.children].filter((child) => child.matches('.chat-day, .bubble'));
      let day = '';
      for (const child of days) {
        if (child.className === 'chat-day') {
          const next = child.nextElementSibling;
          if (!next.matches('.bubble') || this.dayOf(next) === day) child.remove();
          else day = child.dataset.day;
        } else if (this.dayOf(child) !== day) {
          day = this.dayOf(child);
          const separator = element('p', 'chat-day', this.dayWords(day));
          separator.dataset.day = day;
          this.log.insertBefore(separator, child);
        }
      }
    }

    dayOf(bubble) {
      const at = new Date(bubble.dataset.at);
      return [at.getFullYear(), at.getMonth(), at.getDate()].join('-');
    }

    dayWords(day) {
      const date = new Date(...day.split('-').map(Number));
      const words = dayAndMonth(date, this.language);
      const now = new Date();
      const ago = Math.round((new Date(now.getFullYear(), now.getMonth(), now.getDate()) - date) / 86_400_000);
      return ago === 0 ? this.t('today', { day: words }) : ago === 1 ? this.t('yesterday', { day: words })
        : wholeDate(date, this.language);
    }

    isAtEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80; }

    scrollDown() { this.log.scrollTop = this.log.scrollHeight; }

    /* -- the end -- */

    ask(asking) {
      this.asking = asking;
      this.showFoot();
      this.foot.querySelector('button').focus();
    }

    end() {
      this.asking = false;
      this.ending = true;
      this.showFoot();
      this.textarea.focus();
      this.flush();
    }

    /** Nothing of the conversation stays on what may be a public computer. */
    forget() {
      this.line.close();
      this.outbox.clear();
      this.memory.remove('resume');
      for (const child of this.log.querySelectorAll('.bubble, .chat-day')) child.remove();
      this.bubbles.clear();
      this.cursor = this.lastOutbound = 0;
      this.conversation = undefined;
      this.welcomed = this.ending = this.endSent = false;
      this.ended = true;
      this.showFoot();
      this.foot.querySelector('button').focus();
    }

    startAgain() {
      this.ended = false;
      this.showFoot();
      this.line.open();
      this.textarea.focus();
    }
  }

  if (customElements.get('arreta-chat')) return;
  customElements.define('arreta-chat', ArretaChat);

  function embed() {
    if (document.querySelector('arreta-chat')) return;
    const chat = document.createElement('arreta-chat');
    for (const name of ['account', 'language', 'privacy']) {
      if (script && script.dataset[name]) chat.dataset[name] = script.dataset[name];
    }
    document.body.append(chat);
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', embed);
  else embed();
})();
