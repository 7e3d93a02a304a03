/** Milliseconds that this thread has had a core: a figure that does not hang on what else the machine does. */
export function ownMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
