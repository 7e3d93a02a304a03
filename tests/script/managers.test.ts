/** What scripts do with context managers, groups, eager tasks, contexts and open generators. */
import { expect, test } from 'vitest'
import { notesOf } from './support.ts'

const script = (body: string, more = ''): string => `
import { aclosing, asCompleted, asyncContextManager, ContextVar, callLater, createTask, currentTask, ExceptionGroup, sleep, taskGroup, wait } from 'yieldpoint'
const open = asyncContextManager(async function* open(name, log, recover = false) {
  await sleep(1)
  log('open ' + name)
  try { yield { name } } catch (error) { log(name + ' sees ' + error.message); if (!recover) throw error }
  finally { await sleep(1); log('close ' + name) }
})
${more}
export default async function main({ log }) { ${body} }
export const used = [aclosing, asCompleted, ContextVar, callLater, createTask, currentTask, ExceptionGroup, taskGroup, wait]`

test('a manager is entered and left by its block, the last one first', () =>
  expect(
    notesOf(
      script(
        `{ await using a = await open('a', log); await using b = await open('b', log); log(a.value.name + b.value.name) } log('after')`,
      ),
    ),
  ).toEqual(['open a', 'open b', 'ab', 'close b', 'close a', 'after']))

test('an error of the block reaches its manager, and is thrown on even if that handles it', () =>
  expect(
    notesOf(
      script(
        `try { await using a = await open('a', log, true); throw new RangeError('oops') } catch (error) { log('caught ' + error.message) }`,
      ),
    ),
  ).toEqual(['open a', 'a sees oops', 'close a', 'caught oops']))

test('what a manager throws for an error stands in its place', () =>
  expect(
    notesOf(
      script(
        `try { await using a = await translating(); throw new RangeError('oops') } catch (error) { log(error.name + ': ' + error.message) }`,
        `const translating = asyncContextManager(async function* () { try { yield } catch (error) { throw new TypeError('translated ' + error.message) } })`,
      ),
    ),
  ).toEqual(['TypeError: translated oops']))

test('aclosing closes a generator that is left before its end', () =>
  expect(
    notesOf(
      script(
        `{ await using rows = aclosing(read(log)); for await (const row of rows) { log(row) } } log('after')`,
        `async function* read(log) { try { yield 1; yield 2 } finally { await sleep(1); log('closed') } }`,
      ),
    ),
  ).toEqual([1, 2, 'closed', 'after']))

test('a group is a function around a block, and its errors are one', () =>
  expect(
    notesOf(
      script(`try {
        await taskGroup(async group => {
          group.createTask((async () => { await sleep(1); throw new RangeError('one') })(), { name: 'one' })
          try { await sleep(5) } finally { log('block left') }
        }, { name: 'kitchen' })
      } catch (error) { log([error instanceof ExceptionGroup, error instanceof Error, error.errors.map(each => each.message)]) }`),
    ),
  ).toEqual(['block left', [true, true, ['one']]]))

test('tasks that ended come one by one, by themselves or by their results', () =>
  expect(
    notesOf(
      script(`const tasks = () => [3, 1, 2].map(n => createTask(sleep(n, n), { name: 't' + n }))
      for await (const task of asCompleted(tasks())) log(task.name)
      for (const next of asCompleted(tasks())) log(await next)
      const { done, pending } = await wait(tasks(), { timeout: 2.5 })
      log([[...done], [...pending]].map(all => all.map(task => task.name)))`),
    ),
  ).toEqual(['t1', 't2', 't3', 1, 2, 3, [['t1', 't2'], ['t3']]]))

test('an eager task runs its first step within that of who makes it; its context is a copy', () =>
  expect(
    notesOf(
      script(
        `who.set('main')
        const task = createTask((async () => { log(currentTask().name + ' for ' + who.get()); who.set('eager'); return 1 })(), { name: 'eager', eager: true })
        log([task.done(), currentTask().name, who.get()])
        callLater(1, () => log('later for ' + who.get()))
        who.set('changed')
        await sleep(2)`,
        `const who = new ContextVar('who', { default: 'nobody' })`,
      ),
    ),
  ).toEqual(['eager for main', [true, 'main', 'main'], 'later for main']))
