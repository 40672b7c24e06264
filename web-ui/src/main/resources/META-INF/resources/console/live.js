// What the server tells, as events of the page: `arreta:case` on the body for each case event, `arreta:everything` when
// all that is visible may be old, and the bar that says the truth about the connection.
import {connect} from './connection.js';

const bar = document.getElementById('bar');
let lastNews = new Date();
let connection = 'connecting';
let away = [];

function partName(part) {
  if (part === 'database') {
    return bar.dataset.partDatabase;
  }
  return part === 'broker' ? bar.dataset.partBroker : bar.dataset.partOther;
}

function show() {
  bar.hidden = connection === 'open' && away.length === 0 || connection === 'connecting';
  if (connection === 'signed-out') {
    const link = document.createElement('a');
    link.href = '/sign-in?to=' + encodeURIComponent(location.pathname);
    link.textContent = bar.dataset.signIn;
    bar.replaceChildren(bar.dataset.ended + ' ', link);
  } else if (connection === 'lost') {
    const time = lastNews.toLocaleTimeString('es-ES', {hour: '2-digit', minute: '2-digit'});
    bar.textContent = bar.dataset.lost.replace('%TIME%', time);
  } else if (away.length > 0) {
    const parts = [...new Set(away.map(partName))].join(', ');
    bar.textContent = bar.dataset.away.replace('%PARTS%', parts);
  } else {
    bar.textContent = '';
  }
}

function raise(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, {detail}));
}

function hear(news) {
  switch (news.kind) {
    case 'open':
      connection = 'open';
      raise('arreta:everything');
      break;
    case 'lost':
    case 'signed-out':
      connection = news.kind;
      break;
    case 'status': {
      const back = away.length > 0 && news.data.away.length === 0;
      away = news.data.away;
      if (back) {
        raise('arreta:everything');
      }
      break;
    }
    case 'resync':
      raise('arreta:everything');
      break;
    case 'case':
      raise('arreta:case', news.data);
      break;
  }
  if (connection === 'open') {
    lastNews = new Date();
  }
  show();
}

export function signedOut() {
  connection = 'signed-out';
  show();
}

export function listen() {
  if (!window.SharedWorker) {
    connect(hear);
    return;
  }
  const worker = new SharedWorker('/console/live-worker.js', {type: 'module', name: 'arreta-live'});
  worker.port.onmessage = (message) => hear(message.data);
  worker.onerror = () => connect(hear);
  addEventListener('pagehide', () => worker.port.postMessage('bye'));
}
