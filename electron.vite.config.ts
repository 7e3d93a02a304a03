import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Electron's main process, the command line, the threads and the library are entries of one build: they share chunks. */
const main = {
  main: from('electron/main.ts'),
  cli: from('electron/cli/main.ts'),
  library: from('electron/library/index.ts'),
  'run-thread': from('electron/runs/thread.ts'),
  'pool-worker': from('electron/pool/worker.ts'),
  'recordings-thread': from('electron/recordings/jobs/thread.ts'),
}

export default defineConfig({
  main: {
    build: {
      outDir: from('out/main'),
      target: 'node22',
      rollupOptions: {
        input: main,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: from('out/preload'),
      externalizeDeps: false,
      // A sandboxed preload script is loaded by `require`, so it is one CommonJS file.
      rollupOptions: {
        input: { preload: from('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react()],
    // Replaced by a fresh one each time the page is served: electron/services/page.ts.
    html: { cspNonce: '__CSP_NONCE__' },
    // A worker loads parts of itself when they are needed, as the page does.
    // Without spaces the compiler in one of them is a third of its size.
    worker: { format: 'es', rollupOptions: { output: { minify: true } } },
    build: {
      outDir: from('out/renderer'),
      emptyOutDir: true,
      // Fonts and pictures stay files of their own: the page's policy allows no data: fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: from('renderer/index.html') },
    },
  },
})
