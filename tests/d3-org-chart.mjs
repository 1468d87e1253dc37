// What d3-org-chart makes of the `chart` of every JSON document of the corpus and of the examples, loaded as
// it is: every box and every line is drawn, and each says what the document says.
//
//     npm install --prefix DIRECTORY d3-org-chart jsdom
//     node tests/d3-org-chart.mjs DIRECTORY
//
// Without d3-org-chart in the directory it says so and passes, but not in continuous integration.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [directory] = process.argv.slice(2);
const root = resolve(import.meta.dirname ?? '.', '..');
const modules = resolve(directory ?? '.', 'node_modules');
if (!existsSync(join(modules, 'd3-org-chart')) || !existsSync(join(modules, 'jsdom'))) {
    assert(!process.env.CI, 'd3-org-chart is not there');
    console.log('skipped: d3-org-chart is not there (npm install --prefix DIRECTORY d3-org-chart jsdom)');
    process.exit(0);
}

const load = path => import(pathToFileURL(join(modules, path)));
const { JSDOM, VirtualConsole } = await load('jsdom/lib/api.js').then(module => module.default ?? module);
const { window } = new JSDOM('<!doctype html>', { virtualConsole: new VirtualConsole() });
// What is drawn is there at once; how it moves to its place is not looked at.
window.requestAnimationFrame = () => 0;
const { document, SVGElement, Node, navigator, requestAnimationFrame } = window;
for (const [name, value] of Object.entries({ window, document, SVGElement, Node, navigator, requestAnimationFrame })) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
}
// jsdom lays nothing out; a page that is drawn has a size.
window.HTMLElement.prototype.getBoundingClientRect = () => ({ width: 800, height: 600, left: 0, top: 0 });
const { OrgChart } = await load('d3-org-chart/src/d3-org-chart.js');

/** What is drawn of a chart: the boxes as their fields, and the lines as pairs. */
function drawn(chart) {
    window.document.body.innerHTML = '<div id="chart"></div>';
    const seen = new Map();
    const box = ({ data }) => {
        seen.set(data.id, data);
        return '<p></p>';
    };
    const picture = new OrgChart().container('#chart').data(structuredClone(chart)).duration(0);
    picture.initialExpandLevel(chart.length).nodeContent(box).render().expandAll();
    const links = [...window.document.querySelectorAll('path.link')].map(path => path.__data__);
    const boxes = [...window.document.querySelectorAll('g.node')].map(group => group.__data__.data.id);
    return { seen, boxes, lines: links.map(link => [link.data.id, link.data.parentId]) };
}

function below(folder, suffix) {
    const entries = readdirSync(join(root, folder), { recursive: true }).map(String);
    return entries.filter(name => name.endsWith(suffix)).map(name => join(root, folder, name)).sort();
}

const sorted = list => [...list].map(String).sort();
let charts = 0;
for (const path of [...below('tests/corpus/emit', '.json'), ...below('examples', '.json')]) {
    const { chart, roles } = JSON.parse(readFileSync(path, 'utf8'));
    if (!chart?.length) continue;
    const { seen, boxes, lines } = drawn(chart);
    assert.deepEqual(sorted(boxes), sorted(chart.map(one => one.id)), path);
    const below = chart.filter(one => one.parentId !== null);
    assert.deepEqual(sorted(lines), sorted(below.map(one => [one.id, one.parentId])), path);
    for (const one of chart) {
        const { name, title, state } = seen.get(one.id);
        assert.deepEqual({ name, title, state }, { name: one.name, title: one.title, state: one.state }, path);
    }
    for (const role of roles) assert(seen.has(role.id), `${role.id} in ${path}`);
    charts += 1;
}
assert(charts > 10, 'the documents are gone');
console.log(`${charts} charts`);

// It refuses what is no tree, so that the above says something.
const broken = [[{ id: 'a', parentId: null }, { id: 'b', parentId: null }], [{ id: 'a', parentId: 'gone' }]];
for (const chart of broken) assert.throws(() => drawn(chart), JSON.stringify(chart));
process.exit(0);
