// The boxes of the chart as a forest, as the drawing says it: who stands below whom, and what belongs to whom.

const drawing = document.querySelector('svg.orgc');
const boxes = new Map();
const frames = new Map();
const solids = [];
const links = [];
const labels = [];

const number = (element, name) => Number(element.getAttribute(name));
const numbers = text => text.split(' ').map(Number);

/** The sides of a rectangle. */
function sides(rect) {
  const [x, y] = [number(rect, 'x'), number(rect, 'y')];
  return { left: x, top: y, right: x + number(rect, 'width'), bottom: y + number(rect, 'height') };
}

/** The straight pieces of a path, as points. */
function pieces(steps) {
  return steps.split('M').slice(1).map(piece => {
    let [x, y] = [0, 0];
    return [...` L${piece}`.matchAll(/([LHV])([^LHV]+)/g)].map(([, step, rest]) => {
      const values = numbers(rest.trim());
      if (step === 'H') [x] = values;
      else if (step === 'V') [y] = values;
      else [x, y] = values;
      return [x, y];
    });
  });
}

function readBoxes() {
  for (const element of drawing.querySelectorAll('[data-box]')) {
    const isPlace = element.classList.contains('place');
    const { above, with: host, in: frame } = element.dataset;
    const key = element.getAttribute('href')?.slice(1);
    const box = { element, key, above, host, frame, isPlace, below: [], beside: 0, folded: false, shown: true, level: 1, count: 0 };
    boxes.set(element.dataset.box, Object.assign(box, sides(isPlace ? element : element.querySelector('rect'))));
  }
  for (const box of boxes.values()) {
    box.above = boxes.get(box.above);
    box.host = boxes.get(box.host);
    if (box.above) box.above.below.push(box);
    else if (box.host) box.host.beside += 1;
  }
  cutLoops();
  for (const box of downward()) {
    box.level = box.above ? box.above.level + 1 : 1;
  }
  for (const box of [...downward()].reverse()) {
    box.count = box.below.reduce((sum, one) => sum + one.count + one.beside + (one.isPlace ? 0 : 1), 0);
  }
}

/** The box on which it depends whether this one is seen. */
const outward = box => box.above ?? box.host;

/** In a draft, managers may lead back to where the line began: the first box of a loop becomes a top. */
function cutLoops() {
  const known = new Set();
  for (const box of boxes.values()) {
    const walk = new Set();
    let at = box;
    while (at && !known.has(at) && !walk.has(at)) {
      walk.add(at);
      at = outward(at);
    }
    if (walk.has(at)) makeTop(at);
    for (const one of walk) known.add(one);
  }
}

function makeTop(box) {
  if (box.above) box.above.below = box.above.below.filter(one => one !== box);
  else box.host.beside -= 1;
  box.above = undefined;
  box.host = undefined;
}

/** These boxes and all below them, each after the one above it. */
function below(tops) {
  const found = [];
  const waiting = [...tops].reverse();
  while (waiting.length > 0) {
    const box = waiting.pop();
    found.push(box);
    for (let at = box.below.length - 1; at >= 0; at -= 1) waiting.push(box.below[at]);
  }
  return found;
}

/** All boxes, each after the one above it. */
function downward() {
  return below([...boxes.values()].filter(box => !box.above));
}

function readFrames() {
  for (const element of drawing.querySelectorAll('[data-frame]')) {
    const rect = element.querySelector('rect');
    const texts = [...element.querySelectorAll('text')];
    const lowest = Math.max(number(rect, 'y'), ...texts.map(text => number(text, 'y')));
    const { frame, around, span } = element.dataset;
    frames.set(frame, { element, rect, texts, around, span: numbers(span), lowest, shown: true, ...sides(rect) });
  }
  for (const frame of frames.values()) frame.content = [];
  for (const one of [...boxes.values(), ...frames.values()]) {
    frames.get(one.frame ?? one.around)?.content.push(one);
  }
  for (const frame of frames.values()) {
    frame.whole = extent(frame, () => true);
    frame.depth = 0;
    for (let at = frames.get(frame.around); at; at = frames.get(at.around)) frame.depth += 1;
  }
}

/** How far what is in a frame reaches, with its title. */
function extent({ content, span: [left, right], lowest }, counts) {
  const reach = { left, right, bottom: lowest };
  for (const one of content) {
    if (!counts(one)) continue;
    reach.left = Math.min(reach.left, one.left);
    reach.right = Math.max(reach.right, one.right);
    reach.bottom = Math.max(reach.bottom, one.bottom);
  }
  return reach;
}

function readLines() {
  for (const path of drawing.querySelectorAll('[data-below]')) {
    solids.push({ element: path, from: boxes.get(path.dataset.below), paths: [[path, pieces(path.getAttribute('d'))]], shown: true });
  }
  for (const element of drawing.querySelectorAll('[data-from]')) {
    const ends = { from: boxes.get(element.dataset.from), to: boxes.get(element.dataset.to) };
    if (element.localName === 'text') {
      const span = numbers(element.dataset.span);
      labels.push({ element, span, y: number(element, 'y'), shown: true, ...ends });
    } else {
      const paths = [...element.querySelectorAll('path')].map(path => [path, pieces(path.getAttribute('d'))]);
      const { joins, whole } = element.querySelector('path').dataset;
      links.push({ element, own: paths, joins, whole: whole && [[paths[0][0], pieces(whole)], ...paths.slice(1)], shown: true, ...ends });
    }
  }
}

/** What only stands beside a box that is not seen, is not either, nor what is below it. */
function hideWith(top) {
  if (top.host.shown) return;
  for (const box of below([top])) box.shown = false;
}

/** Says what is seen: boxes below folded ones are not, and nothing that belongs to one of these. */
function decideWhatIsShown() {
  for (const box of downward()) {
    box.shown = !box.above || (box.above.shown && !box.above.folded);
  }
  for (const box of boxes.values()) if (box.host && !box.above) hideWith(box);
  for (const frame of frames.values()) frame.shown = false;
  for (const box of boxes.values()) {
    for (let at = box.shown ? frames.get(box.frame) : undefined; at && !at.shown; at = frames.get(at.around)) at.shown = true;
  }
  for (const line of solids) line.shown = line.from.shown && !line.from.folded;
  for (const line of [...links, ...labels]) line.shown = line.from.shown && line.to.shown;
  for (const line of links) line.paths = line.joins && !links[line.joins].shown ? line.whole : line.own;
}

