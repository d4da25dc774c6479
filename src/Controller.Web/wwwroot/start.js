// Starts the live connection and keeps trying for ever: a page that was left open on a wall comes back by itself.
Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: Number.MAX_SAFE_INTEGER,
      retryIntervalMilliseconds: attempt => attempt < 3 ? 500 : attempt < 10 ? 2000 : 5000,
    },
  },
});

const reconnect = document.getElementById('components-reconnect-modal');
const stateOf = element => ['show', 'failed', 'rejected'].find(state => element.classList.contains(`components-reconnect-${state}`));
new MutationObserver(() => {
  const state = stateOf(reconnect);
  // The server answers again but has restarted: it does not know this page's session any more, so the page is loaded anew.
  if (state === 'rejected') location.reload();
  else if (state && !reconnect.open) reconnect.showModal();
  else if (!state && reconnect.open) reconnect.close();
}).observe(reconnect, { attributes: true, attributeFilter: ['class'] });
reconnect.addEventListener('cancel', event => event.preventDefault());
