// Shared by all tabs of a browser: one stream for all of them.
import {connect} from './connection.js';

const tabs = new Set();
let standing = {kind: 'lost'};
let status = null;
let started = false;

function tell(news) {
  if (news.kind === 'open' || news.kind === 'lost' || news.kind === 'signed-out') {
    standing = news;
  }
  if (news.kind === 'status') {
    status = news;
  }
  for (const tab of tabs) {
    tab.postMessage(news);
  }
}

addEventListener('connect', (event) => {
  const tab = event.ports[0];
  tabs.add(tab);
  tab.onmessage = (message) => {
    if (message.data === 'bye') {
      tabs.delete(tab);
    }
  };
  if (!started || standing.kind === 'signed-out') {
    started = true;
    standing = {kind: 'lost'};
    connect(tell);
  } else if (standing.kind === 'open') {
    tab.postMessage(standing);
    if (status) {
      tab.postMessage(status);
    }
  } else {
    tab.postMessage(standing);
  }
});
