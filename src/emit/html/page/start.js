// Begins. All that needs a script becomes visible only now.

document.documentElement.classList.add('moving');
document.querySelector('.toolbar').hidden = false;
document.querySelector('.keys').hidden = false;
readBoxes();
readFrames();
readLines();
startTabs();
show(panels[0]);
startChart();
startSearch();
addEventListener('hashchange', route);
addEventListener('keydown', event => {
  byKeys = event.key === 'Enter';
}, { capture: true });
addEventListener('pointerdown', () => {
  byKeys = false;
}, { capture: true });
if (location.hash.length > 1) route();
