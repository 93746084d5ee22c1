import type { Theme } from '../kind.ts';
import { noValueColour } from './symbology.ts';

/** Rows of nine colours for amounts, low first: lightness runs one way, so that they hold in grey and for colour-blind eyes. */
export const rampNames = ['blue', 'green', 'heat', 'purple'] as const;
export type RampName = (typeof rampNames)[number];

type Nine = readonly [string, string, string, string, string, string, string, string, string];

/** Made in OKLCH with even steps of lightness: darker is more on the light map, lighter is more on the dark one. */
const ramps: Readonly<Record<RampName, Readonly<Record<Theme, Nine>>>> = {
  blue: {
    light: ['#71d0d5', '#5bb9c8', '#49a3bc', '#3a8cae', '#2f769f', '#28608f', '#234a7e', '#20356c', '#1d2059'],
    dark: ['#39417d', '#3f5791', '#456ea4', '#4d85b6', '#579cc7', '#63b4d7', '#73cbe5', '#86e3f3', '#a0faff'],
  },
  green: {
    light: ['#b6c963', '#97b75d', '#7aa457', '#5e9151', '#447e4b', '#2b6b43', '#0f583b', '#014432', '#003127'],
    dark: ['#0e5445', '#246851', '#397c5c', '#509066', '#69a46f', '#84b977', '#a1cd7e', '#c0e185', '#e0f48d'],
  },
  heat: {
    light: ['#eab532', '#dd9b20', '#ce8114', '#bd6910', '#aa5212', '#963c15', '#812716', '#6b1016', '#530016'],
    dark: ['#7b2432', '#933736', '#a94c3a', '#c0613d', '#d47840', '#e89044', '#f9aa4c', '#ffc875', '#ffe5b0'],
  },
  purple: {
    light: ['#e9a1e3', '#cf8ed3', '#b67cc3', '#9d6ab3', '#8459a2', '#6c4892', '#553781', '#40276f', '#2b165e'],
    dark: ['#493883', '#604995', '#785aa7', '#916cb9', '#aa7ecb', '#c590dc', '#dfa3ed', '#fab7fe', '#fedbfa'],
  },
};

/** Twelve colours for values that are only different, the most different first; 3:1 against the map's ground, told apart by colour-blind eyes. */
const different: Readonly<Record<Theme, readonly string[]>> = {
  light: [
    '#207392',
    '#a48b08',
    '#666efd',
    '#53936c',
    '#7f2407',
    '#4503a4',
    '#5c2b52',
    '#4c2979',
    '#897ed6',
    '#672927',
    '#93833f',
    '#6048b9',
  ],
  dark: [
    '#b18406',
    '#265adf',
    '#52f0ff',
    '#95525b',
    '#715c95',
    '#a7eabf',
    '#efcc1d',
    '#896027',
    '#e0de73',
    '#a0b06f',
    '#3698f9',
    '#31b7e8',
  ],
};

/** Neutral colours of classes that gather: 其他 and 多项. */
const gathered: Readonly<Record<Theme, Readonly<Record<'other' | 'several', string>>>> = {
  light: { other: '#55605b', several: '#1d2421' },
  dark: { other: '#b4bcc2', several: '#f2f4f3' },
};

/** Colour of what has no value; legends hatch it as well. */
export const missingColour: Readonly<Record<Theme, string>> = noValueColour;

/** Places of `count` classes in a row of nine, as far apart as the row allows; one class takes the middle. */
function spread(count: number): readonly number[] {
  if (count === 1) return [5];
  return Array.from({ length: count }, (_, at) => Math.round((at * 8) / (count - 1)));
}

export function isRamp(name: string | undefined): name is RampName {
  return (rampNames as readonly (string | undefined)[]).includes(name);
}

/** Colours of 1–9 classes of amounts, low first. */
export function rampColours(name: RampName, count: number, theme: Theme): readonly string[] {
  return spread(count).map((at) => ramps[name][theme][at] ?? ramps[name][theme][8]);
}

/** Colours of classes that are only different, by what each class is. */
export function differentColours(roles: readonly string[], theme: Theme): readonly string[] {
  return roles.map((role, at) => {
    if (role === 'other' || role === 'several') return gathered[theme][role];
    return different[theme][at % different[theme].length] ?? gathered[theme].other;
  });
}
