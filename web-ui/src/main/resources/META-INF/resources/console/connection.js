// The one stream from the server. Used by the shared worker, or by a page itself where there are no shared workers.
// Tells: {kind: 'open'} {kind: 'lost'} {kind: 'signed-out'} {kind: 'case'|'status'|'resync', data}

const ADDRESS = '/events/stream';
const TRY_AGAIN_MS = 3000;
/** A line that opens so slowly is told as lost, and as open when it does: the page must not look live meanwhile. */
const SLOW_MS = 3000;
/** A line that has been silent for longer than two beats and a half is taken for dead. */
const SILENT_MS = 40000;

export function connect(tell) {
  let source = null;
  let silence = 0;
  let slow = 0;

  const stopWaiting = () => {
    clearTimeout(silence);
    clearTimeout(slow);
  };

  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENT_MS);
  };

  const lost = () => {
    stopWaiting();
    source.close();
    tell({kind: 'lost'});
    setTimeout(again, TRY_AGAIN_MS);
  };

  // EventSource does not say why it failed: a session that is over must not be tried for ever.
  const again = async () => {
    const stop = new AbortController();
    try {
      const answer = await fetch(ADDRESS, {signal: stop.signal, headers: {Accept: 'text/event-stream'}});
      const status = answer.status;
      stop.abort();
      if (status === 401) {
        tell({kind: 'signed-out'});
      } else if (status === 200) {
        open();
      } else {
        setTimeout(again, TRY_AGAIN_MS);
      }
    } catch {
      setTimeout(again, TRY_AGAIN_MS);
    }
  };

  const open = () => {
    source = new EventSource(ADDRESS);
    heard();
    slow = setTimeout(() => tell({kind: 'lost'}), SLOW_MS);
    source.addEventListener('open', () => {
      clearTimeout(slow);
      tell({kind: 'open'});
    });
    source.addEventListener('error', lost);
    for (const kind of ['case', 'status', 'resync', 'beat']) {
      source.addEventListener(kind, (event) => {
        heard();
        if (kind !== 'beat') {
          tell({kind, data: JSON.parse(event.data)});
        }
      });
    }
    source.addEventListener('signed-out', () => {
      stopWaiting();
      source.close();
      tell({kind: 'signed-out'});
    });
  };

  open();
}
