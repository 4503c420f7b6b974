import type { InCall } from '../../call/call-state.ts';
import { useSession } from '../session-context.tsx';
import type { Visit } from '../session-state.ts';
import { ShareStrip } from '../share/share-strip.tsx';
import type { ShareControl } from '../share/use-share.ts';
import { HandStrip } from '../stage/hand-strip.tsx';
import { AudioOnlyStrip, DoorStrip, RelayStrip, ServerStrip } from '../stage/strip.tsx';
import type { AudioOnlyControl } from './call-bar.tsx';
import { useHandOffer } from './use-hand-offer.ts';
import { useLacksRelay } from './use-lacks-relay.ts';
import type { PanelControl } from './use-panel.ts';

type StripsProps = {
  visit: Visit;
  state: InCall;
  panel: PanelControl;
  share: ShareControl;
  audioOnly: AudioOnlyControl;
};

/** What is to be known or decided about the room and oneself, above the stage. */
export function Strips({ visit: { call, media }, state, panel, share, audioOnly }: StripsProps) {
  const session = useSession();
  const handOffer = useHandOffer(media, state);
  const lacksRelay = useLacksRelay(call, state);
  const sharers = state.participants.filter(({ hasScreen }) => hasScreen);
  return (
    <div>
      {state.server === 'lost' && <ServerStrip />}
      {panel.open !== 'people' && (
        <DoorStrip call={call} waiting={state.waiting} onOpen={() => panel.toggle('people')} />
      )}
      {share.isSharing && <ShareStrip media={media} share={share} state={state} />}
      {handOffer.isOpen && <HandStrip onLower={() => call.gestures.setHandRaised(false)} onKeep={handOffer.dismiss} />}
      {lacksRelay && <RelayStrip onOpen={() => session.openSettings('network')} />}
      {audioOnly.isOn && <AudioOnlyStrip sharers={sharers} onEnd={audioOnly.toggle} />}
    </div>
  );
}
