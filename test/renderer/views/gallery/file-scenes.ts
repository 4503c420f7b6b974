/** Chats with files in every state. */
import type { ChatMessage, SharedFile } from '../../../../renderer/call/call-state.ts';
import type { FileState } from '../../../../renderer/call/files/files-state.ts';
import type { CallScene } from './fake-call.ts';

const MORNING = new Date(2026, 10, 20, 9, 41).getTime();
const MEGABYTE = 1_000_000;

/** A hill under a sky, 120 by 80 points. */
function thumbnail(): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 80 });
  const context = canvas.getContext('2d');
  if (!context) return '';
  const sky = context.createLinearGradient(0, 0, 0, 80);
  sky.addColorStop(0, '#3f6fa8');
  sky.addColorStop(1, '#f0c48a');
  context.fillStyle = sky;
  context.fillRect(0, 0, 120, 80);
  context.fillStyle = '#26402f';
  context.beginPath();
  context.ellipse(50, 90, 90, 42, 0, 0, 7);
  context.fill();
  return canvas.toDataURL('image/jpeg', 0.7).replace(/^.*,/, '');
}

type Row = readonly [
  from: readonly [id: string, name: string],
  file: Omit<SharedFile, 'id'>,
  state: FileState | undefined,
];

const ANA = ['self', 'Ana'] as const;
const BEN = ['participant-0', 'Ben'] as const;
const CHLOE = ['participant-1', 'Chloé Martin'] as const;

function scene(rows: readonly Row[], changes: Partial<ChatMessage> = {}): Pick<CallScene, 'chat' | 'files'> {
  const files = new Map<string, FileState>();
  const chat = rows.map(([[from, name], file, state], index): ChatMessage => {
    const id = `file-${index}`;
    if (state) files.set(id, state);
    return { id, from, name, text: '', at: MORNING + index * 30_000, file: { ...file, id }, ...changes };
  });
  return { chat, files };
}

function file(name: string, size: number, mediaType = ''): Omit<SharedFile, 'id'> {
  return { name, size, mediaType };
}

function own(...receivers: readonly (readonly [string, 'receiving' | 'received', number])[]): FileState {
  const entries = receivers.map(([name, status, bytes]) => [name, { name, status, bytes }] as const);
  return { status: 'own', file: new File([], ''), receivers: Object.fromEntries(entries) };
}

const LONG = 'Protocol of the assembly of the harbour survey, third draft with all annotations.final.v2.pdf';

export const fullFiles = () =>
  scene([
    [BEN, { ...file('hill.jpg', 2.4 * MEGABYTE, 'image/jpeg'), thumbnail: thumbnail() }, { status: 'offered' }],
    [BEN, file(LONG, 812_000), { status: 'offered' }],
    [
      CHLOE,
      file('soundings.zip', 4_200 * MEGABYTE),
      { status: 'receiving', bytes: 1_310 * MEGABYTE, bytesPerSecond: 48 * MEGABYTE },
    ],
    [CHLOE, file('week 47.xlsx', 44_000), { status: 'received', blob: undefined, isSaved: true }],
    [
      ANA,
      file('buoys.mp4', 96 * MEGABYTE, 'video/mp4'),
      own(['Chloé Martin', 'receiving', 40 * MEGABYTE], ['Ben', 'received', 0]),
    ],
  ]);

export const failingFiles = () =>
  scene([
    [BEN, file('setup.exe', 61 * MEGABYTE), { status: 'offered' }],
    [BEN, file('tide.csv', 3 * MEGABYTE), { status: 'failed', reason: 'damaged' }],
    [CHLOE, file('archive.7z', 900 * MEGABYTE), { status: 'failed', reason: 'no-space' }],
    [CHLOE, file('plan.pdf', 900_000), { status: 'withdrawn' }],
    [CHLOE, file('talk.mp3', 12 * MEGABYTE, 'audio/mpeg'), { status: 'interrupted', bytes: 5 * MEGABYTE }],
    [ANA, file('draft.odt', 80_000), { status: 'own-withdrawn' }],
    [ANA, file('notes.md', 2_000), own()],
  ]);

export const slowFiles = () =>
  scene([
    [
      BEN,
      file('soundings.zip', 4_200 * MEGABYTE),
      { status: 'receiving', bytes: 310 * MEGABYTE, bytesPerSecond: 81_000 },
    ],
    [BEN, file('film.mp4', 700 * MEGABYTE, 'video/mp4'), { status: 'paused', bytes: 120 * MEGABYTE }],
    [CHLOE, file('empty.bin', 0), { status: 'receiving', bytes: 0, bytesPerSecond: undefined }],
  ]);

/** As somebody sees it who has come late. */
export const toldFiles = () => scene([[BEN, file('agenda.pdf', 90_000), undefined]], { toldBy: 'Chloé Martin' });
