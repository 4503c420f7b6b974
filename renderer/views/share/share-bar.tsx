import {
  Columns2,
  Eraser,
  type LucideIcon,
  MousePointer2,
  Pencil,
  PictureInPicture2,
  Undo2,
  Volume2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useStore } from 'zustand';
import { useCallActions, useChoices } from '../call/call-actions.tsx';
import { Hint } from '../parts/hint.tsx';
import { Volume } from '../people/volume.tsx';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import styles from './share-bar.module.css';
import type { Tool } from './use-marking.ts';
import { useShareMarks } from './use-share-marks.ts';
import type { Zoom } from './use-zoom.ts';

type ShareBarProps = {
  share: string;
  /** Of the sharer. */
  name: string;
  tool: Tool;
  onTool: (tool: Tool) => void;
  zoom: Zoom;
  hasAudio: boolean;
};

/** On a shared picture: pointing, drawing, enlarging, and how loud it is. */
export function ShareBar({ share, name, tool, onTool, zoom, hasAudio }: ShareBarProps) {
  const t = useWords('share');
  const { mayDraw } = useShareMarks(share);
  const [isAdjusting, setIsAdjusting] = useState(false);
  return (
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={t('tools', { name })}
      data-used={tool !== 'look' || isAdjusting}
      onDoubleClick={stop}
      onPointerDown={stop}
      onPointerMove={stop}
    >
      {mayDraw && <MarkTools share={share} tool={tool} onTool={onTool} />}
      <ZoomTools zoom={zoom} />
      <SplitTool />
      {hasAudio &&
        (isAdjusting ? (
          <Volume id={`share:${share}`} name={t('soundOf', { name })} onClose={() => setIsAdjusting(false)} />
        ) : (
          <ToolButton icon={Volume2} label={t('volume')} onPress={() => setIsAdjusting(true)} />
        ))}
    </div>
  );
}

function MarkTools({ share, tool, onTool }: Pick<ShareBarProps, 'share' | 'tool' | 'onTool'>) {
  const t = useWords('share');
  const { marks } = useCallActions().call;
  const { own } = useShareMarks(share);
  const toggle = (wanted: Tool) => onTool(tool === wanted ? 'look' : wanted);
  return (
    <>
      <ToolButton icon={MousePointer2} label={t('point')} isOn={tool === 'pointer'} onPress={() => toggle('pointer')} />
      <ToolButton icon={Pencil} label={t('draw')} isOn={tool === 'pen'} onPress={() => toggle('pen')} />
      {own > 0 && (
        <>
          <ToolButton icon={Undo2} label={t('undo')} onPress={() => marks.undo(share)} />
          <ToolButton icon={Eraser} label={t('clearMine')} onPress={() => marks.clearMine(share)} />
        </>
      )}
      <span className={styles.line} />
    </>
  );
}

function ZoomTools({ zoom }: { zoom: Zoom }) {
  const t = useWords('share');
  const { number } = useFormats();
  const { scale } = zoom.view;
  const isWhole = scale === 1;
  const next = isWhole ? t('actualSize') : t('fit');
  const percent = number(scale, { style: 'percent' });
  return (
    <>
      <ToolButton icon={ZoomOut} label={t('smaller')} isExtra isDisabled={isWhole} onPress={() => zoom.step(-1)} />
      <Hint text={next}>
        <button
          type="button"
          className={styles.size}
          aria-label={`${next}, ${percent}`}
          onClick={() => zoom.toggleActual()}
        >
          {percent}
        </button>
      </Hint>
      <ToolButton icon={ZoomIn} label={t('larger')} isExtra onPress={() => zoom.step(1)} />
    </>
  );
}

/** Several screens: one large and the others small, or all alike. */
function SplitTool() {
  const t = useWords('share');
  const { call, choices } = useCallActions();
  const isSplit = useChoices((all) => all.isSplit);
  const count = useStore(call.store, (state) =>
    state.status === 'in-call' ? state.participants.filter(({ hasScreen }) => hasScreen).length : 0,
  );
  if (count < 2) return null;
  return (
    <ToolButton
      icon={isSplit ? PictureInPicture2 : Columns2}
      label={isSplit ? t('oneLarge') : t('sideBySide')}
      onPress={() => choices.setSplit(!isSplit)}
    />
  );
}

type ToolButtonProps = {
  icon: LucideIcon;
  label: string;
  isOn?: boolean;
  isDisabled?: boolean;
  /** Left out where there is little room. */
  isExtra?: boolean;
  onPress: () => void;
};

function ToolButton({ icon: Icon, label, isOn, isDisabled, isExtra, onPress }: ToolButtonProps) {
  return (
    <Hint text={label}>
      <button
        type="button"
        className={styles.tool}
        aria-label={label}
        aria-pressed={isOn}
        disabled={isDisabled}
        data-extra={isExtra}
        onClick={onPress}
      >
        <Icon size={18} aria-hidden />
      </button>
    </Hint>
  );
}

/** What is done on the bar is not done to the picture beneath. */
function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}
