import { type ChildProcess, fork } from 'node:child_process';
import { basename } from 'node:path';
import type { ForkOptions, UtilityProcess } from 'electron';
import { app } from './app.ts';
import { ElectronEmitter, preventable } from './electron-emitter.ts';
import { onEnd } from './lifecycle.ts';
import { tellParent } from './parent-channel.ts';
import { refuse, refuseUnknown } from './refuse-unknown.ts';
import { UTILITY_ROLE } from './role.ts';
import { asElectron, fitsElectron } from './typing.ts';

const REGISTER = new URL('./register.mjs', import.meta.url).href;

class StandInUtilityProcess extends ElectronEmitter {
  #child: ChildProcess | undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super('utilityProcess', ['spawn', 'message', 'exit', 'error']);
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    const { env = process.env, execArgv = [], cwd, stdio = 'inherit' } = options;
    const [stdin, stdout, stderr] = typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio;
    if (stdin === 'pipe' && Array.isArray(stdio)) throw new Error('stdin of a utility process cannot be piped');
    const child = fork(modulePath, args, {
      env: { ...env, [UTILITY_ROLE]: '1' },
      execArgv: ['--import', REGISTER, ...execArgv],
      ...(cwd ? { cwd } : {}),
      serialization: 'advanced',
      stdio: ['ignore', streamOf(stdout), streamOf(stderr), 'ipc'],
    });
    this.#child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    this.#listen(child, options.serviceName ?? basename(modulePath));
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) refuse('utilityProcess.postMessage with ports');
    const copy = structuredClone(message);
    if (this.#child?.connected) this.#child.send({ data: copy });
  }

  kill(): boolean {
    return this.#child?.kill() ?? false;
  }

  #listen(child: ChildProcess, name: string): void {
    const forget = onEnd(() => void child.kill());
    child.once('spawn', () => {
      if (child.pid !== undefined) tellParent({ kind: 'child', pid: child.pid });
      this.emit('spawn');
    });
    child.on('message', (message: { data: unknown }) => this.emit('message', message.data));
    child.once('exit', (code, signal) => {
      forget();
      this.#child = undefined;
      const exitCode = code ?? (signal === 'SIGTERM' ? 15 : 9);
      this.emit('exit', exitCode);
      const reason = code === 0 ? 'clean-exit' : signal ? 'killed' : 'abnormal-exit';
      app.emit('child-process-gone', preventable({}), { type: 'Utility', reason, exitCode, serviceName: name, name });
    });
  }
}

function streamOf(kind: string | undefined): 'pipe' | 'ignore' | 'inherit' {
  return kind === 'pipe' || kind === 'ignore' ? kind : 'inherit';
}

fitsElectron<StandInUtilityProcess, UtilityProcess>();
refuseUnknown('UtilityProcess', StandInUtilityProcess.prototype);

export const utilityProcess = refuseUnknown('utilityProcess', {
  fork: (modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess =>
    asElectron<UtilityProcess>(new StandInUtilityProcess(modulePath, args, options)),
});

fitsElectron<typeof utilityProcess, typeof Electron.utilityProcess>();
