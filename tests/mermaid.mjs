// What Mermaid itself reads in the flowcharts of the corpus and of the examples, and of texts that mean
// something to it, in every field.
//
//     npm install --prefix DIRECTORY mermaid jsdom
//     node tests/mermaid.mjs ORGC DIRECTORY
//
// Without Mermaid in the directory it says so and passes, but not in continuous integration.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [orgc, directory] = process.argv.slice(2);
const root = resolve(import.meta.dirname ?? '.', '..');
const modules = resolve(directory ?? '.', 'node_modules');
if (!existsSync(join(modules, 'mermaid')) || !existsSync(join(modules, 'jsdom'))) {
    assert(!process.env.CI, 'Mermaid is not there');
    console.log('skipped: Mermaid is not there (npm install --prefix DIRECTORY mermaid jsdom)');
    process.exit(0);
}

const load = path => import(pathToFileURL(join(modules, path)));
const { JSDOM } = await load('jsdom/lib/api.js').then(module => module.default ?? module);
const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await load('mermaid/dist/mermaid.core.mjs');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

/** What a reader sees of a label: the lines of its text. */
function seen(label) {
    const entities = label.replaceAll('ﬂ°°', '&#').replaceAll('ﬂ°', '&').replaceAll('¶ß', ';');
    const box = window.document.createElement('div');
    box.innerHTML = entities.replace(/<br\s*\/?>/g, '\n');
    const tags = new Set([...box.querySelectorAll('*')].map(element => element.localName));
    assert([...tags].every(tag => ['b', 'i'].includes(tag)), `tags ${[...tags]} in ${label}`);
    return box.textContent;
}

/** The texts of boxes, frames and lines, as Mermaid read them. */
async function read(text) {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const boxes = [...db.getVertices().values()];
    return {
        boxes: boxes.map(box => seen(box.text)),
        frames: db.getSubGraphs().map(frame => seen(frame.title)),
        lines: db.getEdges().map(line => seen(line.text ?? '')),
        classes: boxes.flatMap(box => box.classes),
        markdown: [...boxes, ...db.getSubGraphs(), ...db.getEdges()].filter(one => one.labelType === 'markdown'),
    };
}

function below(folder, suffix) {
    const entries = readdirSync(join(root, folder), { recursive: true }).map(String);
    return entries.filter(name => name.endsWith(suffix)).map(name => join(root, folder, name)).sort();
}

// Every flowchart that is kept.
let drawn = 0;
for (const path of [...below('tests/corpus/emit', '.mmd'), ...below('examples', '.mmd')]) {
    const { boxes, frames, markdown } = await read(readFileSync(path, 'utf8'));
    assert.deepEqual(markdown, [], path);
    const json = path.replace(/\.mmd$/, '.json');
    if (path.includes('/out/') && existsSync(json)) {
        const { roles, departments } = JSON.parse(readFileSync(json, 'utf8'));
        const live = roles.filter(role => !['planned', 'ended'].includes(role.now.state));
        const titles = boxes.map(box => box.split('\n')[0]);
        live.forEach(role => assert(titles.includes(role.title), `${role.title} in ${path}`));
        assert(frames.length <= departments.length + 1, path);
    }
    drawn += 1;
}
console.log(`${drawn} flowcharts`);

// Texts that mean something, to Mermaid, Markdown, HTML or YAML, in every field that is drawn.
const trouble = [
    'end', 'subgraph x', 'graph', 'default', 'class a b', 'style a fill:#f00;', 'classDef x fill:#f00;', 'click a',
    '"', '""', '"] --> b["', '`code`', '"`md`"', '**b** _i_ __u__ ~~s~~', '1. one', '2) two', '- x', '* x', '+ x',
    '# h', '> q', '| a | b |', '---', '===', 'x\n---', '    code', '[l](https://a.example)', '![i](u)', '<b>', '</b>',
    '<br/>', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'a & b', '&amp;', '&#35;', '#35;', '#quot;',
    '#', ';', '#a;', '%', '%%', '%%{init: {"theme":"dark"}}%%', '\n%% gone', '\n%%{init: {}}%%', '-->', '-.->|x|', '~~~',
    '|', '[x]', '{y}', '(z)', '((c))', '>f]', '[/p/]', '{{h}}', '\\', '\\n', 'fa:fa-car', '$$x^2$$', ':::vacant', 'a@{ x }',
    'ﬂ°°35¶ß', 'ﬂ°lt¶ß', 'www.a.example', 'https://a.example/?b=1#c', 'a@b.example', 'javascript:alert(1)', 'two\nlines',
    '---\ntitle: x\n---', 'accTitle: x', '日本 Zoë', 'שלום', 'a\u00a0b', '👩‍👩‍👧', 'o--o', 'x--x', '=', '?!',
    "'", 'O\'Neil', 'Dr. Li, 80 % (R/D)',
];

