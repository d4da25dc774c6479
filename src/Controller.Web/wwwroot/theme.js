// Runs before the first paint: the page never flashes in the wrong colours. The choice of the button wins over the system's.
(() => {
  const key = 'vppilot.theme';
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const show = () => { root.dataset.theme = chosen() ?? (system.matches ? 'dark' : 'light'); };
  show();
  system.addEventListener('change', show);
  addEventListener('storage', event => { if (event.key === key) show(); });
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-theme-toggle]')) return;
    try { localStorage.setItem(key, root.dataset.theme === 'dark' ? 'light' : 'dark'); } catch { /* private window: this page only */ }
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  });
})();
