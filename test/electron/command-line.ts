import type { CommandLine } from 'electron';
import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

/** The switches of the command line, as Electron and Chromium share them, and what main appends before the start. */
class StandInCommandLine {
  readonly #switches = new Map<string, string>();

  constructor(argv: readonly string[]) {
    for (const argument of argv) {
      const { name, value } = /^--(?<name>[\w-]+)(?:=(?<value>.*))?$/s.exec(argument)?.groups ?? {};
      if (name) this.#switches.set(name, value ?? '');
    }
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value);
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }

  removeSwitch(name: string): void {
    this.#switches.delete(name);
  }

  static all(commandLine: StandInCommandLine): string[] {
    return [...commandLine.#switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  }
}

fitsElectron<StandInCommandLine, CommandLine>();
refuseUnknown('app.commandLine', StandInCommandLine.prototype);

export const commandLine = new StandInCommandLine(process.argv.slice(2));

/** As Chromium wants them. */
export function allSwitches(): string[] {
  return StandInCommandLine.all(commandLine);
}
