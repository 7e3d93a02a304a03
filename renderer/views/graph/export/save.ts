/** Files out of the page, by the browser's own download: in Electron the same asks where to put them. */

export function save(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Pixels of a picture to one of the graph, as long as a canvas can be that large. */
const SCALE = 2
const LARGEST = 16_000

/** @throws Error where the browser cannot draw it. */
export async function rasterised(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image()
  // The page's policy lets no blob: picture in.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(SCALE, LARGEST / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const { promise, resolve } = Promise.withResolvers<Blob | null>()
  canvas.toBlob(resolve, 'image/png')
  const png = await promise
  if (!png) throw new Error(`no picture of ${canvas.width} × ${canvas.height}`)
  return png
}
