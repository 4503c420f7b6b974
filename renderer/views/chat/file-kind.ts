/** What a file is, as far as its name and type tell. Pure. */
export type FileKind = 'picture' | 'sound' | 'film' | 'text' | 'archive' | 'program' | 'other';

/** What does something when it is opened, on one system or another. */
const PROGRAMS =
  /\.(exe|msi|msix|bat|cmd|com|scr|pif|ps1|vbs|vbe|js|jse|wsf|hta|cpl|reg|lnk|jar|app|dmg|pkg|command|sh|run|appimage|deb|rpm|apk|desktop|iso|docm|xlsm|pptm)$/i;
const ARCHIVES = /\.(zip|7z|rar|gz|tgz|bz2|xz|zst|tar)$/i;
const TEXTS = /\.(pdf|txt|md|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|json|xml)$/i;
const BY_TYPE: readonly (readonly [prefix: string, kind: FileKind])[] = [
  ['image/', 'picture'],
  ['audio/', 'sound'],
  ['video/', 'film'],
  ['text/', 'text'],
];

/** The name counts first: by it systems decide what happens. */
export function fileKind({ name, mediaType }: { name: string; mediaType: string }): FileKind {
  if (PROGRAMS.test(name)) return 'program';
  if (ARCHIVES.test(name)) return 'archive';
  if (TEXTS.test(name)) return 'text';
  return BY_TYPE.find(([prefix]) => mediaType.startsWith(prefix))?.[1] ?? 'other';
}
