// The board's figures as they come: server-sent events, and words for when they do not.

const SILENT_MILLIS = 8000;
const RETRY_MILLIS = 2000;
const LOOK_MILLIS = 1000;

/**
 * Listens, for ever. The server sends a state every two seconds at least, so silence means that nobody is there.
 *
 * onState: takes a state; its figures are those that have changed
 * onLoss: takes why nothing comes, in words
 */
export function listen(onState, onLoss) {
  let source;
  let heardAt;

  function open() {
    heardAt = Date.now();
    source = new EventSource('/api/v1/board');
    source.addEventListener('board', message => {
      heardAt = Date.now();
      onState(JSON.parse(message.data));
    });
    source.addEventListener('error', () => {
      source.close();
      tell();
      setTimeout(open, RETRY_MILLIS);
    });
  }

  /** A stream does not say why it was refused; a request does. */
  async function tell() {
    try {
      const response = await fetch('/api/v1/force', {method: 'HEAD'});
      onLoss(response.status === 401 ? 'Access has ended: reload the page to sign in.'
        : response.ok ? 'Connecting again.' : `The server answers with an error (${response.status}).`);
    } catch {
      onLoss('Connection lost.');
    }
  }

  setInterval(() => {
    if (source.readyState !== EventSource.CLOSED && Date.now() - heardAt > SILENT_MILLIS) {
      onLoss('Connection lost.');
      source.close();
      open();
    }
  }, LOOK_MILLIS);
  open();
}
