/** A shared document: enough lines and figures to judge how a share stands on the stage. */
import { keepDrawing } from './drawing.ts';

const BARS = [62, 88, 54, 120, 96, 140, 110, 158];

export function drawnScreen(): MediaStream {
  const canvas = drawScreen(1280, 800);
  keepDrawing(() => canvas.getContext('2d')?.fillRect(0, 0, 1, 1), 200);
  return canvas.captureStream(5);
}

export function screenThumbnail(isWindow: boolean): string {
  return drawScreen(320, isWindow ? 240 : 200).toDataURL();
}

function drawScreen(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.scale(width / 1280, height / 800);
  context.fillStyle = '#f7f6f3';
  context.fillRect(0, 0, 1280, 800);
  context.fillStyle = '#e4e2dc';
  context.fillRect(0, 0, 1280, 44);
  context.fillRect(0, 44, 236, 756);
  drawText(context);
  drawChart(context);
  return canvas;
}

function drawText(context: CanvasRenderingContext2D): void {
  context.fillStyle = '#23262b';
  context.font = '600 40px Arial, sans-serif';
  context.fillText('Harbour survey, week 47', 290, 128);
  context.fillStyle = '#5d636c';
  context.font = '20px Arial, sans-serif';
  const lines = [
    'Depth was taken at eight stations between 06:00 and 09:30.',
    'Station 6 moved 40 m east of last week.',
  ];
  for (const [index, line] of lines.entries()) context.fillText(line, 290, 176 + index * 32);
  context.fillStyle = '#bcb9b1';
  for (let row = 0; row < 9; row += 1) context.fillRect(32, 84 + row * 44, 110 + ((row * 37) % 60), 12);
}

function drawChart(context: CanvasRenderingContext2D): void {
  context.fillStyle = '#d5d2ca';
  context.fillRect(290, 700, 900, 2);
  for (const [index, height] of BARS.entries()) {
    context.fillStyle = index === 5 ? '#c2603f' : '#3f6f8f';
    context.fillRect(310 + index * 110, 700 - height * 2.6, 68, height * 2.6);
  }
}
