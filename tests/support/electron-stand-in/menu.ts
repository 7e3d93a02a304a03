/** A menu is its template; a test clicks an item by its id. */
export interface Item {
  id?: string
  label?: string
  role?: string
  submenu?: Item[]
  enabled?: boolean
  click?: () => void
}

export class Menu {
  static #application: Menu | null = null
  static readonly buildFromTemplate = (items: Item[]): Menu => new Menu(items)
  static readonly getApplicationMenu = (): Menu | null => Menu.#application
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  readonly items: Item[]

  constructor(items: Item[]) {
    this.items = items
  }

  getMenuItemById = (id: string): Item | null => flat(this.items).find(item => item.id === id) ?? null
  labels = (): string[] => flat(this.items).flatMap(item => item.label ?? [])
}

const flat = (items: Item[]): Item[] => items.flatMap(item => [item, ...flat(item.submenu ?? [])])
