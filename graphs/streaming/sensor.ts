import { sleep } from 'yieldpoint'

const DEGREES = [15, 22, 27, 18, 24, 31, 29]

/** Whoever stops reading, however that comes about, switches it off. */
export async function* readings(log) {
  log('the sensor is on')
  try {
    for (const degrees of DEGREES) {
      await sleep(1)
      log(`${degrees}°`)
      yield degrees
    }
  } finally {
    log('the sensor is off')
  }
}

export async function* warm(source) {
  for await (const degrees of source) if (degrees >= 20) yield degrees
}

export async function* pairs(source) {
  let first = null
  for await (const degrees of source) {
    if (first !== null) yield [first, degrees]
    first = first === null ? degrees : null
  }
}
