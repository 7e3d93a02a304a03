/** Every icon on a 16 × 16 grid, drawn with a 1.5 stroke in the text's colour. */
const drawn = (d: string) => <path d={d} />

export const drawings = {
  play: drawn('M5 3.5v9l7-4.5z'),
  pause: drawn('M5.5 3.5v9M10.5 3.5v9'),
  step: drawn('M4 3.5v9l6-4.5zM12.5 3.5v9'),
  stop: <rect x="4" y="4" width="8" height="8" rx="1" />,
  restart: drawn('M12.8 8a4.8 4.8 0 1 1-1.5-3.5M11.5 1.8v2.9H8.6'),
  search: (
    <>
      <circle cx="7" cy="7" r="4" />
      <path d="m10 10 3.5 3.5" />
    </>
  ),
  right: drawn('m6 4 4 4-4 4'),
  down: drawn('m4 6 4 4 4-4'),
  up: drawn('m4 10 4-4 4 4'),
  back: drawn('m9.5 4-4 4 4 4'),
  forward: drawn('m6.5 4 4 4-4 4'),
  file: drawn('M4 2.5h5l3 3v8H4zM9 2.5v3h3'),
  folder: drawn('M2.5 4.5h4l1.5 1.5h5.5v6.5h-11z'),
  list: drawn('M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01'),
  timeline: drawn('M2 4h6M6 8h8M4 12h5'),
  histogram: drawn('M2.5 13.5h11M4.5 11V9M7.5 11V3M10.5 11V6M13 11v-1'),
  code: drawn('M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5'),
  log: drawn('M3 3.5h10M3 6.5h7M3 9.5h10M3 12.5h5'),
  queue: (
    <>
      <rect x="1.5" y="5" width="13" height="6" rx="1" />
      <path d="M5.5 5v6M9.5 5v6" />
    </>
  ),
  semaphore: (
    <>
      <circle cx="4.5" cy="8" r="2.5" />
      <circle cx="11.5" cy="8" r="2.5" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  event: drawn('M4 14V2.5M4 3h8l-2 2.75 2 2.75H4'),
  condition: drawn('M3 11.5h10L11.5 9V6.5a3.5 3.5 0 0 0-7 0V9zM6.8 14h2.4'),
  barrier: drawn('M12.5 2v12M2.5 4.5h7M2.5 8h7M2.5 11.5h7'),
  cell: (
    <>
      <rect x="3" y="3" width="10" height="10" rx="1" />
      <path d="M6 8h4" />
    </>
  ),
  connection: drawn('M2 5.5h9M8.5 3 11 5.5 8.5 8M14 10.5H5M7.5 8 5 10.5 7.5 13'),
  server: (
    <>
      <rect x="2.5" y="3" width="11" height="4" rx="1" />
      <rect x="2.5" y="9" width="11" height="4" rx="1" />
      <path d="M5 5h.01M5 11h.01" />
    </>
  ),
  process: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1" />
      <path d="m4.5 6 2 2-2 2M8.5 10.5h3" />
    </>
  ),
  cpu: (
    <>
      <rect x="4" y="4" width="8" height="8" rx="1" />
      <path d="M6.5 1.5V4M9.5 1.5V4M6.5 12v2.5M9.5 12v2.5M1.5 6.5H4M1.5 9.5H4M12 6.5h2.5M12 9.5h2.5" />
    </>
  ),
  warning: drawn('M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1'),
  error: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.5M8 10.8v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.5V11M8 5.2v.1" />
    </>
  ),
  shield: drawn('M8 2 3.5 3.8V8c0 2.8 2 4.8 4.5 6 2.5-1.2 4.5-3.2 4.5-6V3.8z'),
  chain: drawn(
    'M7 9.5a2.8 2.8 0 0 0 4 0l2-2a2.83 2.83 0 0 0-4-4l-1 1M9 6.5a2.8 2.8 0 0 0-4 0l-2 2a2.83 2.83 0 0 0 4 4l1-1',
  ),
  close: drawn('m4 4 8 8M12 4l-8 8'),
  check: drawn('m3.5 8.5 3 3 6-7'),
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3l2 1.5" />
    </>
  ),
  task: (
    <>
      <rect x="2.5" y="4.5" width="11" height="7" rx="1.5" />
      <path d="M5.5 8h5" />
    </>
  ),
  pin: drawn('M6 2.5h4M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v4.5'),
  history: drawn('M3.2 8a4.8 4.8 0 1 0 1.5-3.5M4.5 1.8v2.9h2.9M8 5.2V8l2 1.3'),
  filter: drawn('M2.5 4h11M4.5 8h7M6.5 12h3'),
  plus: drawn('M8 3.5v9M3.5 8h9'),
  group: (
    <>
      <rect x="2.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M5.5 2.5h8v8" />
    </>
  ),
  panelLeft: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1" />
      <path d="M6 3v10" />
    </>
  ),
  panelBottom: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1" />
      <path d="M2 9.5h12" />
    </>
  ),
  panelRight: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1" />
      <path d="M10 3v10" />
    </>
  ),
  library: drawn('M3 2.5v11M6 2.5v11M9 3l3.5 10.3'),
  inspect: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" />
      <path d="M8 7.5V11M8 5.2v.1" />
    </>
  ),
  arrange: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" />
      <path d="M2.5 6h11M7 6v7.5" />
    </>
  ),
  minus: drawn('M3.5 8h9'),
  fit: drawn('M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10'),
  graph: (
    <>
      <rect x="2" y="5.5" width="4" height="5" rx="1" />
      <rect x="10" y="2.5" width="4" height="4" rx="1" />
      <rect x="10" y="9.5" width="4" height="4" rx="1" />
      <path d="M6 8h2m0 0V4.5h2M8 8v3.5h2" />
    </>
  ),
  follow: (
    <>
      <circle cx="8" cy="8" r="4.5" />
      <path d="M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3" />
    </>
  ),
  download: drawn('M8 2.5v7.5M5 7l3 3 3-3M3 13h10'),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 3.5v-1h-8v8h1" />
    </>
  ),
  end: drawn('M6 2.5h4L13.5 6v4L10 13.5H6L2.5 10V6zM6.2 6.2l3.6 3.6M9.8 6.2l-3.6 3.6'),
}

export type IconName = keyof typeof drawings
