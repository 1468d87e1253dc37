// Finds roles by title, name, holder, department, state and what they have a letter in, and what is owned by its title.

const query = document.getElementById('query');
const results = document.getElementById('results');
const status = document.getElementById('status');
const MOST_RESULTS = 40;
const REASONS = { id: 'id', state: 'is', holder: 'held by', other: 'held before or later by', department: 'in', item: 'has a letter in' };

let entries;
/** How many entries have a title. */
let titled;
let chosen = -1;

const say = text => {
  status.textContent = text;
};

/** Letters without accents and case. */
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** All that can be found; made when it is first asked for. */
function index() {
  const byKey = new Map([...boxes.values()].map(box => [box.key, box]));
  const role = card => {
    const fields = [...card.querySelectorAll('[data-find]')];
    const found = fields.map(field => ({ kind: field.dataset.find, text: field.textContent, plain: plain(field.textContent) }));
    return { key: card.id, title: found[0].text, fields: found, box: byKey.get(card.id), isRole: true };
  };
  const item = card => {
    const title = card.querySelector('h4, h5, h6').textContent;
    const path = card.querySelector('code').textContent;
    const fields = [{ kind: 'title', text: title, plain: plain(title) }, { kind: 'id', text: path, plain: plain(path) }];
    return { key: card.id, title, fields, box: byKey.get(card.id), isRole: false };
  };
  return [
    ...[...document.querySelectorAll('#roles .card')].map(role),
    ...[...document.querySelectorAll('#items .card')].map(item),
  ];
}

/** What of an entry has all the words, and how well: best at the beginnings of words of its title. */
function judge(entry, words) {
  const parts = words.map(word => entry.fields.find(field => field.plain.includes(word)));
  if (parts.includes(undefined)) return undefined;
  const reason = parts.find(field => field.kind !== 'title');
  const begin = parts.every((field, place) => ` ${field.plain}`.includes(` ${words[place]}`));
  const rank = (entry.isRole ? 0 : 4) + (reason ? 2 : 0) + (begin ? 0 : 1);
  return { entry, reason, rank };
}

function search() {
  if (!entries) {
    entries = index();
    titled = new Map();
    for (const { title } of entries) titled.set(title, (titled.get(title) ?? 0) + 1);
  }
  const words = plain(query.value).split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? [] : entries.map(entry => judge(entry, words)).filter(Boolean);
  found.sort((one, other) => one.rank - other.rank);
  mark(found);
  list(found.slice(0, MOST_RESULTS));
  const left = found.length - MOST_RESULTS;
  say(words.length === 0 ? '' : `${found.length} found${left > 0 ? `, the first ${MOST_RESULTS} are listed` : ''}`);
}

/** Marks what was found in the chart. */
function mark(found) {
  const hits = new Set(found.map(({ entry }) => entry.box));
  for (const box of boxes.values()) box.element.classList.toggle('match', hits.has(box));
}

function list(found) {
  const options = found.map(({ entry, reason }, place) => {
    const option = document.createElement('li');
    option.id = `result.${place}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const title = option.appendChild(document.createElement('b'));
    title.textContent = entry.title;
    const holders = entry.fields.filter(field => field.kind === 'holder').map(field => field.text);
    const why = reason && reason.kind !== 'holder' ? `${REASONS[reason.kind]} ${reason.text}` : undefined;
    const path = titled.get(entry.title) > 1 && reason?.kind !== 'id' ? entry.fields.find(field => field.kind === 'id').text : undefined;
    const rest = [entry.isRole ? holders.join(', ') : 'objective or responsibility', path, why].filter(Boolean);
    option.append(rest.length > 0 ? ` – ${rest.join(' · ')}` : '');
    option.addEventListener('pointerdown', event => event.preventDefault());
    option.addEventListener('click', () => goTo(entry));
    option.entry = entry;
    return option;
  });
  results.replaceChildren(...options);
  choose(options.length > 0 ? 0 : -1);
  open(options.length > 0);
}

function open(isOpen) {
  results.hidden = !isOpen;
  query.setAttribute('aria-expanded', String(isOpen));
  if (!isOpen) query.removeAttribute('aria-activedescendant');
}

function choose(place) {
  results.children[chosen]?.setAttribute('aria-selected', 'false');
  chosen = place;
  const option = results.children[place];
  if (!option) return;
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  query.setAttribute('aria-activedescendant', option.id);
}

function goTo({ key }) {
  open(false);
  byKeys = true;
  go(key);
}

function startSearch() {
  document.querySelector('.search').hidden = false;
  query.addEventListener('input', search);
  query.addEventListener('focus', () => open(results.children.length > 0));
  query.addEventListener('blur', () => open(false));
  query.addEventListener('keydown', event => {
    const last = results.children.length - 1;
    if (event.key === 'Escape') {
      query.value = '';
      search();
    } else if (event.key === 'ArrowDown' && last >= 0) {
      open(true);
      choose(chosen >= last ? 0 : chosen + 1);
    } else if (event.key === 'ArrowUp' && last >= 0) {
      open(true);
      choose(chosen <= 0 ? last : chosen - 1);
    } else if (event.key === 'Enter' && results.children[chosen]) {
      goTo(results.children[chosen].entry);
    } else {
      return;
    }
    event.preventDefault();
  });
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    query.focus();
  });
}

