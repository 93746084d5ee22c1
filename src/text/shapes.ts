import type { Words } from '../core/field.ts';

/** What was wrong with a geometry and what was done about it (`formats/shapes`). Areas are m² of ground. */
export const shapeSentences: Readonly<Record<string, Words>> = {
  'shape-not-finite': { zh: '坐标不是有限的数（NaN 或无穷大）。', en: 'A coordinate is not a finite number (NaN or infinite).' },
  'shape-empty': { zh: '几何为空，按未落图处理。', en: 'The geometry is empty; it is taken as not placed.' },
  'shape-members-left': {
    zh: '几何集合中含有其他类型，已略去 {count} 个低维部分。',
    en: 'The collection mixes kinds of geometry; {count} parts of lower dimension were left out.',
  },
  'shape-heights-dropped': { zh: '高程不是有限的数，已去掉高程。', en: 'A height is not a finite number; the heights were dropped.' },
  'shape-no-length': { zh: '线没有长度（各点重合或只有一个点）。', en: 'The line has no length (one point, or all in one place).' },
  'shape-lines-short': { zh: '已去掉 {count} 段没有长度的线。', en: '{count} parts without length were left out.' },
  'shape-duplicates': { zh: '已去掉 {count} 个连续重复的点。', en: '{count} points that repeat the one before were removed.' },
  'shape-spikes': { zh: '已去掉 {count} 处尖刺（原路折回的点）。', en: '{count} spikes that run straight back were removed.' },
  'shape-rings-empty': { zh: '已去掉 {count} 个没有面积的边界环。', en: '{count} rings that enclose nothing were left out.' },
  'shape-no-area': { zh: '面没有面积。', en: 'The surface has no area.' },
  'shape-ring-closed': {
    zh: '{count} 个边界环首尾不相接（相距 {gapM} 米），已闭合。',
    en: '{count} rings did not end where they began ({gapM} m apart) and were closed.',
  },
  'shape-ring-open': {
    zh: '面的边界没有闭合，首尾相距 {gapM} 米，比最长的边还远得多。',
    en: 'A ring is not closed: its ends lie {gapM} m apart, much farther than its longest edge.',
  },
  'shape-line-taken-as-surface': {
    zh: '闭合的线已按面读取，面积 {areaM2} 平方米。',
    en: 'The closed line was taken as a surface of {areaM2} m².',
  },
  'shape-crossing': { zh: '面的边界自相交或互相交叠。', en: 'The boundary crosses or runs along itself.' },
  'shape-hole-outside': { zh: '有洞不在外边界之内。', en: 'A hole lies outside its outer ring.' },
  'shape-nested': { zh: '面的各部分互相重叠，或洞中有洞。', en: 'Parts of the surface overlap, or a hole lies in a hole.' },
  'shape-cut-apart': { zh: '洞与边界多处相接，把面切成了几块。', en: 'Holes touch so that they cut the surface apart.' },
  'shape-crossing-repaired': {
    zh: '面的边界自相交或互相交叠，已修复；面积由 {beforeM2} 变为 {afterM2} 平方米。',
    en: 'The boundary crosses or runs along itself and was repaired; the area went from {beforeM2} to {afterM2} m².',
  },
  'shape-hole-outside-repaired': {
    zh: '有洞不在外边界之内，已去掉外边界之外的部分；面积由 {beforeM2} 变为 {afterM2} 平方米。',
    en: 'A hole lay outside its outer ring and was cut to it; the area went from {beforeM2} to {afterM2} m².',
  },
  'shape-nested-repaired': {
    zh: '面的各部分互相重叠，或洞中有洞，已合并；面积由 {beforeM2} 变为 {afterM2} 平方米。',
    en: 'Parts of the surface overlapped, or a hole lay in a hole; they were joined. The area went from {beforeM2} to {afterM2} m².',
  },
  'shape-cut-apart-repaired': {
    zh: '洞与边界多处相接，已把面分成几块；面积由 {beforeM2} 变为 {afterM2} 平方米。',
    en: 'Holes touched so that they cut the surface apart; it was split into parts. The area went from {beforeM2} to {afterM2} m².',
  },
  'shape-beyond-repair': { zh: '面的边界自相交，无法修复。', en: 'The boundary crosses itself and cannot be repaired.' },
};
