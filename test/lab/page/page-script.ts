import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFrameBlocks } from '../film/frame-code.ts';
import { voiceTones } from '../film/voice.ts';
import type { Notes } from './notes.ts';
import { typeMessages } from './type-messages.ts';
import { watchPage } from './watch-page.ts';
import { watchPictures } from './watch-pictures.ts';
import { watchTiles } from './watch-tiles.ts';
import { watchVoices } from './watch-voices.ts';

/** Transpilers that keep function names call this helper in the text of every function. */
const KEEP_NAMES = 'const __name = (value) => value;';

const NOTHING_YET: Notes = {
  pictures: {},
  voices: {},
  mistaken: {},
  screens: {},
  tiles: [],
  connections: [],
  server: [],
  messages: [],
  typed: [],
  clicks: [],
};

/**
 * What a page runs before its own scripts, so that it notes what a person there would notice.
 * @param people everybody's names, in the order of their films
 */
export function pageScript(name: string, people: readonly string[]): string {
  const worklet = readFileSync(join(import.meta.dirname, 'voice-worklet.js'), 'utf8');
  const voices = Object.fromEntries(people.map((one, index) => [one, voiceTones(index)]));
  return `(() => { ${KEEP_NAMES}
    const notes = ${JSON.stringify(NOTHING_YET)};
    (${watchPage})(notes);
    (${watchTiles})(
      notes,
      (${watchPictures})(notes, ${JSON.stringify(people)}, ${readFrameBlocks}),
      (${watchVoices})(notes, ${JSON.stringify(voices)}, ${JSON.stringify(worklet)}),
    );
    window.lab = { notes, ...(${typeMessages})(notes, ${JSON.stringify(name)}) };
  })();`;
}
