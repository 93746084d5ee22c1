type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** WCAG contrast ratio, 1–21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(rgb(a)), luminance(rgb(b))].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Full colour blindness of two kinds, after Machado, Oliveira and Fernandes 2009, on linear channels. */
const blindness = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
} as const;
export type Sight = 'usual' | keyof typeof blindness;

function seenLinear(hex: string, sight: Sight): Rgb {
  const plain = rgb(hex).map(linear) as unknown as Rgb;
  if (sight === 'usual') return plain;
  const m = blindness[sight];
  const row = (at: number): number => {
    const sum = (m[at] ?? 0) * plain[0] + (m[at + 1] ?? 0) * plain[1] + (m[at + 2] ?? 0) * plain[2];
    return Math.min(1, Math.max(0, sum));
  };
  return [row(0), row(3), row(6)];
}

/** CIELAB under D65. */
function lab(hex: string, sight: Sight): Rgb {
  const [r, g, b] = seenLinear(hex, sight);
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76 difference as a person of that sight sees it; about 2 is just noticeable, 10 is plain. */
export function difference(a: string, b: string, sight: Sight): number {
  const [p, q] = [lab(a, sight), lab(b, sight)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
