import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import { useWords } from '../words/use-words.ts';
import { ChatField } from './chat-field.tsx';
import { ChatLog } from './chat-log.tsx';
import { ChatNotice } from './chat-notice.tsx';
import styles from './chat-panel.module.css';

type ChatPanelProps = {
  call: Call;
  state: InCall;
  /** Id of the first message that was unread when the panel was opened. */
  firstNew: string | undefined;
  onClose: () => void;
};

export function ChatPanel({ call, state, firstNew, onClose }: ChatPanelProps) {
  const t = useWords('chat');
  return (
    <Panel title={t('chat')} onClose={onClose}>
      <div className={styles.body}>
        <ChatLog chat={state.chat} files={call.files} firstNew={firstNew} />
        <ChatNotice participants={state.participants} typing={state.typing} />
        <ChatField
          onSend={(text) => call.chat.send(text)}
          onTyping={(isTyping) => call.chat.setTyping(isTyping)}
          onFiles={(files) => call.files.offer(files)}
        />
      </div>
    </Panel>
  );
}
