// The text field of a document: line numbers, marked lines, drafts, files. The text is sent to the server only when it is asked for.
const editors = new WeakMap();
const maxNumbered = 20000;

const draftOf = key => { try { return sessionStorage.getItem(key); } catch { return null; } };
const keepDraft = (key, text) => { try { text ? sessionStorage.setItem(key, text) : sessionStorage.removeItem(key); } catch { /* full or forbidden */ } };

export function attach(root, owner, key) {
  const area = root.querySelector('textarea');
  const gutter = root.querySelector('.gutter');
  const marks = root.querySelector('.marks');
  const editor = { area, marks, gutter, told: false };
  let saving;

  const follow = () => {
    gutter.style.transform = `translateY(${-area.scrollTop}px)`;
    marks.style.transform = `translateY(${-area.scrollTop}px)`;
  };
  editor.number = () => {
    let lines = 1;
    for (let at = area.value.indexOf('\n'); at >= 0; at = area.value.indexOf('\n', at + 1)) lines++;
    lines = Math.min(lines, maxNumbered);
    while (gutter.childElementCount > lines) gutter.lastElementChild.remove();
    while (gutter.childElementCount < lines) gutter.appendChild(document.createElement('div')).textContent = gutter.childElementCount;
    follow();
  };
  editor.replaced = () => { editor.number(); keepDraft(key, area.value); };
  editor.changed = () => {
    editor.number();
    clearTimeout(saving);
    saving = setTimeout(() => keepDraft(key, area.value), 300);
    if (editor.told) return;
    editor.told = true;
    draw(editor, []);
    owner.invokeMethodAsync('OnChangedAsync');
  };
  const listeners = {
    input: editor.changed,
    scroll: follow,
    keydown: event => {
      // Tab indents, as people expect of an editor; after Escape it leaves the field, so that the keyboard is never caught.
      if (event.key === 'Escape') editor.leaving = true;
      else if (event.key === 'Tab' && !event.shiftKey && !editor.leaving) { event.preventDefault(); document.execCommand('insertText', false, '  '); }
      else if (event.key !== 'Shift') editor.leaving = false;
    },
    dragover: event => event.preventDefault(),
    drop: async event => {
      const dropped = event.dataTransfer?.files[0];
      if (!dropped) return;
      event.preventDefault();
      await take(editor, dropped);
    },
  };
  const file = root.querySelector('input[type=file]');
  const chosen = async () => {
    if (file.files[0]) await take(editor, file.files[0]);
    file.value = '';
  };
  for (const [name, listener] of Object.entries(listeners)) area.addEventListener(name, listener);
  file.addEventListener('change', chosen);
  editor.detach = () => {
    for (const [name, listener] of Object.entries(listeners)) area.removeEventListener(name, listener);
    file.removeEventListener('change', chosen);
  };
  editors.set(root, editor);

  const draft = draftOf(key);
  if (draft) area.value = draft;
  editor.number();
  return Boolean(draft);
}

const take = async (editor, file) => {
  editor.area.value = await file.text();
  editor.told = false;
  editor.replaced();
  editor.changed();
};

export const size = root => new Blob([editors.get(root).area.value]).size;

export const read = root => new TextEncoder().encode(editors.get(root).area.value);

export async function write(root, stream) {
  const editor = editors.get(root);
  editor.area.value = new TextDecoder().decode(await stream.arrayBuffer());
  editor.replaced();
  mark(root, []);
  editor.area.scrollTop = 0;
}

// From here on the next change of the text is told to the server again.
export function mark(root, findings) {
  const editor = editors.get(root);
  editor.told = false;
  draw(editor, findings);
}

const draw = (editor, findings) => {
  for (const number of editor.gutter.querySelectorAll('[class]')) number.removeAttribute('class');
  // Errors last: they lie over the warnings of the same line.
  const sorted = [...findings].sort((one, other) => (one.severity === 'error') - (other.severity === 'error'));
  editor.marks.replaceChildren(...sorted.map(finding => {
    const number = editor.gutter.children[finding.line - 1];
    if (number) number.className = finding.severity;
    const line = document.createElement('div');
    line.className = finding.severity;
    line.style.top = `calc(${finding.line - 1} * var(--line-height))`;
    return line;
  }));
};

export function reveal(root, line, column) {
  const { area } = editors.get(root);
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = area.value.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = area.value.indexOf('\n', start);
  area.focus();
  area.setSelectionRange(Math.min(start + Math.max(column - 1, 0), end < 0 ? area.value.length : end), end < 0 ? area.value.length : end);
  const height = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 1) * height - area.clientHeight / 3);
  area.scrollLeft = 0;
}

export function detach(root) {
  editors.get(root)?.detach();
  editors.delete(root);
}
