/**
 * Components that know no store. Every text comes in as a prop, in the reader's language.
 *
 *   Icon {name, size: 12|16}              Mark
 *   StateCell {state, size: s|m|l}        StateWord {state}     State {state}      cell + word
 *   Badge {kind: shielded|deadlocked|finding, label, glyphOnly}         Count   Mix {counts}
 *   Button {look, size, icon, leadsTo, keys, pressed, …}        IconButton {icon, label, keys, pressed}
 *   ButtonGroup {label}                   Kbd                   Tooltip {label, keys}
 *   PanelHeader {title}                   Section {title}       Rule
 *   Tabs {label, items, value, onChange, height: tall|low|header, around, actions, children}
 *   Menu {trigger, align}  ContextMenu {trigger}  MenuItem {onSelect, keys}  MenuCheck {checked, onChange}
 *   MenuChoice {label, value, options, onChange}  MenuLabel  MenuSeparator
 *   Dialog {title, onClose, wide, actions}
 *   Banner {kind: quiet|failure|deadlock, title, actions}       Toasts  Toast      EmptyState {title, action, compact}
 *   Field {label, icon, keys, value, onChange}                  Segmented {label, value, options, onChange}
 *   Table {columns, head}  TableRow {selected, quiet, cursor}  TableCell {head}  VirtualRows {count, keyOf, children(index), active, handle}
 * Classes of base.css for everyone: dim faint strong grow cut num line visually-hidden.
 */
export { Button, ButtonGroup, type ButtonProps, IconButton, Kbd } from './Button.tsx'
export { cx } from './cx.ts'
export { Dialog } from './Dialog.tsx'
export { Field, Segmented } from './Field.tsx'
export { useFocusReturn } from './focus-return.ts'
export type { IconName } from './icons/drawings.tsx'
export { Icon, Mark } from './icons/Icon.tsx'
export { type CellState, glyphs, StateGlyph } from './icons/StateGlyph.tsx'
export { ContextMenu, Menu, MenuCheck, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from './Menu.tsx'
export { Banner, EmptyState, Toast, Toasts } from './Notice.tsx'
export { PanelHeader, Rule, Section } from './Panel.tsx'
export { Badge, Count, Mix, State, StateCell, StateWord } from './State.tsx'
export { Table, TableCell, TableRow } from './Table.tsx'
export { type TabItem, Tabs } from './Tabs.tsx'
export { Tooltip, TooltipProvider } from './Tooltip.tsx'
export { TREE_MOVES, type TreeMove } from './tree-moves.ts'
export { useWidth } from './use-width.ts'
export { ROW_HEIGHT, VirtualRows, type VirtualRowsHandle } from './VirtualRows.tsx'
