/** Wires the page: transport → store → views. */
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '@fontsource-variable/noto-sans-jp/index.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { act } from './actions/index.ts'
import { connect, createStore, pageEnvironment, StoreProvider } from './store/index.ts'
import { createHost } from './transport/index.ts'
import { App } from './views/shell/App.tsx'

const host = createHost()
const store = createStore(pageEnvironment(host))
connect(store, host, id => act(id, store.getState()))
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) =>
  store.getState().systemChanged({ dark: matches }),
)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <StoreProvider store={store}>
      <App />
    </StoreProvider>
  </StrictMode>,
)
