/** Names of recordings. */

/** In the order of time, and never twice: `20261125-012242-1f9a3b0c`. */
export function recordingId(nowMs: number): string {
  const [day = '', time = ''] = new Date(nowMs).toISOString().split('T')
  const random = crypto.randomUUID().slice(0, 8)
  return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${random}`
}
