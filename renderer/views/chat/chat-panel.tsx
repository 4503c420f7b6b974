import type { Call } from '../../call/call.ts';
import type { ChatMessage } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import { useWords } from '../words/use-words.ts';
import { ChatField } from './chat-field.tsx';
import { ChatLog } from './chat-log.tsx';
import styles from './chat-panel.module.css';

type ChatPanelProps = { call: Call; chat: readonly ChatMessage[]; onClose: () => void };

export function ChatPanel({ call, chat, onClose }: ChatPanelProps) {
  const t = useWords('chat');
  return (
    <Panel title={t('chat')} onClose={onClose}>
      <div className={styles.body}>
        <ChatLog chat={chat} />
        <ChatField onSend={(text) => call.chat.send(text)} />
      </div>
    </Panel>
  );
}
