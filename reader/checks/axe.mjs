// axe-core looks at the pages of a book in Chromium: as they are, in the dark, and with letters twice as large.
//
// node axe.mjs MODULES CHROMIUM BOOK REPORT, where BOOK is a folder with the book in files/ and a list of them in files.json:
// [[name, media type], ...]. The report: {"modes": [...], "pages": [...], "found": [{"file", "mode", "kind", "rule", "impact",
// "target", "message"}, ...]}.
//
// Scripts of the book do not run, and the pages reach nothing but the files of the book: every request is answered here,
// from BOOK or not at all, under a policy that allows no script, and the browser finds no host.
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

process.on('uncaughtException', error => {
    console.error(String(error).split('\n')[0])
    process.exit(1)
})
const [modules, executablePath, folder, report] = process.argv.slice(2)
const require = createRequire(join(modules, 'from-here.js'))
const { chromium } = require('playwright-core')
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
const types = new Map(JSON.parse(await readFile(join(folder, 'files.json'), 'utf8')))
const files = join(folder, 'files')

const HOST = 'http://book.invalid/'
const POLICY = `default-src ${HOST} data: 'unsafe-inline'; script-src 'none'; connect-src 'none'`
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// What axe cannot tell of an arrow or a star is none of its business: these rules are about text (WCAG 1.4.3, 2.5.3).
const TEXT_RULES = ['color-contrast', 'label-content-name-mismatch']
const LARGE = ':root { font-size: 200% }'
const MODES = new Map([['light', ['light', '']], ['dark', ['dark', '']], ['200 % text', ['light', LARGE]]])

const answer = async route => {
    const url = new URL(route.request().url())
    const name = decodeURIComponent(url.pathname).slice(1)
    if (url.origin + '/' !== HOST || !types.has(name)) return route.abort()
    const headers = { 'content-type': types.get(name), 'content-security-policy': POLICY }
    return route.fulfill({ path: join(files, name), headers })
}

// In the page.
const dress = style => {
    const sheet = document.createElementNS('http://www.w3.org/1999/xhtml', 'style')
    sheet.textContent = style
    document.documentElement.append(sheet)
}
const look = async ({ tags, textRules }) => {
    const { violations, incomplete } = await globalThis.axe.run(document, {
        runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'], elementRef: true,
    })
    const isText = ({ element }) => /[\p{L}\p{N}]/u.test(element.textContent)
    const told = ({ id, nodes, ...rest }) =>
        ({ id, nodes: textRules.includes(id) ? nodes.filter(isText) : nodes, ...rest })
    const of = kind => ({ id, help, impact, nodes }) => nodes.map(node => ({
        kind, rule: id, impact: node.impact ?? impact ?? '', target: node.target.flat().join(' '),
        message: [help, ...[...node.any, ...node.all, ...node.none].map(check => check.message)].join('. '),
    }))
    return [...violations.flatMap(of('violation')), ...incomplete.map(told).flatMap(of('incomplete'))]
}

const start = chromiumSandbox => chromium.launch({
    executablePath, chromiumSandbox, args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
})
const browser = await start(true).catch(() => start(false))  // root and some containers have none
const context = await browser.newContext({ serviceWorkers: 'block' })
await context.route('**/*', answer)
const page = await context.newPage()
const pages = Array.from(types.keys()).filter(name => types.get(name) === 'application/xhtml+xml')
const found = []
for (const file of pages) {
    for (const [mode, [colorScheme, style]] of MODES) {
        await page.emulateMedia({ colorScheme })
        const address = HOST + encodeURI(file).replace(/[?#]/g, encodeURIComponent)
        await page.goto(address)
        await page.evaluate(dress, style)
        await page.evaluate(axe)
        const results = await page.evaluate(look, { tags: TAGS, textRules: TEXT_RULES })
        if (page.url() !== address) throw new Error(`${file} leads elsewhere by itself`)
        found.push(...results.map(result => ({ file, mode, ...result })))
    }
}
await browser.close()
await writeFile(report, JSON.stringify({ modes: Array.from(MODES.keys()), pages, found }))
