/** What stands over a bundled graph: it is a lesson of the course. */
const en = {
  watch: 'Watch',
  try: 'Try',
  place: '{topic}, {number, number} of {of, number}',
  python: 'In Python',
  inPython: '{title}, in Python',
  runIt: 'The same with Python’s asyncio: <c>python3 {file}</c>',
  previous: 'Previous lesson: {title}',
  next: 'Next lesson: {title}',
  previousNone: 'This is the first lesson',
  nextNone: 'This is the last lesson',
  fold: 'Fold what to watch and try',
  unfold: 'Show what to watch and try',
  close: 'Close',
}

const ja: typeof en = {
  watch: '見どころ',
  try: '試すこと',
  place: '{topic}（{number, number}/{of, number}）',
  python: 'Python では',
  inPython: '{title}：Python の場合',
  runIt: 'Python の asyncio で書いた同じものです：<c>python3 {file}</c>',
  previous: '前のレッスン：{title}',
  next: '次のレッスン：{title}',
  previousNone: '最初のレッスンです',
  nextNone: '最後のレッスンです',
  fold: '見どころと試すことをたたむ',
  unfold: '見どころと試すことを表示',
  close: '閉じる',
}

export const lesson = { en, ja }
