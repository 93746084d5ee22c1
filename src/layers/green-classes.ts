import type { Field } from '../core/field.ts';
import { choice, option } from './make-field.ts';

export const edition2017 = 'CJJ/T 85-2017';
export const edition2002 = 'CJJ/T 85-2002';

/** Codes that only the 2002 edition has; its G131–G136, G14 and G15 also mean other things than the same codes of 2017. */
export const codesOnly2002: readonly string[] = ['G111', 'G112', 'G121', 'G122', 'G136', 'G137', 'G15'];
/** Codes that only the 2017 edition has. */
export const codesOnly2017: readonly string[] = ['G139', 'G3', 'XG', 'EG'];

/** Labels are of the 2017 edition where the code exists there. */
const greenClasses = [
  option('G11', 'G11 综合公园', 'G11 comprehensive park'),
  option('G12', 'G12 社区公园', 'G12 community park'),
  option('G13', 'G13 专类公园', 'G13 special park'),
  option('G131', 'G131 动物园', 'G131 zoo'),
  option('G132', 'G132 植物园', 'G132 botanical garden'),
  option('G133', 'G133 历史名园', 'G133 historic garden'),
  option('G134', 'G134 遗址公园', 'G134 heritage-site park'),
  option('G135', 'G135 游乐公园', 'G135 amusement park'),
  option('G139', 'G139 其他专类公园', 'G139 other special park'),
  option('G14', 'G14 游园', 'G14 small garden'),
  option('G2', 'G2 防护绿地', 'G2 protective green'),
  option('G3', 'G3 广场用地', 'G3 square'),
  option('XG', 'XG 附属绿地', 'XG attached green'),
  option('EG', 'EG 区域绿地', 'EG regional green'),
  option('G111', 'G111 全市性公园（2002 版）', 'G111 city park (2002)'),
  option('G112', 'G112 区域性公园（2002 版）', 'G112 district park (2002)'),
  option('G121', 'G121 居住区公园（2002 版）', 'G121 housing-estate park (2002)'),
  option('G122', 'G122 小区游园（2002 版）', 'G122 estate garden (2002)'),
  option('G136', 'G136 游乐公园（2002 版）', 'G136 amusement park (2002)'),
  option('G137', 'G137 其他专类公园（2002 版）', 'G137 other special park (2002)'),
  option('G15', 'G15 街旁绿地（2002 版）', 'G15 roadside green (2002)'),
];

export const greenClassField: Field = choice('class', '绿地类别', 'Green class', greenClasses, {
  open: true,
  aliases: ['公园类别', '绿地分类', '公园分类', '绿地类型', '类别代码', 'G类代码'],
});

export const greenClassEditionField: Field = choice(
  'classEdition',
  '分类标准版本',
  'Class edition',
  [option(edition2017, 'CJJ/T 85-2017', 'CJJ/T 85-2017'), option(edition2002, 'CJJ/T 85-2002', 'CJJ/T 85-2002')],
  { open: true, aliases: ['分类标准', '绿地分类标准'] },
);
