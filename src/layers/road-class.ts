import type { Field } from '../core/field.ts';
import { choice, option } from './make-field.ts';

/** CJJ 37 classes, and 背街小巷, which is a word of management and no CJJ class. Condition limits (CJJ 36) depend on the class. */
const roadClasses = [
  option('expressway', '快速路', 'Expressway'),
  option('arterial', '主干路', 'Arterial'),
  option('secondary', '次干路', 'Secondary road'),
  option('branch', '支路', 'Branch road'),
  option('lane', '背街小巷', 'Back lane'),
];

/** Class of a road or segment; for a junction the highest class that meets there. */
export function roadClassField(required: boolean): Field {
  return choice('class', '道路等级', 'Road class', roadClasses, { required, aliases: ['等级', '道路类别', '道路类型'] });
}

/** Maintenance grade of CJJ 36: Ⅰ also holds for tourist and ceremonial routes that are only branch roads. */
export const maintenanceGradeField: Field = choice(
  'maintenanceGrade',
  '养护等级',
  'Maintenance grade',
  [option('1', 'Ⅰ 等', 'Grade I'), option('2', 'Ⅱ 等', 'Grade II'), option('3', 'Ⅲ 等', 'Grade III')],
  { aliases: ['道路养护等级'] },
);

export const pavementField: Field = choice(
  'pavement',
  '路面类型',
  'Pavement',
  [
    option('asphalt', '沥青混凝土', 'Asphalt'),
    option('concrete', '水泥混凝土', 'Concrete'),
    option('block', '砌块', 'Blocks'),
    option('gravel', '砂石', 'Gravel'),
  ],
  { open: true, aliases: ['面层类型', '路面材料'] },
);
