/** A file that another program changed while it has unsaved text here. */
const en = {
  compare: 'Compare',
  reload: 'Reload',
  keep: 'Keep mine',
  later: 'Decide later',
  title: '{file}: on disk and here',
  onDisk: 'On disk',
  here: 'Here, unsaved',
}

const ja: typeof en = {
  compare: '比較',
  reload: '再読み込み',
  keep: '編集中の内容を残す',
  later: 'あとで決める',
  title: '{file}：ディスク上と編集中',
  onDisk: 'ディスク上',
  here: '編集中（未保存）',
}

export const conflict = { en, ja }
