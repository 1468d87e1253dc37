// What a browser makes of the pages: of the examples, of a draft, of a large organisation, and of one that says
// something harmful wherever something can be said.
//
//     npm install --prefix DIRECTORY playwright-core axe-core
//     node tests/page.mjs ORGC DIRECTORY
//
// Without a browser, or without what drives it in the directory, it says so and passes, but not in continuous
// integration.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [orgc, directory] = process.argv.slice(2);
const root = resolve(import.meta.dirname ?? '.', '..');
const modules = resolve(directory ?? '.', 'node_modules');
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
for (const [name, there] of [
    ['a browser', browserPath],
    ['playwright-core', existsSync(join(modules, 'playwright-core'))],
    ['axe-core', existsSync(join(modules, 'axe-core'))],
]) {
    if (there) continue;
    assert(!process.env.CI, `${name} is not there`);
    console.log(`skipped: ${name} is not there`);
    process.exit(0);
}

const { chromium } = await import(pathToFileURL(join(modules, 'playwright-core/index.mjs')));
const axe = readFileSync(join(modules, 'axe-core/axe.min.js'), 'utf8');
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const args = ['--no-sandbox', '--headless', '--disable-gpu', ...quiet];
const browser = await chromium.launch({ executablePath: browserPath, args });
const folder = mkdtempSync(join(tmpdir(), 'pages-'));

/** The address of the page of an organisation. */
function built(name, sources, more = [], input = undefined) {
    const path = join(folder, `${name}.html`);
    const build = ['build', ...sources, '--to', 'html', '--as-of', '2026-11-01', '--max-findings', '1', ...more];
    try {
        writeFileSync(path, execFileSync(orgc, build, { input, cwd: root, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 }));
    } catch (error) {
        // Of a draft, the exit code tells that there are errors.
        assert(more.includes('--draft') && error.status === 1, error.stderr);
        writeFileSync(path, error.stdout);
    }
    return pathToFileURL(path).href;
}

/** Lets the page answer to what is done to it: an address in the page is told of in an event of its own. */
function answering(page) {
    const answered = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    for (const [owner, name] of [[page, 'click'], [page, 'goBack'], [page, 'reload'], [page.keyboard, 'press']]) {
        const act = owner[name].bind(owner);
        owner[name] = async (...given) => {
            await act(...given);
            await page.evaluate(answered);
        };
    }
}

