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

type Watch = {
  name: string;
  /** Everybody's names, in the order of their films. */
  people: readonly string[];
  isMediaWatched: boolean;
};

/** What a page runs before its own scripts, so that it notes what a person there would notice. */
export function pageScript({ name, people, isMediaWatched }: Watch): string {
  const voiceScript = scriptText('voice-worker.js');
  const pictureScript = `${KEEP_NAMES}\n${readFrameBlocks}\n${scriptText('picture-worker.js')}`;
  const voices = Object.fromEntries(people.map((one, index) => [one, voiceTones(index)]));
  return `(() => { ${KEEP_NAMES}
    const notes = ${JSON.stringify(nothingYet(people))};
    (${watchPage})(notes);
    if (${isMediaWatched}) (${watchTiles})(
      notes,
      (${watchPictures})(notes, ${JSON.stringify(people)}, ${JSON.stringify(pictureScript)}),
      (${watchVoices})(notes, ${JSON.stringify(voices)}, ${JSON.stringify(voiceScript)}),
    );
    window.lab = { notes, ...(${typeMessages})(notes, ${JSON.stringify(name)}) };
  })();`;
}

function scriptText(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

function nothingYet(people: readonly string[]): Notes {
  const forEach = (suffix = '') => Object.fromEntries(people.map((name) => [name + suffix, []]));
  return {
    pictures: forEach(),
    voices: forEach(),
    mistaken: {},
    screens: forEach("'s screen"),
    tiles: [],
    connections: [],
    server: [],
    messages: [],
    typed: [],
    clicks: [],
  };
}
