// The cross-hair of a chart. Everything it says is read from the chart's own attributes, which the server keeps up to date.
const attached = new WeakMap();
const prefixes = ['', 'k', 'M', 'G', 'T', 'P'];

const format = (value, unit) => {
  if (!Number.isFinite(value)) return '–';
  let prefix = 0;
  while (value >= 999.5 && prefix < prefixes.length - 1) { value /= 1000; prefix++; }
  const digits = prefix === 0 ? 0 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${prefixes[prefix]}${unit}`;
};

const valuesOf = text => new Float32Array(Uint8Array.from(atob(text), char => char.charCodeAt(0)).buffer);

export function attach(root) {
  const plot = root.querySelector('.plot');
  const hover = root.querySelector('.hover');
  const hair = hover.appendChild(document.createElement('i'));
  const tip = hover.appendChild(document.createElement('div'));
  let slot = null;

  const draw = () => {
    hover.classList.toggle('on', slot !== null);
    if (slot === null) return;
    const { end, step, slots, unit } = root.dataset;
    const at = new Date(Number(end) - (slots - 1 - slot) * Number(step));
    const share = slot / (slots - 1);
    hair.style.left = `${share * 100}%`;
    tip.replaceChildren();
    const time = tip.appendChild(document.createElement('b'));
    const iso = at.toISOString();
    time.textContent = `${Number(step) < 60000 ? iso.slice(11, 19) : iso.slice(0, 16).replace('T', ' ')} UTC`;
    for (const series of root.querySelectorAll('.series')) {
      const row = tip.appendChild(document.createElement('span'));
      row.className = series.getAttribute('class');
      row.appendChild(document.createElement('em')).textContent = series.dataset.name;
      const peak = series.dataset.peaks ? valuesOf(series.dataset.peaks)[slot] : NaN;
      row.append(format(valuesOf(series.dataset.values)[slot], unit) + (Number.isFinite(peak) ? ` (peak ${format(peak, unit)})` : ''));
    }
    tip.style.left = share < 0.5 ? `calc(${share * 100}% + 10px)` : '';
    tip.style.right = share < 0.5 ? '' : `calc(${(1 - share) * 100}% + 10px)`;
  };

  const move = to => { slot = to; draw(); };
  const last = () => Number(root.dataset.slots) - 1;
  const listeners = {
    pointermove: event => {
      const box = plot.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      move(share < 0 || share > 1 ? null : Math.round(share * last()));
    },
    pointerleave: () => move(null),
    blur: () => move(null),
    keydown: event => {
      const far = event.shiftKey ? 10 : 1;
      const to = { ArrowLeft: (slot ?? last() + 1) - far, ArrowRight: (slot ?? last()) + far, Home: 0, End: last(), Escape: null }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      move(to === null ? null : Math.min(Math.max(to, 0), last()));
    },
  };
  for (const [name, listener] of Object.entries(listeners)) root.addEventListener(name, listener);
  const observer = new MutationObserver(draw);
  observer.observe(root, { attributes: true, attributeFilter: ['data-end'] });
  attached.set(root, () => {
    observer.disconnect();
    for (const [name, listener] of Object.entries(listeners)) root.removeEventListener(name, listener);
  });
}

export function detach(root) {
  attached.get(root)?.();
  attached.delete(root);
}