/** Opens a page, and fails on everything that it says, asks for or does without being asked. */
async function opened(url, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const heard = [];
    page.on('console', message => heard.push(`console: ${message.text()}`));
    page.on('pageerror', error => heard.push(`error: ${error.stack}`));
    page.on('dialog', dialog => {
        heard.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on('popup', () => heard.push('a second page'));
    page.on('request', request => {
        if (request.url().split('#')[0] !== url.split('#')[0]) heard.push(`request: ${request.url()}`);
    });
    await page.addInitScript(() => {
        window.known = new Set(Object.getOwnPropertyNames(window));
        addEventListener('securitypolicyviolation', event => console.error(`policy: ${event.violatedDirective}`));
    });
    await page.goto(url);
    if (options.javaScriptEnabled !== false) answering(page);
    const closed = async () => {
        if (options.javaScriptEnabled !== false) {
            const added = await page.evaluate(() => Object.getOwnPropertyNames(window).filter(name => !window.known.has(name)));
            assert.deepEqual(added.filter(name => !name.startsWith('__core-js') && !['axe', 'known'].includes(name)), [], `names that ${url} adds to the window`);
        }
        assert.deepEqual(heard, [], url);
        await context.close();
    };
    return { page, closed };
}

/** What is wrong with the chart as it is drawn now, measured in the page. */
function faultsOfChart() {
    const drawing = document.querySelector('svg.orgc');
    const visible = element => getComputedStyle(element).display !== 'none';
    const faults = [];
    const own = element => {
        const { e: x, f: y } = element.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
        return { x, y };
    };
    const sides = element => {
        const { x, y } = own(element);
        const rect = element.querySelector('rect').getBBox();
        return { left: rect.x + x, top: rect.y + y, right: rect.x + x + rect.width, bottom: rect.y + y + rect.height };
    };
    const boxes = [...drawing.querySelectorAll('.box')].filter(visible).map(element => ({ element, ...sides(element) }));
    const apart = (one, other) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
    boxes.sort((one, other) => one.left - other.left);
    boxes.forEach((one, place) => {
        for (let next = place + 1; next < boxes.length && boxes[next].left < one.right; next += 1) {
            if (!apart(one, boxes[next])) faults.push(`${one.element.textContent} and ${boxes[next].element.textContent} overlap`);
        }
    });
    for (const { element, left, top, right, bottom } of boxes) {
        const { x, y } = own(element);
        for (const text of element.querySelectorAll('text')) {
            const room = text.getBBox();
            const inside = room.x + x >= left && room.x + x + room.width <= right && room.y + y >= top - 1 && room.y + y + room.height <= bottom + 1;
            if (!inside) faults.push(`${text.textContent} stands out of its box`);
        }
    }
    const frames = new Map([...drawing.querySelectorAll('.frame')].filter(visible).map(element => {
        const { x, y, width, height } = element.querySelector('rect').getBBox();
        return [element.dataset.frame, { element, left: x, top: y, right: x + width, bottom: y + height }];
    }));
    const holds = (outer, inner) => outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;
    const around = key => {
        const all = new Set();
        for (let at = key; at !== undefined && !all.has(at); at = frames.get(at)?.element.dataset.around) all.add(at);
        return all;
    };
    for (const box of boxes) {
        const own = around(box.element.dataset.in);
        for (const [key, frame] of frames) {
            if (own.has(key) ? !holds(frame, box) : !apart(frame, box)) faults.push(`${box.element.textContent} and its frames`);
        }
    }
    const isOnBorder = (box, [x, y]) => {
        const within = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
        return within && (x === box.left || x === box.right || y === box.top || y === box.bottom);
    };
    const atBox = point => boxes.some(box => isOnBorder(box, point));
    const steps = piece => {
        let [x, y] = [0, 0];
        return [...`L${piece}`.matchAll(/([LHV])([^LHV]+)/g)].map(([, step, rest]) => {
            const numbers = rest.trim().split(' ').map(Number);
            if (step === 'H') [x] = numbers;
            else if (step === 'V') [y] = numbers;
            else [x, y] = numbers;
            return [x, y];
        });
    };
    const groups = [...drawing.querySelectorAll('g[data-from]')];
    const isOnPath = (path, [x, y]) => path.getAttribute('d').split('M').slice(1).map(steps).some(piece => piece.slice(1).some((to, place) => {
        const from = piece[place];
        return Math.min(from[0], to[0]) <= x && x <= Math.max(from[0], to[0]) && Math.min(from[1], to[1]) <= y && y <= Math.max(from[1], to[1]);
    }));
    const atLine = (path, point) => {
        const host = groups[path.dataset.joins];
        return host !== undefined && visible(host) && host.dataset.to === path.parentElement.dataset.to && isOnPath(host.querySelector('path'), point);
    };
    for (const path of drawing.querySelectorAll('.line, .dashes')) {
        if (!visible(path) || !visible(path.parentElement)) continue;

        let open;
        for (const piece of path.getAttribute('d').split('M').slice(1).map(steps)) {
            const goesOn = open && (piece[0][0] === open[0] || piece[0][1] === open[1]);
            if (!goesOn && (open || !atBox(piece[0]))) faults.push(`a line begins at ${piece[0]}`);
            open = atBox(piece.at(-1)) ? undefined : piece.at(-1);
        }
        if (open && !atLine(path, open)) faults.push(`a line ends at ${open}`);
    }
    return faults;
}

/** Where every box is now. */
const places = page => page.evaluate(() => [...document.querySelectorAll('.box')].map(box => box.getAttribute('transform')));

const set = (page, level) => page.selectOption('#levels', level);

/** Folds a chart in many ways: whatever is folded, it is drawn well, and nothing is lost when it is unfolded. */
async function folds(page, name) {
    const sound = async how => assert.deepEqual(await page.evaluate(faultsOfChart), [], `${name}, ${how}`);
    await sound('as it begins');
    await set(page, '0');
    const whole = await places(page);
    await sound('whole');
    const levels = await page.$$eval('#levels option', options => options.map(option => option.value));
    for (const level of levels) {
        await set(page, level);
        await sound(`level ${level}`);
    }
    let seed = 7;
    const random = below => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return seed % below;
    };
    for (let round = 0; round < 6; round += 1) {
        const folded = await page.evaluate(picks => {
            const buttons = [...document.querySelectorAll('.fold:not(.gone)')];
            for (const pick of picks) buttons[pick % buttons.length]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
            return document.querySelectorAll('.box.gone').length;
        }, [random(1e6), random(1e6), random(1e6)]);
        await sound(`folded at random, ${folded} boxes hidden`);
    }
    await set(page, '0');
    assert.deepEqual(await places(page), whole, `${name}, unfolded`);
}

/** What the rules of accessibility say of what is seen now. */
async function accessible(page, name) {
    const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })
        .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary)))`);
    assert.deepEqual(found.slice(0, 5), [], name);
}

const tabs = ['chart', 'roles', 'matrix', 'items', 'findings'];

async function accessibleEverywhere(url, name) {
    for (const colorScheme of ['light', 'dark']) {
        const { page, closed } = await opened(url, { colorScheme });
        for (const tab of tabs) {
            await page.click(`.tabs a[href="#${tab}"]`);
            await accessible(page, `${name}, ${tab}, ${colorScheme}`);
        }
        await page.click('.tabs a[href="#chart"]');
        await page.focus('.box[tabindex="0"]');
        await page.keyboard.press('Enter');
        await page.fill('#query', 'a');
        await accessible(page, `${name}, told of and found, ${colorScheme}`);
        await closed();
    }
    const { page, closed } = await opened(url, { javaScriptEnabled: false });
    for (const id of tabs) assert(await page.isVisible(`#${id} h2`), `${id} without script`);
    for (const control of ['.toolbar', '.search', '#details']) assert(!await page.isVisible(control), `${control} without script`);
    await closed();
}

