import type { Theme } from '../layers/kind.ts';

/** Colours of the built-in basemap. Quiet: nothing of it may be taken for a result or for an asset. */
export interface MapPalette {
  readonly ground: string;
  readonly home: string;
  readonly homeLine: string;
  readonly building: string;
  readonly green: string;
  readonly park: string;
  readonly water: string;
  readonly rail: string;
  readonly railGap: string;
  readonly streetMain: string;
  readonly streetMainCase: string;
  readonly street: string;
  readonly streetCase: string;
  readonly path: string;
  readonly boundary: string;
  readonly label: string;
  readonly labelSoft: string;
  readonly labelWater: string;
  readonly labelGreen: string;
  readonly halo: string;
  readonly accent: string;
}

export const palettes: Readonly<Record<Theme, MapPalette>> = {
  light: {
    ground: '#f6f5f1',
    home: '#ebe8e1',
    homeLine: '#d3cec3',
    building: '#dcd7cc',
    green: '#dfead6',
    park: '#c9e2ba',
    water: '#bcd8e8',
    rail: '#8f969c',
    railGap: '#f6f5f1',
    streetMain: '#fdf0cf',
    streetMainCase: '#d8c48f',
    street: '#ffffff',
    streetCase: '#d0cbc0',
    path: '#b9b2a3',
    boundary: '#8a7f94',
    label: '#353b40',
    labelSoft: '#5c646b',
    labelWater: '#2f6690',
    labelGreen: '#2c6a3c',
    halo: '#fbfaf7',
    accent: '#1f6b52',
  },
  dark: {
    ground: '#14181b',
    home: '#1d2327',
    homeLine: '#323a40',
    building: '#272e33',
    green: '#1a2a21',
    park: '#20402c',
    water: '#173444',
    rail: '#66707a',
    railGap: '#14181b',
    streetMain: '#544c36',
    streetMainCase: '#0d1012',
    street: '#343c43',
    streetCase: '#0d1012',
    path: '#434b52',
    boundary: '#8d82a0',
    label: '#d5dadd',
    labelSoft: '#a3acb3',
    labelWater: '#86b9d8',
    labelGreen: '#8cc79b',
    halo: '#101416',
    accent: '#5cc3a6',
  },
};
