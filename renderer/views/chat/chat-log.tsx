import { ArrowDown } from 'lucide-react';
import type { Call } from '../../call/call.ts';
import type { ChatMessage } from '../../call/call-state.ts';
import { useWords } from '../words/use-words.ts';
import { chatGroups } from './chat-groups.ts';
import styles from './chat-log.module.css';
import { ChatMessages } from './chat-messages.tsx';
import { useStickyBottom } from './use-sticky-bottom.ts';

type ChatLogProps = { chat: readonly ChatMessage[]; files: Call['files']; firstNew: string | undefined };

export function ChatLog({ chat, files, firstNew }: ChatLogProps) {
  const t = useWords('chat');
  const groups = chatGroups(chat, firstNew);
  const { list, unseen, onScroll, toBottom } = useStickyBottom(chat.length, chat.at(-1)?.from === 'self');
  return (
    <div className={styles.place}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div ref={list} className={styles.log} role="log" aria-label={t('messages')} tabIndex={0} onScroll={onScroll}>
        {groups.length === 0 && <EmptyChat />}
        {groups.map((group) => (
          <ChatMessages key={group.id} group={group} files={files} />
        ))}
      </div>
      {unseen > 0 && (
        <button type="button" className={styles.pill} onClick={toBottom}>
          {t('newMessages', { count: unseen })}
          <ArrowDown size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}

function EmptyChat() {
  const t = useWords('chat');
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{t('noMessages')}</p>
      <p>{t('whoReads')}</p>
    </div>
  );
}