/** A string of the language. */
const quoted = text => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

function organisation() {
    const parts = trouble.map((text, at) => {
        const word = quoted(`<${text}>`);
        return `department d${at} ${word} {
  kind ${word}
  head h
  role h ${word} { reports to top; held by ${word} 50%, top-holder 50%; external }
  role v ${word} { vacant; deputised by h }
  role n ${word} { assistant to h; dotted to v for ${word} }
}
objective o${at} ${word} { owner d${at}.h; measure m ${word} from 1 to 2 ${word} due 2027 }`;
    });
    return `organization ${quoted(trouble.join(' '))} { head top }
role top "Top" { held by top-holder }
person top-holder ${quoted(trouble.join(' '))}
view v ${quoted(trouble[0])} { show objectives }
${parts.join('\n')}`;
}

const build = ['build', '-', '--to', 'mermaid', '--view', 'v', '--as-of', '2026-11-01', '--max-findings', '1'];

/** One chart of each part: together they are larger than Mermaid allows. */
function flowchart(source, more) {
    return execFileSync(orgc, [...build, ...more], { input: source, encoding: 'utf8', stdio: 'pipe' });
}

const has = (texts, text, where) => assert(texts.includes(text), `${where}: ${JSON.stringify(text)} in ${JSON.stringify(texts)}`);
const source = organisation();
for (const [at, text] of trouble.entries()) {
    const word = `<${text}>`;
    // The name of somebody who is not declared is one line.
    const name = word.split(/\s+/).join(' ');
    const { boxes, frames, lines, classes, markdown } = await read(flowchart(source, ['--root', `d${at}`]));
    assert.deepEqual(markdown, [], text);
    assert(boxes.some(box => box.startsWith(`${word}\n${name} · 50 %\n`) && box.endsWith('\nexternal')), JSON.stringify(boxes));
    has(boxes, `${word}\nvacant\ndeputy: ${word}`, 'a vacant role');
    assert(boxes.some(box => box.startsWith(`${word}\nowner: ${word}\n${word}: 1 → 2 ${word}`)), JSON.stringify(boxes));
    has(frames, `${word} · ${word}`, 'a department');
    assert(frames.some(frame => frame.includes(`${trouble.join(' ')} – ${trouble[0]} – ${word}`)), JSON.stringify(frames));
    has(lines, word, 'a dotted line');
    has(lines, 'assistant', 'an assistant');
    assert(['vacant', 'external'].every(name => classes.includes(name)), classes);
}
console.log(`${trouble.length} texts came back from every field`);

// A chart that is too large is written in parts, which hold every role and every line to a manager together.
const departments = [...Array(70).keys()].map(at => `department d${at} "D${at}" {
  head lead
  role lead "Lead ${at}" { reports to top; dotted to d${(at + 7) % 70}.r0 for "news" }
  ${[...Array(9).keys()].map(role => `role r${role} "Role ${at} ${role}" { held by "Li Wei" }`).join('\n  ')}
}`);
const folder = mkdtempSync(join(tmpdir(), 'orgc-'));
const large = `organization "Large" { head top }\nrole top "Top"\n${departments.join('\n')}`;
execFileSync(orgc, ['build', '-', '--to', 'mermaid', '-o', `${folder}/`, '-q', '--max-findings', '1'], { input: large, stdio: 'pipe' });
const titles = new Set();
const files = readdirSync(folder).filter(name => name.endsWith('.mmd'));
for (const name of files) {
    const { boxes, lines } = await read(readFileSync(join(folder, name), 'utf8'));
    assert(lines.length <= 500, name);
    boxes.forEach(box => titles.add(box.split('\n')[0]));
}
rmSync(folder, { recursive: true });
assert(files.length > 5, `${files}`);
assert.equal(titles.size, 701);
console.log(`${files.length} parts of a large chart`);
