// What can be done with the chart: look closer, fold, walk by keys, ask for more.

const stage = document.getElementById('stage');
const details = document.getElementById('details');
const told = document.getElementById('told');
const levels = document.getElementById('levels');
const NATURAL = 4 / 3;
const SCALES = { least: 0.02, most: 4, readable: 0.95, narrow: 0.8, illegible: 0.3 };
/** From how many boxes on only those near to what is seen are kept drawn. */
const MANY = 500;
const SVG = drawing.namespaceURI;

let scale = NATURAL;
let size = { width: 0, height: 0 };
let current;
let folds;

const tops = () => [...boxes.values()].filter(box => !box.above);

/** Where one begins to walk; nothing, if the chart has only places for what is not there. */
function first() {
  const isReal = box => !box.isPlace;
  return tops().find(isReal) ?? [...boxes.values()].find(isReal);
}

/** The chart as those read it who do not see it: a tree, of which one box at a time can be reached by Tab. */
function describe() {
  drawing.setAttribute('role', 'tree');
  for (const { element } of [...frames.values(), ...solids, ...links, ...labels]) element.setAttribute('aria-hidden', 'true');
  for (const siblings of [tops(), ...[...boxes.values()].map(box => box.below)]) {
    const real = siblings.filter(box => !box.isPlace);
    real.forEach((box, place) => describeBox(box, place + 1, real.length));
  }
  makeCurrent(first());
}

function describeBox({ element, level }, place, count) {
  const said = { role: 'treeitem', 'aria-level': level, 'aria-posinset': place, 'aria-setsize': count };
  Object.entries(said).forEach(([name, value]) => element.setAttribute(name, value));
  element.setAttribute('aria-selected', 'false');
  element.setAttribute('tabindex', '-1');
}

/** The one box that Tab leads to. */
function makeCurrent(box) {
  if (!box) return;
  current?.element.setAttribute('tabindex', '-1');
  current = box;
  box.element.setAttribute('tabindex', '0');
}

const created = (name, attributes) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** The button below a manager. Keys do the same, so nobody has to be told of it. */
function foldOf(box) {
  if (box.fold) return box.fold;
  const fold = folds.appendChild(created('g', { class: 'fold' }));
  fold.append(created('rect', { class: 'reach' }), created('rect', { class: 'pill' }), created('text', { y: 3 }));
  fold.append(created('title', {}));
  fold.addEventListener('click', () => toggle(box));
  box.fold = fold;
  return fold;
}

function drawFold(box) {
  const isDrawn = box.shown && box.count > 0;
  if (isDrawn) box.element.setAttribute('aria-expanded', String(!box.folded));
  if (!isDrawn) {
    box.fold?.classList.add('gone');
    return;
  }
  const { folded, count, at, width, height } = box;
  const fold = foldOf(box);
  fold.classList.remove('gone');
  move(fold, at.x + width / 2, at.y + height);
  const [reach, pill, text, title] = fold.children;
  text.textContent = folded ? `+${count}` : '−';
  title.textContent = folded ? `Show ${count} below` : `Hide ${count} below`;
  const half = folded ? 5 + 3 * text.textContent.length : 6;
  const room = (rect, x, y) => Object.entries({ x: -x, y: -y, width: 2 * x, height: 2 * y, rx: y })
    .forEach(([key, value]) => rect.setAttribute(key, value));
  room(pill, half, 6);
  room(reach, half + 4, 10);
}

/** Draws the chart as it is folded now. */
function redraw() {
  const plan = planned();
  arrange(plan);
  size = plan;
  for (const box of boxes.values()) if (!box.isPlace) drawFold(box);
  drawing.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  resize();
  if (current && !current.shown) makeCurrent(nearestShown(current));
}

function resize() {
  drawing.setAttribute('width', size.width * scale);
  drawing.setAttribute('height', size.height * scale);
  keepWhatIsNear();
}

