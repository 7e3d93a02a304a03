/** Wires the page: transport → store → views. */
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '@fontsource-variable/noto-sans-jp/index.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { act } from './actions/index.ts'
import { connect, createStore, pageEnvironment, remembered, StoreProvider } from './store/index.ts'
import { createHost } from './transport/index.ts'
import { App } from './views/shell/App.tsx'

// The dialogs' library makes a style element, and looks for the nonce that lets it in where webpack would have put it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
Object.assign(globalThis, { __webpack_nonce__: nonce })

const host = createHost()
const store = createStore(pageEnvironment(host, await remembered(host)))
connect(store, host, id => act(id, store.getState()))
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) =>
  store.getState().systemChanged({ dark: matches }),
)
matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', ({ matches }) =>
  store.getState().systemChanged({ still: matches }),
)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <StoreProvider store={store}>
      <App />
    </StoreProvider>
  </StrictMode>,
)
