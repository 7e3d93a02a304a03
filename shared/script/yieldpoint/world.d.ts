/**
 * What reaches out of the run. It works only as far as the graph declares it under `permissions` and the user has
 * allowed it; else it throws world/not-declared or world/not-allowed, with what to add or to allow. All of it can be
 * cancelled at any await, and at the end of the run all of it is closed.
 */
declare module 'yieldpoint' {
  /** Bytes and text. */
  export const utf8: {
    encode(text: string): Uint8Array
    decode(bytes: Uint8Array): string
    /** @throws TypeError for what is no UTF-8. */
    decodeStrict(bytes: Uint8Array): string
  }

  /** `await reader.read()` took less than it was promised. */
  export class IncompleteReadError extends Error {
    readonly partial: Uint8Array
    /** Null: up to a separator. */
    readonly expected: number | null
  }
  /** The separator did not come within the reader's limit; what came can still be read. */
  export class LimitOverrunError extends Error {
    readonly consumed: number
  }

  /** The reading end of a stream. `for await (const line of reader)` gives its lines. One task reads at a time. */
  export interface StreamReader extends AsyncIterable<Uint8Array> {
    /** As many bytes at most, as soon as there are any; none at the end. Without a count: all up to the end. */
    read(count?: number): Awaitable<Uint8Array>
    /** Up to and with the newline; what is left, at the end. */
    readline(): Awaitable<Uint8Array>
    /** Up to and with the separator; a newline if left out. @throws IncompleteReadError, LimitOverrunError */
    readuntil(separator?: string | Uint8Array): Awaitable<Uint8Array>
    /** @throws IncompleteReadError */
    readexactly(count: number): Awaitable<Uint8Array>
    atEof(): boolean
  }

  /** The writing end of a stream. `await using` closes it. */
  export interface StreamWriter extends AsyncDisposable {
    write(data: string | Uint8Array): void
    writelines(lines: Iterable<string | Uint8Array>): void
    /** Waits while too much is unsent. */
    drain(): Awaitable<void>
    canWriteEof(): boolean
    /** The other side sees the end; it can still be read from. */
    writeEof(): void
    close(): void
    isClosing(): boolean
    waitClosed(): Awaitable<void>
    getExtraInfo(name: 'peername' | 'sockname'): readonly [string, number] | null
  }

  interface StreamOptions extends Named {
    /** Bytes: the longest line; 64 KiB if left out. */
    readonly limit?: number
  }

  export function openConnection(
    host: string,
    port: number,
    options?: StreamOptions,
  ): Awaitable<[reader: StreamReader, writer: StreamWriter]>

  /** `await using` closes it. */
  export interface Server extends AsyncDisposable {
    readonly host: string
    /** The one it got, if it was started with port 0. */
    readonly port: number
    isServing(): boolean
    /** No more clients; those that are there stay. */
    close(): void
    /** Waits until it is closed and its clients are gone. */
    waitClosed(): Awaitable<void>
    /** Waits until it is closed; cancelled, it closes it. */
    serveForever(): Awaitable<void>
  }

  /** Each client gets a task of what the handler makes. 127.0.0.1 and any free port, if left out. */
  export function startServer(
    handler: (reader: StreamReader, writer: StreamWriter) => unknown,
    host?: string,
    port?: number,
    options?: StreamOptions,
  ): Awaitable<Server>

  export const PIPE: 'pipe'
  export const DEVNULL: 'devnull'

  /** A program that runs. `await using` ends it, with all that it has started. */
  export interface Subprocess extends AsyncDisposable {
    readonly stdin: StreamWriter | null
    readonly stdout: StreamReader | null
    readonly stderr: StreamReader | null
    readonly pid: number | null
    /** Null while it runs; −n: signal n ended it. */
    readonly returncode: number | null
    wait(): Awaitable<number>
    /** Gives it its input, reads all that it writes, and waits for its end. */
    communicate(input?: string | Uint8Array): Awaitable<[stdout: Uint8Array | null, stderr: Uint8Array | null]>
    terminate(): void
    kill(): void
    sendSignal(signal: string): void
  }

  /** Starts a program, without a shell. What is not a PIPE leads nowhere. */
  export function createSubprocess(
    program: string,
    args?: readonly string[],
    options?: StreamOptions & {
      readonly stdin?: 'pipe' | 'devnull'
      readonly stdout?: 'pipe' | 'devnull'
      readonly stderr?: 'pipe' | 'devnull'
      /** From the graph's folder on. */
      readonly cwd?: string
    },
  ): Awaitable<Subprocess>

  interface RequestOptions {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Uint8Array
    /** Sent as JSON, in the place of a body. */
    readonly json?: unknown
    /** Redirects that are followed; 10 if left out. */
    readonly redirects?: number
  }

  /** An answer. It keeps its place among the requests until its body was read or it is closed; `await using` closes it. */
  export interface HttpResponse extends AsyncDisposable {
    readonly status: number
    /** 200 to 299. */
    readonly ok: boolean
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>
    /** The last one, if it was redirected. */
    readonly url: string
    readonly body: StreamReader
    bytes(): Awaitable<Uint8Array>
    text(): Awaitable<string>
    json(): Awaitable<unknown>
    close(): void
  }

  interface Requests {
    request(url: string, options?: RequestOptions): Awaitable<HttpResponse>
    get(url: string, options?: RequestOptions): Awaitable<HttpResponse>
    post(url: string, options?: RequestOptions): Awaitable<HttpResponse>
  }

  /** Requests that share connections and limits. */
  export interface HttpSession extends Requests, AsyncDisposable {
    close(): void
  }

  export const http: Requests & {
    /** Requests at a time, over all and for one origin; 100 and no limit if left out, 0: no limit. */
    session(options?: Named & { readonly limit?: number; readonly limitPerHost?: number }): HttpSession
  }
}
