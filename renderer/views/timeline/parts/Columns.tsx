/** Of a table with a name, a bar, a time, and maybe a share: as wide in each, whichever row comes first. */
export function Columns({ n }: { n: 3 | 4 }) {
  return (
    <colgroup>
      <col />
      <col />
      <col />
      {n === 4 ? <col /> : null}
    </colgroup>
  )
}
