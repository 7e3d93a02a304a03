/** The language of the compiler's messages, one for the thread. */

/** By the compiler's keys; what is not here it says in English. It takes this object once, so what is in it is changed. */
export const spoken: Record<string, string> = {}

/** From the next `Project` on: what was found before stays as it was said. */
export function speak(messages: Readonly<Record<string, string>>): void {
  for (const key of Object.keys(spoken)) delete spoken[key]
  Object.assign(spoken, messages)
}
