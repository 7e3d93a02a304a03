/**
 * Who may import what: default deny. An import that no row of `allowed` covers is an error, so is a cycle and anything that
 * does not resolve. The compiler is the second guard (tsconfig.pure.json gives shared/ and the runtime no Node and no DOM).
 */
const npm = (...names) => `^node_modules/(${names.join('|')})/`
const node = (...names) => `^(node:)?(${names.join('|')})$`

/** [folder, [what it may import]] */
const table = [
  ['^shared/', ['^shared/', npm('zod', 'yaml')]],
  ['^electron/runtime/', ['^electron/runtime/', '^shared/(errors|ids|assert-never)']],
  [
    '^electron/script/',
    [
      '^electron/script/',
      '^electron/runtime/',
      '^electron/world/index',
      '^shared/',
      npm('@babel', '@types/babel__', 'ses'),
    ],
  ],
  // What a run reaches outside of itself. The streams know no socket.
  ['^electron/world/streams/', ['^electron/world/streams/', '^electron/runtime/', '^shared/errors']],
  [
    '^electron/world/(?!streams/)',
    [
      '^electron/world/',
      '^electron/runtime/',
      '^shared/',
      node('net', 'http', 'https', 'child_process', 'fs', 'os', 'path', 'stream'),
    ],
  ],
  // The worker confines a graph's functions exactly as scripts are confined.
  [
    '^electron/pool/',
    [
      '^electron/pool/',
      '^electron/script/confine',
      '^shared/',
      node('worker_threads', 'child_process', 'net', 'readline', 'v8', 'url'),
    ],
  ],
  [
    '^electron/engine/',
    [
      '^electron/engine/',
      '^electron/runtime/',
      '^electron/script/',
      '^electron/world/index',
      '^electron/pool/index',
      '^shared/',
    ],
  ],
  ['^electron/files/', ['^electron/files/', '^shared/', node('fs', 'fs/promises', 'path')]],
  // What it writes is what engines hand it; it knows no run. Whole recordings are read in threads of their own.
  [
    '^electron/recordings/',
    [
      '^electron/recordings/',
      '^electron/files/index',
      '^shared/',
      node('crypto', 'fs', 'fs/promises', 'path', 'sqlite', 'stream', 'stream/promises', 'worker_threads', 'zlib'),
    ],
  ],
  [
    '^electron/runs/',
    [
      '^electron/runs/',
      '^electron/engine/',
      '^electron/runtime/host',
      '^electron/files/',
      '^electron/pool/index',
      '^electron/monitor/lines',
      '^electron/recordings/index',
      '^shared/',
      node('worker_threads', 'os', 'path', 'url', 'util', 'net', 'zlib'),
    ],
  ],
  // What a program that uses the runtime loads: nothing that compiles or confines scripts.
  [
    '^electron/library/',
    [
      '^electron/library/',
      '^electron/runtime/',
      '^electron/runs/loop-host',
      '^electron/monitor/(index|debug)',
      '^shared/',
    ],
  ],
  [
    '^electron/monitor/',
    [
      '^electron/monitor/',
      '^electron/library/loops',
      '^electron/runtime/',
      '^electron/engine/(deadlock|live|marks|preview|readers|recorder|findings/debug)',
      '^electron/runs/viewers',
      '^shared/',
      node('crypto', 'fs', 'fs/promises', 'inspector', 'net', 'os', 'path', 'url'),
    ],
  ],
  [
    '^electron/services/',
    [
      '^electron/services/',
      '^electron/runs/',
      '^electron/files/',
      '^electron/recordings/index',
      '^electron/monitor/discovery',
      '^shared/',
      node('fs', 'fs/promises', 'os', 'path', 'url'),
    ],
  ],
  ['^electron/ipc/', ['^electron/ipc/', '^electron/services/', '^shared/', npm('electron')]],
  [
    '^electron/serve/',
    [
      '^electron/serve/',
      '^electron/services/',
      '^shared/',
      npm('ws', '@types/ws'),
      node('http', 'crypto', 'fs', 'fs/promises', 'path', 'url', 'net', 'stream'),
    ],
  ],
  [
    '^electron/cli/',
    [
      '^electron/cli/',
      '^electron/(runs|files|services|serve)/',
      '^shared/',
      npm('commander'),
      node('process', 'path', 'url', 'fs', 'child_process', 'tty', 'os', 'util'),
    ],
  ],
  [
    '^electron/app/',
    [
      '^electron/app/',
      '^electron/(ipc|services|runs|files)/',
      '^shared/',
      npm('electron'),
      node('path', 'url', 'fs', 'fs/promises'),
    ],
  ],
  [
    '^electron/(main|preload)\\.ts',
    ['^electron/(app|ipc|services|runs|files)/', '^shared/', npm('electron'), node('path', 'url')],
  ],
  [
    '^renderer/(store|transport)/',
    ['^renderer/(store|transport)/', '^renderer/log/index', '^shared/', npm('zustand', 'react', '@types/react')],
  ],
  // Half of it is in a worker, which knows no page.
  ['^renderer/log/', ['^renderer/log/', '^shared/']],
  ['^renderer/i18n/', ['^renderer/i18n/', '^shared/', npm('use-intl', 'react', '@types/react')]],
  ['^renderer/actions/', ['^renderer/(actions|store)/', '^shared/']],
  // What the editor asks a worker, and the worker, which knows the compiler and no page. (vite's own ?raw texts are no imports.)
  ['^renderer/language/', ['^renderer/language/', '^shared/', npm('typescript')]],
  [
    '^renderer/ui/',
    [
      '^renderer/ui/',
      '^shared/',
      npm('react', 'react-dom', '@types/react', 'radix-ui', 'cmdk', 'react-resizable-panels', '@tanstack'),
    ],
  ],
  [
    '^renderer/views/',
    [
      '^renderer/(views|ui|store|actions|i18n)/',
      '^renderer/language/(client|protocol)',
      '^shared/',
      npm(
        'react',
        'react-dom',
        '@types/react',
        'use-intl',
        'zustand',
        'radix-ui',
        'cmdk',
        'react-resizable-panels',
        '@atlaskit/pragmatic-drag-and-drop',
        '@tanstack',
        'codemirror',
        '@codemirror',
        '@lezer',
        '@xyflow',
        'elkjs',
      ),
    ],
  ],
  [
    '^renderer/main\\.tsx',
    [
      '^renderer/',
      '^shared/',
      npm('react', 'react-dom', '@types/react', 'react-dom', '@types/react-dom', 'use-intl', '@fontsource-variable'),
    ],
  ],
  ['^bin/', ['^bin/', node('child_process', 'crypto', 'fs', 'path', 'url', 'tls', 'os')]],
  ['^tests/', ['.*']],
]

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?|^virtual:|^yieldpoint$' },
    },
    {
      name: 'electron-only-at-the-edge',
      severity: 'error',
      from: { pathNot: '^(electron/(app|ipc|main\\.ts|preload\\.ts)|tests/)' },
      to: { path: '^electron$|node_modules/electron/' },
    },
  ],
  allowed: table.flatMap(([from, tos]) => tos.map(path => ({ from: { path: from }, to: { path } }))),
  allowedSeverity: 'error',
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/bench/peers/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json', '.css'],
    },
  },
}
