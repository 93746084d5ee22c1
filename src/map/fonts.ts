import regular from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2?url';
import strong from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-600-normal.woff2?url';
import type { FontFacesSpecification } from 'maplibre-gl';
import rareRegular from './fonts/xiutu-rare-400.woff2?url';
import rareStrong from './fonts/xiutu-rare-600.woff2?url';

/** Signs and characters of local names that the main file lacks; see fonts/README.md. */
const rareRange = [
  'U+394',
  'U+3A3',
  'U+3C9',
  'U+2103',
  'U+2116',
  'U+2160-2162',
  'U+2190-2194',
  'U+221A',
  'U+2229',
  'U+2248',
  'U+2264-2265',
  'U+2286',
  'U+2460-2469',
  'U+25A0-25A1',
  'U+25B2',
  'U+25BC',
  'U+25CB',
  'U+25CF',
  'U+2605-2606',
  'U+2713',
  'U+339E',
  'U+3D0E',
  'U+57A4',
  'U+583D',
  'U+5C88',
  'U+5F82',
  'U+6832',
  'U+6E30',
  'U+84C6',
  'U+8D20',
  'U+8F73',
  'U+8FD3',
  'U+9123',
];

export const labelFont = ['Xiutu'];
export const strongLabelFont = ['Xiutu Strong'];

/** Faces shipped with the app: the map needs no glyph server and no font of the machine. */
export const fontFaces: FontFacesSpecification = {
  Xiutu: [{ url: rareRegular, 'unicode-range': rareRange }, { url: regular }],
  'Xiutu Strong': [{ url: rareStrong, 'unicode-range': rareRange }, { url: strong }],
};
