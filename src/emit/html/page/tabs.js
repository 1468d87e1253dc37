// The parts of the page as tabs. The address says what is open, so that it can be sent, and Back goes back.

const tabs = [...document.querySelectorAll('.tabs a')];
const panels = tabs.map(tab => document.getElementById(tab.hash.slice(1)));
let byKeys = false;

function startTabs() {
  document.querySelector('.tabs').setAttribute('role', 'tablist');
  tabs.forEach((tab, place) => {
    tab.id = `tab.${panels[place].id}`;
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', panels[place].id);
    panels[place].setAttribute('role', 'tabpanel');
    panels[place].setAttribute('aria-labelledby', tab.id);
    tab.addEventListener('keydown', event => {
      const step = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = tabs[(step + tabs.length) % tabs.length];
      next.focus();
      go(next.hash.slice(1));
    });
    tab.addEventListener('click', event => {
      event.preventDefault();
      go(tab.hash.slice(1));
    });
  });
}

/** Opens something by its name. Unlike a link, it leaves the focus where it is. */
function go(key) {
  const address = `#${encodeURIComponent(key)}`;
  if (location.hash !== address) history.pushState(null, '', address);
  route();
}

function show(panel) {
  panels.forEach((one, place) => {
    const isOpen = one === panel;
    one.classList.toggle('on', isOpen);
    tabs[place].setAttribute('aria-selected', String(isOpen));
    tabs[place].setAttribute('tabindex', isOpen ? '0' : '-1');
  });
}

/** Opens what the address names: a part, or something that a part tells of. */
function route() {
  const key = decoded(location.hash.slice(1));
  const target = document.getElementById(key);
  const box = [...boxes.values()].find(one => one.key === key);
  const isRole = key.startsWith('role.');
  if (isRole && box) showRole(box);
  else showPart(target ?? panels[0]);
  byKeys = false;
}

/** An address may be damaged on its way. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function showRole(box) {
  show(panels[0]);
  reveal(box);
  makeCurrent(box);
  tell(box);
  if (isFarOff(box)) center(box);
  if (byKeys) told.focus();
  else focus(box);
}

/** Whether a box is not whole in what is seen. */
function isFarOff({ at, width, height }) {
  const [left, top] = [at.x * scale - stage.scrollLeft, at.y * scale - stage.scrollTop];
  return left < 0 || top < 0 || left + width * scale > stage.clientWidth || top + height * scale > stage.clientHeight;
}

function showPart(target) {
  const panel = panels.find(one => one.contains(target)) ?? panels[0];
  show(panel);
  stopTelling();
  for (const one of document.querySelectorAll('.card.told-of')) one.classList.remove('told-of');
  if (target === panel || !panel.contains(target)) {
    scrollTo(0, 0);
    return;
  }
  target.classList.add('told-of');
  target.scrollIntoView({ block: 'start' });
  if (!byKeys) return;
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
}

