/** Where the window was and how large, if that is still on a screen. */
import { join } from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from '../../shared/zod.ts'
import { JsonFile } from '../services/index.ts'

const size = z.number().int().min(200).max(20_000)
const stateSchema = z.object({
  bounds: z.object({ x: z.number().int(), y: z.number().int(), width: size, height: size }).nullable(),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof stateSchema>

export const windowStateFile = (data: string) =>
  new JsonFile(join(data, 'window.json'), stateSchema, { bounds: null, maximized: false })

/** Bounds on a screen that was taken away would hide the window: then the system chooses. */
export function visibleBounds({ bounds }: WindowState): Partial<Rectangle> {
  const areas = screen.getAllDisplays().map(display => display.workArea)
  return bounds && areas.some(area => overlaps(area, bounds)) ? bounds : { width: 1440, height: 900 }
}

const GRIP = 64

const overlaps = (area: Rectangle, bounds: Rectangle): boolean =>
  bounds.x + bounds.width - GRIP > area.x &&
  bounds.x + GRIP < area.x + area.width &&
  bounds.y >= area.y - GRIP &&
  bounds.y + GRIP < area.y + area.height

export const stateOf = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  maximized: window.isMaximized(),
})
