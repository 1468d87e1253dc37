// Before anything is drawn: parts are shown one at a time, so a browser need not lay out the others.

document.documentElement.classList.add('moving');