const text = (page, selector) => page.$eval(selector, element => element.textContent);
const focused = page => page.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.id);

/** A walk through Northwind by keys alone. */
async function walk(url) {
    const { page, closed } = await opened(url);
    const key = (...keys) => keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve());
    await page.focus('.tabs a[href="#chart"]');
    await key('ArrowRight');
    assert.equal(await focused(page), '#roles');
    assert(await page.isVisible('#roles') && !await page.isVisible('#chart'));
    await key('End');
    assert(await page.isVisible('#findings'));
    await key('Home');
    assert(await page.isVisible('#chart'));

    await set(page, '0');
    await page.focus('.box[tabindex="0"]');
    await key('Home');
    assert.equal(await focused(page), '#role.board.chair');
    await key('ArrowDown');
    assert.equal(await focused(page), '#role.ceo');
    await key('ArrowRight');
    const next = await focused(page);
    await key('ArrowLeft');
    assert(next !== '#role.ceo' && await focused(page) === '#role.ceo', next);
    assert.equal(await page.getAttribute('[href="#role.ceo"].box', 'aria-expanded'), 'true');
    const before = await page.locator('.box:visible').count();
    await key('Space');
    assert.equal(await page.getAttribute('[href="#role.ceo"].box', 'aria-expanded'), 'false');
    const hidden = before - await page.locator('.box:visible').count();
    assert(hidden > 5);
    const counts = await page.$$eval('.fold:not(.gone) text', texts => texts.map(text => text.textContent));
    assert(counts.includes(`+${hidden}`), `${counts} and ${hidden}`);
    assert.equal(await text(page, '#status'), `${hidden} below hidden`);
    assert.deepEqual(await page.evaluate(faultsOfChart), []);

    await key('Enter');
    assert.match(page.url(), /#role\.ceo$/);
    assert.equal(await text(page, '#details h3'), 'Chief Executive');
    assert.equal(await focused(page), 'told');
    const line = await page.$$eval('.box.above-told', all => all.map(box => box.getAttribute('href')));
    assert.deepEqual(line, ['#role.board.chair']);
    for (const words of ['Maya Lindqvist', 'Chair of the Supervisory Board', 'Direct reports', 'Improve the quality of our products', 'held by Maya Lindqvist']) {
        assert((await text(page, '#told')).includes(words), words);
    }
    await key('Escape');
    assert(!await page.isVisible('#details'));
    assert.equal(await focused(page), '#role.ceo');

    // Search finds what is hidden, shows it, and says how much it found.
    await key('/');
    assert.equal(await focused(page), 'query');
    await page.keyboard.type('MODERATE disc');
    assert.match(await text(page, '#status'), /^\d found$/);
    const options = await page.$$eval('#results li', all => all.map(one => one.textContent));
    assert(options.some(option => option.startsWith('Moderator') && option.includes('Moderate discussions')), options);
    assert(options.some(option => option.startsWith('Moderate discussions')), options);
    await page.fill('#query', 'head');
    const heads = await page.$$eval('#results li', all => all.map(one => one.textContent));
    assert.equal(new Set(heads).size, heads.length, `${heads}`);
    await page.fill('#query', 'vacant');
    assert.match(await text(page, '#results li'), /^Chief Marketing Officer/);
    await page.fill('#query', 'fatima');
    assert.equal(await text(page, '#status'), '1 found');
    const mark = await page.$eval('.box.match rect', rect => parseFloat(getComputedStyle(rect).strokeWidth));
    assert(mark >= 3, 'what is found is marked without colour');
    await key('Enter');
    assert.match(page.url(), /#role\.marketing\.community\.moderator$/);
    assert(await page.isVisible('[href="#role.marketing.community.moderator"].box'), 'what was found is shown');
    assert.equal(await text(page, '#details h3'), 'Moderator');

    // The address survives a reload, and Back goes back.
    await page.reload();
    assert.equal(await text(page, '#details h3'), 'Moderator');
    await page.click('#told a[href="#role.marketing.community.manager"]');
    assert.equal(await text(page, '#details h3'), 'Community Manager');
    await page.goBack();
    assert.equal(await text(page, '#details h3'), 'Moderator');
    await page.click('#told a[href="#responsibility.marketing.community.moderation"]');
    assert(await page.isVisible('#items') && !await page.isVisible('#chart'));

    // By mouse: a box tells of its role, a drag does not.
    await page.click('.tabs a[href="#chart"]');
    await page.click('[href="#role.ceo"].box');
    assert.equal(await text(page, '#details h3'), 'Chief Executive');
    assert.equal(await focused(page), '#role.ceo', 'behind a click the keys go on where it was');
    await key('Escape');
    assert(!await page.isVisible('#details'));
    await page.selectOption('#levels', '0');
    for (let times = 0; times < 3; times += 1) await page.click('#larger');
    await page.locator('[href="#role.ceo"].box').scrollIntoViewIfNeeded();
    const box = await page.locator('[href="#role.ceo"].box').boundingBox();
    await page.mouse.move(box.x + 9, box.y + 9);
    await page.mouse.down();
    await page.mouse.move(box.x - 90, box.y + 9, { steps: 4 });
    await page.mouse.up();
    assert(!await page.isVisible('#details'));
    const [from, to] = [box, await page.locator('[href="#role.ceo"].box').boundingBox()];
    assert(Math.abs(from.x - 99 - to.x) < 3, `dragged from ${from.x} to ${to.x}`);
    const width = () => page.$eval('svg.orgc', drawing => drawing.getBoundingClientRect().width);
    const natural = await width();
    await page.click('#larger');
    assert(await width() > natural);
    await page.click('#whole');
    assert(await width() <= await page.$eval('#stage', stage => stage.clientWidth));
    await page.uncheck('#dotted');
    assert.equal(await page.locator('.link.dotted:visible, .purpose:visible').count(), 0);

    // On paper there is everything, and no control.
    await page.emulateMedia({ media: 'print' });
    for (const id of tabs) assert(await page.isVisible(`#${id}`), `${id} on paper`);
    for (const control of ['.toolbar', '.search', '.tabs', '#details', '.folds']) assert(!await page.isVisible(control), `${control} on paper`);
    await closed();
}

// Every example, as its outputs stand in its folder.
const examples = readdirSync(join(root, 'examples'), { recursive: true }).map(String).filter(name => name.endsWith('org.json'));
for (const name of examples) {
    const version = join('examples', name, '../..');
    const shared = join(version, '../shared');
    const url = built(version.replaceAll('/', '-'), [version, ...(existsSync(join(root, shared)) ? [shared] : [])]);
    const { page, closed } = await opened(url);
    await folds(page, version);
    await accessible(page, version);
    await closed();
}
console.log(`${examples.length} examples, folded in many ways`);

const northwind = built('northwind', ['examples/northwind/shared', 'examples/northwind/sound']);
await walk(northwind);
await accessibleEverywhere(northwind, 'Northwind');
const draft = built('draft', ['examples/northwind/shared', 'examples/northwind/broken'], ['--draft']);
await accessibleEverywhere(draft, 'a draft');
{
    const { page, closed } = await opened(`${draft}#findings`);
    assert((await text(page, 'header .draft')).includes('DRAFT'));
    assert.equal(await page.locator('#findings .card').count(), 2);
    await closed();
}
console.log('Northwind and a draft, by keys, by mouse, and read aloud');

/** What is always there, whatever the chart has: search, tabs, and addresses that lead somewhere. */
async function works(page, name, words, isChart) {
    for (const control of ['.toolbar', '.keys']) {
        const isHidden = await page.$eval(control, element => element.hidden);
        assert.equal(isHidden, !isChart, `${control} of ${name}`);
    }
    await page.fill('#query', words);
    assert.match(await text(page, '#status'), /^[01] found$/, name);
    await page.keyboard.press('Escape');
    await page.evaluate(() => { location.hash = 'findings'; });
    await page.waitForFunction(() => document.querySelector('#findings').classList.contains('on'), undefined, { timeout: 3000 });
}

// Little organisations: of places only, of a person only, of nothing, of one role.
for (const [name, source, isChart] of [
    ['departments', 'organization "O" { }\ndepartment a "A" { department b "B" { } }\ndepartment c "C" { }', false],
    ['person', 'organization "O" { }\nperson ana "Ana" { }', false],
    ['nothing', 'organization "O" { }', false],
    ['role', 'organization "O" { head top }\nrole top "Top" { vacant }\ndepartment a "A" { }', true],
]) {
    const { page, closed } = await opened(built(`little-${name}`, ['-'], ['--draft'], source));
    await works(page, name, 'top', isChart);
    await closed();
}

// Boxes that lead to one another in a ring are walked once.
{
    const path = join(folder, 'ring.html');
    const url = built('plain', ['-'], ['--draft'], 'organization "O" { head top }\nrole top "Top" { vacant }\nrole one "One" { vacant; reports to top }\nrole two "Two" { vacant; reports to top }');
    const plain = readFileSync(new URL(url), 'utf8');
    const keys = ['one', 'two'].map(role => new RegExp(`href="#role\\.${role}" data-box="(\\d+)"`).exec(plain)[1]);
    const guest = (page, [from, to]) => page.replace(new RegExp(`(data-box="${from}"[^>]*?) data-above="\\d+"`), `$1 data-with="${to}"`);
    writeFileSync(path, [keys, [...keys].reverse()].reduce(guest, plain));
    assert.equal(readFileSync(path, 'utf8').match(/ data-with="/g).length, 2);
    const { page, closed } = await opened(`${pathToFileURL(path).href}#role.two`);
    await set(page, '0');
    await works(page, 'a ring', 'one', true);
    await closed();
}
console.log('little organisations, and boxes in a ring');

/** An organisation of so many roles, with departments in departments and dotted lines across. */
function large(count) {
    const parts = ['organization "Large" { head d0.lead }'];
    const path = at => (at === 0 ? 'd0' : `${path(Math.floor((at - 1) / 4))}.d${at}`);
    for (let at = 0; at < count / 8; at += 1) {
        const roles = [1, 2, 3, 4, 5, 6, 7].map(role => `role r${role} "Specialist ${at}-${role} for a subject" {
  held by "Person ${at} ${role}" ${role === 3 && at > 0 ? `; dotted to ${path(at - 1)}.r5 for "subject ${at}"` : ''} }`);
        parts.push(`department ${path(at)} "Department ${at}" { head lead
  role lead "Head of Department ${at}" { held by "Head ${at}" }
  ${roles.join('\n  ')}
  responsibility work "Work of ${at}" { owner lead; responsible r1 } }`);
    }
    return parts.join('\n');
}
for (const count of [200, 1000]) {
    const { page, closed } = await opened(built(`large-${count}`, ['-'], [], large(count)));
    assert.equal(await page.locator('.box').count(), count);
    assert(await page.locator('.box:visible').count() < 200, 'a large chart begins folded');
    if (count < 500) await folds(page, `${count} roles`);
    await page.fill('#query', 'specialist 17-3');
    assert.match(await text(page, '#results li'), /^Specialist 17-3 for a subject – Person 17 3$/);
    await page.keyboard.press('Enter');
    assert.match(await text(page, '.box[aria-selected="true"]'), /Person 17 3/);
    assert(await page.isVisible('.box[aria-selected="true"]'));
    await accessible(page, `${count} roles`);
    await closed();
}
console.log('200 and 1000 roles');

// Texts that would do something, if they were anything but text.
const harm = [
    '<script>window.harm=1;alert(1)</script>', '</script><script>window.harm=1</script>', '<img src=x onerror=window.harm=1>',
    '"><svg onload=window.harm=1>', '\' onmouseover=\'window.harm=1', '" onfocus="window.harm=1" autofocus tabindex="1', '</style><style>*{display:none}',
    '</title><iframe src=//a.example>', ']]><!--', '--><b>', '&lt;b&gt; &amp; &#60;', 'javascript:window.harm=1', '${window.harm=1}', '{{harm}}',
    '<base href=//a.example>', '<meta http-equiv=refresh content=0;//a.example>', '</section></main></body></html>', '</table></td>',
    '<a href="//a.example">x</a>', '<form action=//a.example>', '<input name=query id=query>', '<p id=stage>', 'שלום <b>', '`<b>`', '\\u003cb\\u003e',
    '<math><mi//xlink:href="data:x,<script>window.harm=1</script>">', 'url(//a.example)', '<object data=//a.example>', '<link rel=stylesheet href=//a.example>',
];
const quoted = text => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Every text in every field. */
function hostile() {
    const parts = harm.map((text, at) => {
        const word = quoted(text);
        return `/// ${text}
department d${at} ${word} { kind ${word}; head h; provides ${word}; note ${word}
  /// ${text}
  role h ${word} { held by p${at} note ${word}; note ${word}; set key ${word}; link ${word} ${word}; link "https://a.example/?${at}" ${word} }
  role v ${word} { vacant note ${word}; deputised by h; dotted to h for ${word} note ${word}; formerly held by ${word} until 2020 note ${word} }
  responsibility r ${word} { owner h note ${word}; responsible v; consulted d${at}; note ${word}; link ${word} ${word} }
}
person p${at} ${word} { email ${word}; note ${word}; link ${word} ${word} }
objective o${at} ${word} { owner d${at}.h; needs ${word}; measure m ${word} from 1 to 2 ${word} due 2027; waive unmeasured ${word} until 2027
  objective part ${word} { unowned ${word} } }
policy ${word} { separate d${at}.h, d${at}.v by person }`;
    });
    return `organization ${quoted(harm.join(' '))} { head top }\nrole top "Top" { held by "Maya" }
view v ${quoted(harm[0])} { show objectives, responsibilities }\n${parts.join('\n')}`;
}
const allowed = readFileSync(join(root, 'tests/support/laws/page.rs'), 'utf8').match(/ELEMENTS: &str = "([^"]*)"/)[1].split(/[\s\\]+/).filter(Boolean);
for (const more of [[], ['--view', 'v']]) {
    const url = built(`hostile${more.length}`, ['-'], ['--draft', ...more], hostile());
    const { page, closed } = await opened(url);
    const elements = () => page.evaluate(() => [...new Set([...document.querySelectorAll('*')].map(element => element.localName))]);
    assert.deepEqual((await elements()).filter(name => !allowed.includes(name)), []);
    assert.equal(await page.evaluate(() => document.querySelectorAll('script').length), 2);
    await set(page, '0');
    for (const [at, text] of harm.entries()) {
        await page.evaluate(key => { location.hash = key; }, `role.d${at}.h`);
        await page.waitForFunction(wanted => document.querySelector('#details h3')?.textContent === wanted, text);
        const seen = await page.$eval('#told', told => told.textContent);
        assert(seen.split(text).length > 6, `${text} in ${seen}`);
        await page.fill('#query', text.slice(0, 12));
        assert(await page.$$eval('#results b', (all, wanted) => all.some(one => one.textContent === wanted), text), text);
    }
    await page.mouse.move(300, 300);
    for (const tab of tabs) await page.click(`.tabs a[href="#${tab}"]`);
    await page.evaluate(() => document.querySelectorAll('*').forEach(element => ['mouseover', 'focus', 'load', 'error'].forEach(name => element.dispatchEvent(new Event(name)))));
    assert.equal(await page.evaluate(() => window.harm), undefined);
    const links = await page.$$eval('a[href]', all => [...new Set(all.map(one => new URL(one.href.baseVal ?? one.href, location).protocol))]);
    assert.deepEqual(links.filter(protocol => !['file:', 'https:', 'mailto:'].includes(protocol)), []);
    assert.deepEqual((await elements()).filter(name => ![...allowed, 'option'].includes(name)), []);
    await closed();
}
console.log(`${harm.length} harmful texts in every field did nothing`);

await browser.close();
