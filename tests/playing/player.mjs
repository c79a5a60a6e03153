// A reading system, foliate-js as it is published, plays the overlays of a book in Chromium, at their own speed.
//
// node player.mjs MODULES CHROMIUM < {"book": path, "shares": [[text, ...], ...], "patience": seconds without a highlight}
//
// A text is what a par names, such as "EPUB/s1.xhtml#s1-p1-1". Each share is played in a page of its own, all at once: from
// its first text until its last has been marked, in the order it lists. Told on stdout, of each share:
// {"marked": [text, ...], "replays": number, "wrong": reason or ""}.
//
// The audio element of a page tells its time four times a second, and less often where the machine is busy. What it does
// not tell of in time, foliate-js passes over; then the share is played again from there, REPLAYS times at most. A fault
// of the book is passed over every time.
import { createRequire } from 'node:module'
import { join, normalize, sep } from 'node:path'
import { text } from 'node:stream/consumers'

const [modules, executablePath] = process.argv.slice(2)
const { chromium } = createRequire(join(modules, 'x'))('playwright-core')
const { book, shares, patience } = JSON.parse(await text(process.stdin))
const root = join(modules, 'foliate-js')
const HOST = 'http://localhost/'
const REPLAYS = 3

const answer = async route => {
    const url = new URL(route.request().url())
    if (url.origin + '/' !== HOST) return route.abort()
    const name = normalize(decodeURIComponent(url.pathname))
    if (name === '/') return route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><title>player</title>' })
    if (name === '/book.epub') return route.fulfill({ path: book, contentType: 'application/epub+zip' })
    return route.fulfill({ path: join(root, ...name.split(sep)), contentType: 'text/javascript' })
}

// In the page.
const play = async ({ share, patience, replays }) => {
    const { promise: over, resolve: end } = Promise.withResolvers()
    const told = { marked: [], replays: 0, wrong: '' }
    await import('/view.js')
    const view = document.createElement('foliate-view')
    view.style.cssText = 'display: block; width: 600px; height: 800px'
    document.body.append(view)
    const blob = await (await fetch('/book.epub')).blob()
    await view.open(new File([blob], 'book.epub'))
    const overlay = view.mediaOverlay
    if (!overlay) return { ...told, wrong: 'the book has no overlay' }

    let next = 0  // of the share, the text to be marked
    let timer
    const stop = wrong => { clearTimeout(timer); overlay.stop(); end({ ...told, wrong }) }
    const wait = () => {
        clearTimeout(timer)
        timer = setTimeout(() => stop(`silence before ${share[next]}`), patience * 1000)
    }
    const start = () => {
        wait()
        const section = view.book.sections.findIndex(each => each.id === share[next].split('#')[0])
        return overlay.start(section, item => item.text === share[next])
    }
    const again = why => {
        if (told.replays++ < replays) start()
        else stop(why)
    }
    const active = () => view.renderer.getContents()
        .flatMap(({ doc }) => Array.from(doc.querySelectorAll(`.${view.book.media.activeClass}`), each => each.id))

    overlay.addEventListener('error', ({ detail }) => stop(String(detail)))
    addEventListener('unhandledrejection', ({ reason }) => stop(String(reason)))
    let heard
    overlay.addEventListener('highlight', async ({ detail }) => {
        if (detail.text === heard) return  // said again, when it plays on after loading
        heard = detail.text
        if (heard !== share[next]) {
            if (told.marked.at(-1) !== heard) again(`${heard} in place of ${share[next]}`)
            return
        }
        const id = heard.split('#')[1]
        while (active().join() !== id) {  // the page is turned first
            await new Promise(resolve => setTimeout(resolve, 20))
            if (heard !== share[next]) return  // too late: the next has begun
        }
        told.marked.push(share[next++])
        if (next === share.length) stop('')
        else wait()
    })
    start()
    return over
}

const browser = await chromium.launch({
    executablePath, args: ['--autoplay-policy=no-user-gesture-required', '--mute-audio'],
})
const context = await browser.newContext()
await context.route('**/*', answer)
const results = await Promise.all(shares.map(async share => {
    const page = await context.newPage()
    await page.goto(HOST)
    return page.evaluate(play, { share, patience, replays: REPLAYS })
}))
await browser.close()
process.stdout.write(JSON.stringify(results))
