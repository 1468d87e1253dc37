// Takes the room out of the drawing that nothing fills any more. Along each axis, what is seen stays in its order and
// keeps its size, and so do short gaps; only long gaps become shorter. So nothing can come to overlap, every line
// still ends at its box, and whatever stays, stays where one has seen it.

const EDGE = 20;
const LONGEST_GAP = { x: 26, y: 34 };
const LETTER = { above: 9, below: 4 };

/** Where each stop of an axis goes. `solid` are intervals that keep their length. */
function squeezed(solid, points, longest) {
  const stops = Float64Array.from(new Set([...solid.flat(), ...points])).sort();
  const begins = [...solid].sort(([one], [other]) => one - other);
  const moved = new Map();
  let [at, reach, next] = [EDGE, -Infinity, 0];
  stops.forEach((stop, place) => {
    if (place > 0) {
      const gap = stop - stops[place - 1];
      at += reach >= stop ? gap : Math.min(gap, longest);
    }
    moved.set(stop, at);
    for (; next < begins.length && begins[next][0] <= stop; next += 1) reach = Math.max(reach, begins[next][1]);
  });
  return { to: stop => moved.get(stop), end: at + EDGE };
}

/** The sides of the frames that are seen: as far from what is still in them as they were from what was. */
function tighten() {
  const outward = [...frames.values()].sort((one, other) => other.depth - one.depth);
  for (const frame of outward) {
    const { left, right, bottom, whole } = frame;
    const seen = extent({ ...frame, content: frame.content.map(tight) }, one => one.shown);
    frame.tight = {
      left: left + seen.left - whole.left,
      right: right + seen.right - whole.right,
      bottom: bottom + seen.bottom - whole.bottom,
    };
  }
}

const tight = one => ({ ...one, ...one.tight });

/** The intervals and stops of what is seen. */
function measured() {
  const solid = { x: [], y: [] };
  const points = { x: [], y: [] };
  for (const box of boxes.values()) {
    if (!box.shown || box.isPlace) continue;
    solid.x.push([box.left, box.right]);
    solid.y.push([box.top, box.bottom]);
  }
  for (const frame of frames.values()) {
    if (!frame.shown) continue;
    solid.x.push(frame.span);
    solid.y.push([frame.top, frame.lowest + LETTER.below]);
    points.x.push(frame.tight.left, frame.tight.right);
    points.y.push(frame.top, frame.tight.bottom);
  }
  for (const label of labels) {
    if (!label.shown) continue;
    solid.x.push(label.span);
    solid.y.push([label.y - LETTER.above, label.y + LETTER.below]);
  }
  for (const line of [...solids, ...links]) {
    if (!line.shown) continue;
    for (const [x, y] of line.paths.flatMap(([, drawn]) => drawn.flat())) {
      points.x.push(x);
      points.y.push(y);
    }
  }
  return { solid, points };
}

const move = (element, x, y) => element.setAttribute('transform', `translate(${x} ${y})`);

/** Where everything goes that is seen as the chart is folded now, and how large the drawing becomes. */
function planned() {
  decideWhatIsShown();
  tighten();
  const isWhole = [...boxes.values()].every(box => box.shown);
  const { solid, points } = measured();
  const x = squeezed(solid.x, points.x, isWhole ? Infinity : LONGEST_GAP.x);
  const y = squeezed(solid.y, points.y, isWhole ? Infinity : LONGEST_GAP.y);
  return { x: x.to, y: y.to, width: x.end, height: y.end };
}

/** Draws what is planned. What stays as it was is not touched: large charts have many boxes. */
function arrange({ x, y }) {
  for (const one of [...boxes.values(), ...frames.values(), ...solids, ...links, ...labels]) {
    if (one.shown !== one.drawn) one.element.classList.toggle('gone', !one.shown);
    one.drawn = one.shown;
  }
  for (const box of boxes.values()) {
    if (!box.shown || box.isPlace) continue;
    const at = { x: x(box.left), y: y(box.top) };
    if (at.x !== box.at?.x || at.y !== box.at.y) move(box.element, at.x - box.left, at.y - box.top);
    Object.assign(box, { at, width: box.right - box.left, height: box.bottom - box.top });
  }
  for (const frame of frames.values()) if (frame.shown) arrangeFrame(frame, x, y);
  for (const label of labels) {
    if (!label.shown) continue;
    const [left, right] = label.span;
    const top = label.y - LETTER.above;
    Object.assign(label, { at: { x: x(left), y: y(top) }, width: right - left, height: LETTER.above + LETTER.below });
    move(label.element, label.at.x - left, label.at.y - top);
  }
  for (const line of [...solids, ...links]) if (line.shown) arrangeLine(line, x, y);
}

function arrangeFrame(frame, x, y) {
  const { rect, texts, top, tight: { left, right, bottom }, span: [title] } = frame;
  const [from, to] = [{ x: x(left), y: y(top) }, { x: x(right), y: y(bottom) }];
  Object.assign(frame, { at: from, width: to.x - from.x, height: to.y - from.y });
  rect.setAttribute('x', from.x);
  rect.setAttribute('y', from.y);
  rect.setAttribute('width', frame.width);
  rect.setAttribute('height', frame.height);
  for (const text of texts) move(text, x(title) - title, from.y - top);
}

function arrangeLine({ paths }, x, y) {
  for (const [path, drawn] of paths) {
    const steps = piece => piece.map(point => `${x(point[0])} ${y(point[1])}`).join('L');
    path.setAttribute('d', drawn.map(piece => `M${steps(piece)}`).join(''));
  }
}