/** Of a large chart only what is near to what is seen is kept drawn, and no text that cannot be read. */
function keepWhatIsNear() {
  if (boxes.size < MANY) return;
  drawing.classList.toggle('illegible', scale < SCALES.illegible);
  const [width, height] = [stage.clientWidth / scale, stage.clientHeight / scale];
  const [left, top] = [stage.scrollLeft / scale - width / 2, stage.scrollTop / scale - height / 2];
  const isFar = ({ at, ...one }) => at.x > left + 2 * width || at.x + one.width < left || at.y > top + 2 * height || at.y + one.height < top;
  for (const one of [...boxes.values(), ...frames.values(), ...labels]) {
    if (one.shown && one.at) setFar(one, isFar(one));
  }
}

function setFar(one, far) {
  if (one.far === far) return;
  one.far = far;
  one.element.classList.toggle('far', far);
  one.fold?.classList.toggle('far', far);
}

function nearestShown(box) {
  let at = box;
  while (!at.shown) at = outward(at);
  return at;
}

/** Makes the drawing larger or smaller around a point of the stage; around its middle, if none is given. */
function zoomTo(wanted, point = { x: stage.clientWidth / 2, y: stage.clientHeight / 2 }) {
  const next = Math.min(SCALES.most, Math.max(SCALES.least, wanted));
  const ratio = next / scale;
  const [left, top] = [(stage.scrollLeft + point.x) * ratio - point.x, (stage.scrollTop + point.y) * ratio - point.y];
  scale = next;
  resize();
  stage.scrollTo(left, top);
}

const readable = () => (stage.clientWidth < 600 ? SCALES.narrow : SCALES.readable);

const fitting = () => Math.min(NATURAL, stage.clientWidth / size.width, stage.clientHeight / size.height);

/** Brings a box into the middle of what is seen. */
function center(box) {
  const [x, y] = [box.at.x + box.width / 2, box.at.y + box.height / 2];
  stage.scrollTo(x * scale - stage.clientWidth / 2, y * scale - stage.clientHeight / 2);
}

/** Hides or shows what is below a box; the box itself stays where it is on the screen. */
function toggle(box, folded = !box.folded) {
  if (box.count === 0 || box.folded === folded) return;
  const before = box.at;
  box.folded = folded;
  redraw();
  stage.scrollBy((box.at.x - before.x) * scale, (box.at.y - before.y) * scale);
  say(folded ? `${box.count} below hidden` : `${box.count} below shown`);
}

/** Folds everything below a level; 0 is no level. */
function foldTo(level) {
  for (const box of boxes.values()) box.folded = level > 0 && box.level >= level && box.count > 0;
}

/** Unfolds whatever hides a box. */
function reveal(box) {
  let changed = false;
  for (let at = box; at; at = outward(at)) {
    if (at === box || !at.folded) continue;
    changed = true;
    at.folded = false;
  }
  if (changed) redraw();
}

/** The choice of levels; says how many there are. */
function fillLevels() {
  const deepest = [...boxes.values()].reduce((most, box) => Math.max(most, box.level), 1);
  for (let level = 1; level < deepest; level += 1) levels.add(new Option(String(level), String(level)));
  levels.add(new Option('All', '0'));
  levels.addEventListener('change', () => {
    foldTo(Number(levels.value));
    redraw();
    center(nearestShown(current));
  });
  return deepest;
}

/** A chart that would not fit the window begins with as many levels as do; with the second, if it does so only just. */
function foldToFit(deepest) {
  const crowd = level => [...boxes.values()].filter(box => box.level <= level).length;
  const fits = level => {
    if (crowd(level) > MANY) return false;
    foldTo(level);
    return planned().width * (level > 2 ? readable() : SCALES.narrow) <= stage.clientWidth;
  };
  let level = deepest;
  while (level > 1 && !fits(level)) level -= 1;
  levels.value = level < deepest ? String(level) : '0';
  foldTo(level < deepest ? level : 0);
}

/** Tells more of a box beside the chart, and shows there its line to the top and its dotted lines. */
function tell(box) {
  const card = document.getElementById(box.key)?.cloneNode(true);
  if (!card) return;
  card.removeAttribute('id');
  told.replaceChildren(card);
  details.hidden = false;
  stage.parentElement.classList.add('telling');
  pointOut(box);
}

function stopTelling() {
  details.hidden = true;
  told.replaceChildren();
  stage.parentElement.classList.remove('telling');
  pointOut(undefined);
}

