// Begins. All that needs a script becomes visible only now. What concerns the whole page comes before the chart.

readBoxes();
readFrames();
readLines();
startTabs();
show(panels[0]);
startSearch();
addEventListener('hashchange', route);
addEventListener('keydown', event => {
  byKeys = event.key === 'Enter';
}, { capture: true });
addEventListener('pointerdown', () => {
  byKeys = false;
}, { capture: true });
startChart();
const key = document.querySelector('.key');
let wasOpen = false;
addEventListener('beforeprint', () => {
  wasOpen = key.open;
  key.open = true;
});
addEventListener('afterprint', () => {
  key.open = wasOpen;
});
if (location.hash.length > 1) {
  route();
  // The browser looks for what the address names, too, once all is there.
  addEventListener('load', () => requestAnimationFrame(route));
}
