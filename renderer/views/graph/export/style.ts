import type { Tokens } from './tokens.ts'

const STATES = ['ready', 'running', 'waiting', 'cancelling', 'cancelled', 'failed', 'finished', 'deadlocked'] as const
const SOLID: readonly string[] = ['running', 'cancelled', 'failed', 'deadlocked']

/** The rules of nodes.module.css and edges.module.css that a picture needs, with the values of one theme. */
export function styleOf(tokens: Tokens): string {
  const of = (name: string): string => tokens[name] ?? ''
  const rules: [string, string][] = [
    ['.ui', `font-family:${of('font-ui')};font-weight:420`],
    ['.code', `font-family:${of('font-code')};font-weight:530`],
    ['.canvas', `fill:${of('surface-canvas')}`],
    ['.frame', `fill:${of('surface-panel')};stroke:${of('border')}`],
    ['.box', `fill:${of('surface-raised')};stroke:${of('border')}`],
    ['.box.over', `fill:${of('surface-canvas')}`],
    ['.inset', `fill:${of('surface-inset')};stroke:${of('border')}`],
    ['.slot', `fill:none;stroke:${of('border')}`],
    ['.slot.taken', `fill:${of('surface-selected')};stroke:${of('border-strong')}`],
    ['.rule', `stroke:${of('border-subtle')}`],
    ['.strong', `fill:${of('text-1')}`],
    ['.dim', `fill:${of('text-2')}`],
    ['.faint', `fill:${of('text-3')}`],
    ['.step', `fill:${of('accent')}`],
    ['.onStep', `fill:${of('accent-on')};font-weight:620`],
    ['.edge', `fill:none;stroke:${of('border-control')};stroke-width:1.25`],
    ['.edge .tip', `fill:${of('border-control')};stroke:none`],
    ['.edge.after,.edge.made,.edge.uses,.edge.lock', `stroke:${of('border-strong')}`],
    ['.edge.after .tip', `fill:${of('border-strong')}`],
    ['.edge.has', `stroke:${of('text-3')};stroke-width:1.5`],
    ['.edge.has .tip', `fill:${of('text-3')}`],
    ['.edge.wants', `stroke:${of('waiting-line')};stroke-width:1.5;stroke-dasharray:4 3`],
    ['.edge.wants .tip', `fill:${of('waiting-line')}`],
    ['.edge.lit', `stroke:${of('accent')};stroke-width:2`],
    ['.edge.lit .tip', `fill:${of('accent')}`],
    ['.edge.dead', `stroke:${of('deadlocked-line')};stroke-width:2.25`],
    ['.edge.dead .tip', `fill:${of('deadlocked-line')}`],
    [
      '.at',
      `fill:${of('text-3')};stroke:${of('surface-canvas')};stroke-width:5px;stroke-dasharray:none;paint-order:stroke`,
    ],
    ...STATES.flatMap(state => stateRules(state, of)),
  ]
  return rules.map(([where, what]) => `${where}{${what}}`).join('')
}

function stateRules(state: string, of: (name: string) => string): [string, string][] {
  const solid = SOLID.includes(state)
  return [
    [`.word.${state}`, `fill:${of(`${state}-fg`)}`],
    [`.cell.${state}`, `stroke:${of(`${state}-line`)};fill:${solid ? of(`${state}-fill`) : 'none'}`],
    [`.glyph.${state}`, `color:${solid ? of(`${state}-on`) : of(`${state}-fg`)};fill:none;stroke:currentColor`],
    [
      `.part.${state}`,
      `fill:${of(solid ? `${state}-fill` : state === 'finished' ? `${state}-line` : `${state}-bg`)};stroke:${of(`${state}-line`)}`,
    ],
    ...(['running', 'failed', 'cancelling', 'deadlocked'].includes(state)
      ? ([[`.box.${state}`, `stroke:${of(`${state}-line`)}`]] as [string, string][])
      : []),
  ]
}
