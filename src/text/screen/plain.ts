import type { Words } from '../../core/field.ts';

/** Words of the screen: plain. */
export const plainWords = {
  plainNoGl: {
    zh: '本机浏览器不支持 WebGL，以简图显示：列表、卡片、筛选和数字与地图视图相同。',
    en: 'This browser has no WebGL, so the city is drawn plainly: lists, cards, filters and figures are the same.',
  },
  plainAsked: {
    zh: '正以简图显示：列表、卡片、筛选和数字与地图视图相同。',
    en: 'Shown as a plain drawing: lists, cards, filters and figures are the same.',
  },
  plainBack: { zh: '回到地图', en: 'Back to the map' },
  plainMap: { zh: '简图：方向键平移，加减号缩放', en: 'Plain map: arrow keys pan, plus and minus zoom' },
  plainMoves: { zh: '移动简图', en: 'Move the plain map' },
  plainWest: { zh: '向西', en: 'West' },
  plainEast: { zh: '向东', en: 'East' },
  plainNorth: { zh: '向北', en: 'North' },
  plainSouth: { zh: '向南', en: 'South' },
  plainSeen: { zh: '图上所见', en: 'On this drawing' },
  plainKind: { zh: '图层', en: 'Layer' },
  plainNothing: {
    zh: '此范围内没有已显示图层的要素。可缩小、移动，或打开图层。',
    en: 'Nothing of the layers shown lies here. Zoom out, move, or switch layers on.',
  },
  plainMore: { zh: '另有 {count} 条，见台账', en: '{count} more in the table' },
} as const satisfies Readonly<Record<string, Words>>;
