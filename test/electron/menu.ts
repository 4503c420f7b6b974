import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron';
import { refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';

/** A menu as data: nobody sees it, a test may click its items. */
class StandInMenuItem {
  id: string;
  label: string;
  type: MenuItem['type'];
  role: MenuItem['role'];
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  // biome-ignore lint/complexity/noBannedTypes: Electron's own type.
  click: Function;
  submenu?: Menu;

  constructor(options: MenuItemConstructorOptions) {
    const { submenu, click, role } = options;
    this.id = options.id ?? '';
    this.label = options.label ?? role ?? '';
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.role = role as MenuItem['role'];
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = (...args: unknown[]) => Reflect.apply(click ?? (() => undefined), undefined, [this, ...args]);
    if (submenu) this.submenu = Array.isArray(submenu) ? buildFromTemplate(submenu) : (submenu as Menu);
  }
}

fitsElectron<StandInMenuItem, MenuItem>();
refuseUnknown('MenuItem', StandInMenuItem.prototype, ['accelerator', 'sublabel', 'toolTip', 'submenu']);

export class StandInMenu {
  items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const below = item.submenu?.getMenuItemById(id);
      if (below) return below;
    }
    return null;
  }

  popup(): void {}

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): Menu {
    return buildFromTemplate(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}

fitsElectron<StandInMenu, Menu>();
refuseUnknown('Menu', StandInMenu.prototype);
refuseUnknown('Menu', StandInMenu);

let applicationMenu: Menu | null = null;

function buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): Menu {
  const menu = new StandInMenu();
  for (const options of template) {
    const item = new StandInMenuItem(options as MenuItemConstructorOptions);
    menu.append(asElectron<MenuItem>(item));
  }
  return asElectron<Menu>(menu);
}

export { StandInMenuItem };
