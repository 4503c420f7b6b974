const FIELDS = 'input, textarea, select, [contenteditable], [role="textbox"]';
const CONTROLS = `${FIELDS}, button, a, summary, [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]`;

/** What is typed there belongs to the field. */
export function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Where the keyboard works something: Space presses it. */
export function isInControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(CONTROLS) !== null;
}