function pointOut(box) {
  const line = new Set();
  for (let at = box?.above; at; at = at.above) line.add(at);
  for (const one of boxes.values()) {
    if (one.isPlace) continue;
    one.element.setAttribute('aria-selected', String(one === box));
    one.element.classList.toggle('above-told', line.has(one));
  }
  for (const { element, from, to } of links) element.classList.toggle('of-told', from === box || to === box);
}

function closeDetails() {
  if (details.hidden) return;
  go('chart');
  focus(current);
}

function focus(box) {
  if (!box || box.isPlace) return;
  makeCurrent(box);
  setFar(box, false);
  box.element.focus({ preventScroll: true });
  box.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The boxes beside this one that are seen. */
function beside(box) {
  const siblings = box.above ? box.above.below : tops();
  return siblings.filter(one => !one.isPlace);
}

function neighbour(box, step) {
  const siblings = beside(box);
  return siblings[siblings.indexOf(box) + step];
}

const KEYS = {
  ArrowUp: box => focus(box.above),
  ArrowDown: box => {
    toggle(box, false);
    focus(box.below.find(one => !one.isPlace));
  },
  ArrowLeft: box => focus(neighbour(box, -1)),
  ArrowRight: box => focus(neighbour(box, 1)),
  Home: () => focus(first()),
  ' ': box => toggle(box),
  '+': () => zoomTo(scale * 1.25),
  '-': () => zoomTo(scale / 1.25),
  Escape: closeDetails,
};

function listenToKeys() {
  drawing.addEventListener('keydown', event => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (!act || !current) return;
    event.preventDefault();
    act(current);
  });
  drawing.addEventListener('focusin', event => {
    const box = boxes.get(event.target.closest('[data-box]')?.dataset.box);
    if (box && box !== current) makeCurrent(box);
  });
  details.addEventListener('keydown', event => {
    if (event.key === 'Escape') closeDetails();
  });
}

/** The chart follows the mouse; fingers scroll it without help. */
function listenToDrags() {
  let from;
  let dragged = false;
  stage.addEventListener('pointerdown', event => {
    dragged = false;
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    from = { x: event.clientX + stage.scrollLeft, y: event.clientY + stage.scrollTop };
  });
  stage.addEventListener('pointermove', event => {
    if (!from || event.buttons === 0) return;
    const [left, top] = [from.x - event.clientX, from.y - event.clientY];
    dragged ||= Math.abs(left - stage.scrollLeft) + Math.abs(top - stage.scrollTop) > 4;
    if (!dragged) return;
    stage.classList.add('dragged');
    stage.scrollTo(left, top);
  });
  addEventListener('pointerup', () => {
    from = undefined;
    stage.classList.remove('dragged');
  });
  stage.addEventListener('click', event => {
    if (!dragged) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  stage.addEventListener('dragstart', event => event.preventDefault());
  stage.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { left, top } = stage.getBoundingClientRect();
    zoomTo(scale * Math.exp(-event.deltaY / 200), { x: event.clientX - left, y: event.clientY - top });
  }, { passive: false });
}

function listenToTools() {
  const on = (id, act) => document.getElementById(id)?.addEventListener('click', act);
  on('smaller', () => zoomTo(scale / 1.25));
  on('larger', () => zoomTo(scale * 1.25));
  on('whole', () => zoomTo(fitting()));
  on('close', closeDetails);
  const dotted = document.getElementById('dotted');
  dotted?.addEventListener('change', () => drawing.classList.toggle('undotted', !dotted.checked));
}

/** Where no box stands for anybody, there is nothing to walk to and nothing to fold, and no control for it. */
function startChart() {
  if (!first()) return;
  document.querySelector('.toolbar').hidden = false;
  document.querySelector('.keys').hidden = false;
  describe();
  folds = drawing.appendChild(created('g', { class: 'folds', 'aria-hidden': 'true' }));
  foldToFit(fillLevels());
  size = planned();
  scale = Math.max(Math.min(readable(), Math.max(SCALES.narrow, stage.clientWidth / size.width)), fitting());
  redraw();
  center(current);
  let isDue = false;
  stage.addEventListener('scroll', () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      keepWhatIsNear();
    });
  });
  listenToKeys();
  listenToDrags();
  listenToTools();
}

