/**
 * Events of the Chrome trace format, as Perfetto and chrome://tracing read it. Times are microseconds.
 * Source: “Trace Event Format” (Google, 2016), which Perfetto's JSON importer follows.
 */

interface Track {
  readonly pid: number
  readonly tid: number
}

export type TraceArgs = Readonly<Record<string, string | number | boolean | null>>

export type TraceEvent =
  | { readonly ph: 'M'; readonly name: string; readonly pid: number; readonly tid?: number; readonly args: TraceArgs }
  | (Track & {
      readonly ph: 'X'
      readonly name: string
      readonly cat: string
      readonly ts: number
      readonly dur: number
      readonly cname?: string
      readonly args?: TraceArgs
    })
  | { readonly ph: 'C'; readonly name: string; readonly pid: number; readonly ts: number; readonly args: TraceArgs }
  | (Track & {
      readonly ph: 's' | 'f'
      readonly name: string
      readonly cat: string
      readonly id: number
      readonly ts: number
      /** Of `f`: it ends at the slice that encloses it. */
      readonly bp?: 'e'
    })
  | (Track & {
      readonly ph: 'i'
      readonly name: string
      readonly cat: string
      readonly ts: number
      /** Whom it concerns: the thread, or the whole process. */
      readonly s: 't' | 'p'
      readonly args?: TraceArgs
    })
