import type { Field } from '../core/field.ts';
import { choice, option } from './make-field.ts';

/** 居住用地 codes of both classifications in use; which one a code belongs to is `codeEdition`. */
const landCodes = [
  option('R', 'R 居住用地', 'R residential'),
  option('R1', 'R1 一类居住用地', 'R1 residential, first class'),
  option('R11', 'R11 一类住宅用地', 'R11 housing, first class'),
  option('R12', 'R12 一类服务设施用地', 'R12 services, first class'),
  option('R2', 'R2 二类居住用地', 'R2 residential, second class'),
  option('R21', 'R21 二类住宅用地', 'R21 housing, second class'),
  option('R22', 'R22 二类服务设施用地', 'R22 services, second class'),
  option('R3', 'R3 三类居住用地', 'R3 residential, third class'),
  option('R31', 'R31 三类住宅用地', 'R31 housing, third class'),
  option('R32', 'R32 三类服务设施用地', 'R32 services, third class'),
  option('07', '07 居住用地', '07 residential'),
  option('0701', '0701 城镇住宅用地', '0701 urban housing'),
  option('070101', '070101 一类城镇住宅用地', '070101 urban housing, first class'),
  option('070102', '070102 二类城镇住宅用地', '070102 urban housing, second class'),
  option('070103', '070103 三类城镇住宅用地', '070103 urban housing, third class'),
  option('0702', '0702 城镇社区服务设施用地', '0702 urban community services'),
  option('0703', '0703 农村宅基地', '0703 rural homestead'),
  option('0704', '0704 农村社区服务设施用地', '0704 rural community services'),
];

/** Other land codes are kept as written. */
export const landCodeField: Field = choice('landCode', '用地代码', 'Land code', landCodes, {
  open: true,
  aliases: ['用地类别', '用地性质', '用地性质代码', 'ydxz', 'yddm'],
});

export const landCodeEditionField: Field = choice(
  'codeEdition',
  '用地分类版本',
  'Land code edition',
  [
    option('GB 50137-2011', 'GB 50137-2011 城市用地分类', 'GB 50137-2011'),
    option('MNR-2023', '国土空间用地用海分类（2023）', 'Territorial space classification (2023)'),
    option('MNR-2020', '国土空间用地用海分类（2020 试行）', 'Territorial space classification (2020, trial)'),
  ],
  { open: true, aliases: ['分类标准', '用地分类标准'] },
);
