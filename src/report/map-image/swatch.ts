import type { Swatch } from '../../layers/derive/legend.ts';
import { symbolBox, symbols } from '../../layers/symbols.ts';
import type { PatternSwatch, PictureLegendRow } from './content.ts';

export const swatchBox = { width: 20, height: 16 } as const;

function dot(context: CanvasRenderingContext2D, look: Swatch): void {
  const { width, height } = swatchBox;
  const path = look.icon === undefined ? undefined : symbols[look.icon];
  context.beginPath();
  context.arc(width / 2, height / 2, path ? height / 2 : Math.min(6, look.radius), 0, 2 * Math.PI);
  context.fill();
  if (!path) return;
  const size = 10;
  context.translate((width - size) / 2, (height - size) / 2);
  context.scale(size / symbolBox, size / symbolBox);
  context.fillStyle = look.halo;
  context.fill(new Path2D(path));
}

/** As `ui/kind-swatch.tsx` draws it. */
function kindSwatch(context: CanvasRenderingContext2D, look: Swatch): void {
  const { width, height } = swatchBox;
  context.fillStyle = look.colour;
  context.strokeStyle = look.colour;
  const stroke = Math.max(1, look.strokeWidth);
  context.setLineDash((look.dash ?? []).map((part) => part * stroke));
  if (look.family === 'point') dot(context, look);
  else if (look.family === 'line') {
    context.lineWidth = Math.min(4, Math.max(1.5, look.strokeWidth));
    context.beginPath();
    context.moveTo(0, height / 2);
    context.lineTo(width, height / 2);
    context.stroke();
  } else {
    context.lineWidth = look.strokeWidth;
    context.globalAlpha = look.fillOpacity;
    context.fillRect(1, 1, width - 2, height - 2);
    context.globalAlpha = 1;
    context.strokeRect(1, 1, width - 2, height - 2);
  }
}

function classSwatch(context: CanvasRenderingContext2D, look: PatternSwatch): void {
  const { width, height } = swatchBox;
  context.fillStyle = look.ground;
  context.fillRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.fillStyle = look.mark;
  context.strokeStyle = look.mark;
  context.lineWidth = 1;
  if (look.pattern === 'hatch') {
    context.beginPath();
    for (let x = -height; x < width; x += 4) {
      context.moveTo(x, height);
      context.lineTo(x + height, 0);
    }
    context.stroke();
  } else if (look.pattern === 'dots') {
    for (let y = 2; y < height; y += 4) {
      for (let x = 2 + (y % 8 === 2 ? 0 : 2); x < width; x += 4) context.fillRect(x - 0.75, y - 0.75, 1.5, 1.5);
    }
  }
  context.restore();
  context.strokeStyle = look.outline;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
}

/** The swatch of a row with its upper left corner at x, y. */
export function drawSwatch(context: CanvasRenderingContext2D, { swatch }: PictureLegendRow, x: number, y: number): void {
  context.save();
  context.translate(x, y);
  if (swatch.of === 'kind') kindSwatch(context, swatch.look);
  else classSwatch(context, swatch.look);
  context.restore();
}
