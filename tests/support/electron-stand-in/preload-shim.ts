/** What the preload bundle gets for `require('electron')`, and how it is run before the page's own scripts. */

/** Runs in the page: so it uses nothing from outside its own text. */
function installShim(key: string): void {
  const page = globalThis as unknown as Record<string, unknown>
  type Binding = (channel: string, args: unknown[]) => Promise<unknown>
  const [invoke, send] = [page[`${key}Invoke`] as Binding, page[`${key}Send`] as Binding]
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>()
  page[`${key}Deliver`] = (channel: string, args: unknown[]) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  page[`${key}Electron`] = {
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => invoke(channel, args),
      send: (channel: string, ...args: unknown[]) => void send(channel, args),
      on: (channel: string, listener: () => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(globalThis, name, { value: Object.freeze(api), enumerable: true }),
    },
    // A dropped file's path is the one thing a page in Chromium cannot be given; a test puts it in the file's name.
    webUtils: { getPathForFile: (file: File) => (file.name.startsWith('/') ? file.name : '') },
  }
}

export const KEY = '__standIn'

export const preloadScript = (bundle: string): string =>
  `(${installShim})(${JSON.stringify(KEY)});
   (function (require, module, exports) {${bundle}\n})(name => {
     if (name !== 'electron') throw new Error('a sandboxed preload script cannot require ' + name)
     return globalThis.${KEY}Electron
   }, { exports: {} }, {});`
