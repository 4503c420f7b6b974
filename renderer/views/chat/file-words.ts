/** What a card says of its file. Pure. */
import type { SharedFile } from '../../call/call-state.ts';
import type { FileState, Progress, Receiver } from '../../call/files/files-state.ts';
import type { Formats } from '../words/formats.ts';
import type { Words } from '../words/use-words.ts';

type Means = { t: Words<'chat'>; formats: Formats };

/** One line under the name. @param name of whoever offers it */
export function fileLine(state: FileState | undefined, file: SharedFile, name: string, { t, formats }: Means): string {
  const size = formats.bytes(file.size);
  switch (state?.status) {
    case undefined:
    case 'withdrawn':
      return t('fileWithdrawn', { size });
    case 'offered':
      return size;
    case 'receiving':
      return receiving(state, file, { t, formats });
    case 'paused':
      return t('filePaused', { done: formats.bytes(state.bytes), size });
    case 'interrupted':
      return t('fileInterrupted', { name });
    case 'received':
      return state.isSaved ? t('fileSaved', { size }) : size;
    case 'failed':
      return t(`fileFailed.${state.reason}`, { name });
    case 'own':
      return own(Object.values(state.receivers), size, { t, formats }, file.size);
    case 'own-withdrawn':
      return t('ownFileWithdrawn');
    default:
      return state satisfies never;
  }
}

function receiving({ bytes, bytesPerSecond }: Progress, file: SharedFile, { t, formats }: Means): string {
  const progress = t('fileProgress', { done: formats.bytes(bytes), size: formats.bytes(file.size) });
  if (bytesPerSecond === undefined) return progress;
  const speed = t('perSecond', { size: formats.bytes(bytesPerSecond) });
  if (bytesPerSecond < 1) return `${progress} · ${speed}`;
  const left = t('timeLeft', { time: duration((file.size - bytes) / bytesPerSecond, formats) });
  return `${progress} · ${speed} · ${left}`;
}

function own(receivers: readonly Receiver[], size: string, { t, formats }: Means, total: number): string {
  if (receivers.length === 0) return t('ownFileOffered', { size });
  const having = receivers.filter(({ status }) => status === 'received').map(({ name }) => name);
  const others = receivers.flatMap((one) =>
    one.status === 'received' || one.status === 'stopped'
      ? []
      : [`${one.name} ${formats.number(one.bytes / Math.max(1, total), { style: 'percent' })}`],
  );
  const has = having.length > 0 ? [t('fileHadBy', { names: formats.list(having), count: having.length })] : [];
  return [size, ...others, ...has].join(' · ');
}

/** As coarse as it is known: 40 s, 3 min, 2 h. @param seconds rounded up */
export function duration(seconds: number, formats: Formats): string {
  const [unit, length] = seconds < 60 ? ['second', 1] : seconds < 3_600 ? ['minute', 60] : ['hour', 3_600];
  const options = { style: 'unit', unit: String(unit), unitDisplay: 'short', maximumFractionDigits: 0 } as const;
  return formats.number(Math.ceil(seconds / Number(length)), options);
}
