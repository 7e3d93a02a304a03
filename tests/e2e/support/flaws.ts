/** What an eye would stumble over, found by measuring: runs in the page, so it stands by itself. */
export function findFlaws(keys: readonly string[]): string[] {
  const known = new Set(keys)
  const found: string[] = []
  const say = (what: string, element: Element): void => {
    const text = (element.textContent ?? '').trim().slice(0, 40)
    found.push(`${what}: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${text}`)
  }

  interface Box {
    left: number
    top: number
    right: number
    bottom: number
  }
  const SLACK_PX = 1.5
  const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
  const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll'
  /** For screen readers only, itself or what it is in. */
  const clipsAway = (element: Element): boolean => {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { clipPath, clip } = getComputedStyle(at)
      if (clipPath !== 'none' || clip !== 'auto') return true
    }
    return false
  }
  /** Whether it is drawn in a box that stands still in its scroller and fills it: what it cuts can be scrolled to. */
  const isScrolledIn = (element: Element): boolean => {
    let still = 0
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { position, overflowY } = getComputedStyle(at)
      if (position === 'sticky') still = at.clientHeight
      if (scrolls(overflowY)) return still > 0 && still >= at.clientHeight - SLACK_PX
    }
    return false
  }

  /** Text that an ancestor cuts, neither with an ellipsis nor so that one could scroll to it. */
  function cutOff(node: Text, box: Box): string | null {
    let [across, along] = [true, true]
    for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.display === 'contents' || style.display === 'inline') continue
      const edge = at.getBoundingClientRect()
      if (style.textOverflow === 'ellipsis' || scrolls(style.overflowX)) across = false
      if (scrolls(style.overflowY)) along = false
      if (at.matches('.react-flow')) across = along = false // one pans to it
      const left = box.left < edge.left - SLACK_PX
      const right = box.right > edge.right + SLACK_PX
      if (across && hides(style.overflowX) && (left || right)) return 'cut off sideways'
      const overhangs = box.top < edge.top - 4 || box.bottom > edge.bottom + 4
      if (along && hides(style.overflowY) && overhangs && !isScrolledIn(at)) return 'cut off below'
      if (style.position === 'fixed') break
    }
    return across && (box.right > innerWidth + SLACK_PX || box.left < -SLACK_PX) ? 'outside the page' : null
  }

  function checkTexts(): void {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
      const parent = node.parentElement
      const text = node.data.trim()
      if (!parent || text === '') continue
      if (known.has(text)) say('raw message key', parent)
      if (clipsAway(parent) || !parent.checkVisibility({ checkVisibilityCSS: true })) continue
      range.selectNodeContents(node)
      const flaw = cutOff(node, range.getBoundingClientRect())
      if (flaw) say(flaw, parent)
    }
  }

  /** A box whose content stands out of it over its neighbours. */
  function checkBoxes(): void {
    for (const element of document.querySelectorAll(
      'button, [role="gridcell"], [role="columnheader"], [role="tab"], li, p, h1, h2, h3',
    )) {
      const style = getComputedStyle(element)
      if (style.overflowX !== 'visible' || style.display === 'inline' || clipsAway(element)) continue
      if (element.scrollWidth > element.clientWidth + SLACK_PX && element.clientWidth > 0)
        say('wider than its box', element)
    }
  }

  /** As far as its scrolling ancestors show it; null if they don't. */
  function shownBox(element: Element): Box | null {
    let { left, top, right, bottom } = element.getBoundingClientRect()
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
      const edge = at.getBoundingClientRect()
      left = Math.max(left, edge.left)
      top = Math.max(top, edge.top)
      right = Math.min(right, edge.right)
      bottom = Math.min(bottom, edge.bottom)
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null
  }

  function checkControls(): void {
    const top = document.querySelector('[role="dialog"], [role="menu"]') ?? document
    const controls = [...top.querySelectorAll('button, input, [role="tab"], [role="menuitem"], [role="option"]')]
      .filter(
        control => !clipsAway(control) && control.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
      )
      .flatMap(control => {
        const box = shownBox(control)
        return box ? [{ control, box }] : []
      })
    controls.forEach((one, i) => {
      for (const other of controls.slice(i + 1)) {
        if (one.control.contains(other.control)) continue
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const along = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (across > SLACK_PX && along > SLACK_PX)
          say(`overlaps “${(other.control.textContent ?? '').trim()}”`, one.control)
      }
    })
  }

  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`the page is ${document.documentElement.scrollWidth} wide`)
  checkTexts()
  checkBoxes()
  checkControls()
  return found
}
