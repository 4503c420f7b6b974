/** Synthetic people for looking at: each has a room, a face and clothes of their own, blinks, nods and talks. */
import { keepDrawing } from './drawing.ts';

type Look = {
  wall: string;
  lamp: string;
  skin: string;
  hair: string;
  shirt: string;
  hairStyle: 'short' | 'long' | 'bun';
};

const LOOKS: readonly Look[] = [
  { wall: '#51645c', lamp: '#7d9485', skin: '#e0ac87', hair: '#3a2418', shirt: '#d8d3c5', hairStyle: 'long' },
  { wall: '#6d5647', lamp: '#a17f62', skin: '#8d5a3b', hair: '#17110e', shirt: '#3f6f8f', hairStyle: 'short' },
  { wall: '#46536b', lamp: '#75869f', skin: '#f0c8a8', hair: '#b06a35', shirt: '#7c3f4b', hairStyle: 'bun' },
  { wall: '#716c5a', lamp: '#a5a084', skin: '#c98f66', hair: '#54504d', shirt: '#2f4a3c', hairStyle: 'short' },
  { wall: '#5b4a63', lamp: '#8a7392', skin: '#6b4430', hair: '#0f0c0b', shirt: '#d09a46', hairStyle: 'bun' },
  { wall: '#4b6470', lamp: '#85a1ac', skin: '#f2d3bd', hair: '#8a8580', shirt: '#2b3550', hairStyle: 'long' },
];

const WIDTH = 640;
const HEIGHT = 360;
const FRAMES_PER_SECOND = 10;

export function drawnPerson(seed: number): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  const look = LOOKS[seed % LOOKS.length];
  if (!context || !look) throw new Error('No canvas');
  const draw = () => drawFrame(context, look, performance.now() / 1000 + seed * 1.7);
  draw();
  keepDrawing(draw, 1000 / FRAMES_PER_SECOND);
  return canvas.captureStream(FRAMES_PER_SECOND);
}

function drawFrame(context: CanvasRenderingContext2D, look: Look, timeS: number): void {
  drawRoom(context, look);
  context.save();
  context.translate(WIDTH / 2 + Math.sin(timeS * 0.7) * 8, 178 + Math.sin(timeS * 1.3) * 3);
  context.rotate(Math.sin(timeS * 0.5) * 0.04);
  drawShoulders(context, look);
  drawHead(context, look);
  drawFace(context, timeS);
  context.restore();
}

function drawRoom(context: CanvasRenderingContext2D, { wall, lamp }: Look): void {
  const light = context.createRadialGradient(130, 70, 20, 200, 150, 620);
  light.addColorStop(0, lamp);
  light.addColorStop(1, wall);
  context.fillStyle = light;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = 'rgb(0 0 0 / 16%)';
  context.fillRect(430, 40, 150, 130);
  context.fillStyle = 'rgb(255 255 255 / 9%)';
  for (const [x, height] of [
    [444, 84],
    [462, 70],
    [478, 92],
    [500, 62],
    [520, 88],
    [540, 76],
  ] as const) {
    context.fillRect(x, 160 - height, 12, height);
  }
}

function drawShoulders(context: CanvasRenderingContext2D, { shirt, skin }: Look): void {
  context.fillStyle = shirt;
  context.beginPath();
  context.roundRect(-132, 104, 264, 180, 84);
  context.fill();
  context.fillStyle = skin;
  context.fillRect(-27, 60, 54, 58);
  ellipse(context, 0, 116, 27, 16);
}

function drawHead(context: CanvasRenderingContext2D, { skin, hair, hairStyle }: Look): void {
  context.fillStyle = hair;
  if (hairStyle === 'bun') ellipse(context, 0, -108, 30, 26);
  if (hairStyle === 'long') {
    context.beginPath();
    context.roundRect(-82, -92, 164, 196, 76);
    context.fill();
  } else {
    ellipse(context, 0, -26, 78, 74);
  }
  context.fillStyle = skin;
  ellipse(context, 0, 4, 68, 84);
  context.fillStyle = hair;
  context.beginPath();
  context.ellipse(0, -36, 70, 52, 0, Math.PI, 0);
  context.quadraticCurveTo(30, -56, -20, -52);
  context.quadraticCurveTo(-60, -48, -70, -36);
  context.fill();
}

function drawFace(context: CanvasRenderingContext2D, timeS: number): void {
  const isBlinking = timeS % 3.4 < 0.15;
  context.fillStyle = '#1b1512';
  for (const side of [-1, 1]) ellipse(context, side * 27, 0, 6, isBlinking ? 1 : 7);
  context.strokeStyle = 'rgb(0 0 0 / 42%)';
  context.lineWidth = 4;
  context.lineCap = 'round';
  for (const side of [-1, 1]) curve(context, side * 27 - 12, -18, side * 27, -24, side * 27 + 12, -18);
  context.strokeStyle = 'rgb(0 0 0 / 22%)';
  curve(context, 0, 8, 7, 26, -2, 28);
  context.fillStyle = '#6e2f2c';
  const open = Math.abs(Math.sin(timeS * 6)) * (Math.sin(timeS * 0.9) > 0 ? 9 : 2);
  ellipse(context, 0, 50, 21, 4 + open);
}

function ellipse(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.beginPath();
  context.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
  context.fill();
}

function curve(
  context: CanvasRenderingContext2D,
  ...[x, y, midX, midY, toX, toY]: [number, number, number, number, number, number]
): void {
  context.beginPath();
  context.moveTo(x, y);
  context.quadraticCurveTo(midX, midY, toX, toY);
  context.stroke();
}
