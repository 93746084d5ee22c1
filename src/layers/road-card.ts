import type { Field } from '../core/field.ts';
import { choice, count, flag, measure, option, text } from './make-field.ts';
import { centimetre, metre, pieces, squareMetre } from './units.ts';

/** Carriageway and dividers of the road asset card (CJJ 36-2016 appendix). */
export const roadCarriagewayFields: readonly Field[] = [
  count('lanes', '车道数', 'Lanes', pieces, { max: 20, aliases: ['机动车道数'] }),
  choice('traffic', '通行方向', 'Traffic', [option('two-way', '双向', 'Two-way'), option('one-way', '单向', 'One-way')], {
    aliases: ['通行方式'],
  }),
  flag('busLane', '公交专用道', 'Bus lane'),
  measure('surfaceCm', '面层厚度', 'Surface thickness', centimetre, { aliases: ['路面厚度'] }),
  text('base', '基层类型', 'Base', { aliases: ['基层'] }),
  measure('baseCm', '基层厚度', 'Base thickness', centimetre),
  measure('motorWidthM', '机动车道宽度', 'Motor lanes width', metre, { aliases: ['机动车道宽'] }),
  measure('cycleLeftM', '左侧非机动车道宽度', 'Left cycle lane width', metre),
  measure('cycleRightM', '右侧非机动车道宽度', 'Right cycle lane width', metre),
  measure('carriagewayM2', '车行道面积', 'Carriageway area', squareMetre),
  measure('medianWidthM', '中央分隔带宽度', 'Median width', metre),
  measure('medianM2', '分隔带面积', 'Dividers area', squareMetre),
];

const sideWords = { left: { zh: '左侧', en: 'Left', key: 'Left' }, right: { zh: '右侧', en: 'Right', key: 'Right' } } as const;

/** Sidewalk of one side, seen from the road's start. */
export function sidewalkFields(side: keyof typeof sideWords): readonly Field[] {
  const { zh, en, key } = sideWords[side];
  return [
    text(`sidewalk${key}`, `${zh}人行道铺面`, `${en} sidewalk paving`),
    measure(`sidewalk${key}LengthM`, `${zh}人行道长度`, `${en} sidewalk length`, metre),
    measure(`sidewalk${key}WidthM`, `${zh}人行道宽度`, `${en} sidewalk width`, metre),
    measure(`sidewalk${key}M2`, `${zh}人行道面积`, `${en} sidewalk area`, squareMetre),
    measure(`tactile${key}M`, `${zh}盲道长度`, `${en} tactile paving`, metre),
  ];
}

/** Things that stand in or along the road, counted. */
export const roadFurnitureFields: readonly Field[] = [
  count('manholes', '检查井', 'Manholes', pieces, { aliases: ['检查井数量'] }),
  count('gullies', '雨水口', 'Gullies', pieces, { aliases: ['雨水口数量'] }),
  count('nameSigns', '路名牌', 'Name signs', pieces, { aliases: ['路名牌数量'] }),
  count('trafficSigns', '标志牌', 'Traffic signs', pieces, { aliases: ['标志牌数量'] }),
  measure('treePitsM2', '树池面积', 'Tree pits', squareMetre),
];
