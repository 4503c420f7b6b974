/** Tells the register script that it is in a utility process. */
export const UTILITY_ROLE = 'ELECTRON_STAND_IN_UTILITY';
