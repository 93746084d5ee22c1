import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const root = join(import.meta.dirname, '../..');
const kept = join(root, 'tests/golden');
const failed = join(root, 'var/golden');

/**
 * So much of a picture may differ. Edges of letters and of drawn lines differ a little from one machine to the next; a lost panel, row, layer or
 * colour class is more than this.
 */
const tolerance = 0.02;

/** Half the size, and 16 steps a channel: small in the repository, still a picture that a person can judge. */
function halved(bytes: Buffer): PNG {
  const full = PNG.sync.read(bytes);
  const half = new PNG({ width: full.width >> 1, height: full.height >> 1 });
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const at = (dx: number, dy: number): number => full.data[((2 * y + dy) * full.width + 2 * x + dx) * 4 + channel] ?? 0;
        const mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
        half.data[(y * half.width + x) * 4 + channel] = channel === 3 ? 255 : Math.min(255, Math.round(mean / 16) * 16);
      }
    }
  }
  return half;
}

/**
 * Compares a screenshot with the golden picture of that name. Returns null where they agree, else a sentence; the picture and the differing places are
 * then in `var/golden`. With `XIUTU_GOLDEN=update` the picture becomes the golden one.
 */
export function goldenFault(name: string, screenshot: Buffer): string | null {
  const picture = halved(screenshot);
  const file = join(kept, `${name}.png`);
  if (process.env.XIUTU_GOLDEN === 'update') {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, PNG.sync.write(picture, { colorType: 2 }));
    return null;
  }
  if (!existsSync(file)) return `no golden picture ${name}: make it with XIUTU_GOLDEN=update, look at it, commit it`;
  const golden = PNG.sync.read(readFileSync(file));
  const { width, height } = golden;
  if (picture.width !== width || picture.height !== height) {
    return `${name} is ${picture.width}×${picture.height}, the golden picture ${width}×${height}`;
  }
  const differing = new PNG({ width, height });
  const share = pixelmatch(golden.data, picture.data, differing.data, width, height, { threshold: 0.1 }) / (width * height);
  if (share <= tolerance) return null;
  mkdirSync(failed, { recursive: true });
  writeFileSync(join(failed, `${name}.png`), PNG.sync.write(picture));
  writeFileSync(join(failed, `${name}.diff.png`), PNG.sync.write(differing));
  const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;
  return `${name}: ${percent(share)} of the pixels differ, ${percent(tolerance)} may; see var/golden/${name}.diff.png. If meant: XIUTU_GOLDEN=update`;
}
