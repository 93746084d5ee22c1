import type { Field, TextField } from '../core/field.ts';
import { choice, choices, day, flag, measure, option, text, year } from './make-field.ts';
import { squareMetre, tenThousandYuan } from './units.ts';

/** The name of an asset; `aliases` are the headers of its own trade (公园名称, 道路名称 …). */
export function nameField(...aliases: readonly string[]): TextField {
  return text('name', '名称', 'Name', { maxLength: 200, aliases: ['名字', 'mc', 'ObjName', ...aliases] });
}

/** Where a thing comes from, and whether it is real: on every kind. `synthetic` puts 示意 into every cell, print and export. */
const provenance: readonly Field[] = [
  text('source', '来源', 'Source', { aliases: ['数据来源', '资料来源', '出处'] }),
  flag('synthetic', '示意', 'Illustrative', {
    aliases: ['示意数据', '是否示意'],
    help: { zh: '示意数据为演示绘制，不代表真实情况', en: 'Drawn for demonstration; says nothing about the real place' },
  }),
  text('positionNote', '位置说明', 'Position note', { aliases: ['位置备注'] }),
  text('note', '备注', 'Note', { aliases: ['说明', '注', 'remark', 'remarks', 'bz'] }),
];

/** How and when a thing was measured (GB/T 30428.2 positioning classes). */
const survey: readonly Field[] = [
  day('surveyDate', '调查日期', 'Survey date', { aliases: ['普查日期', '采集日期', '测量日期', '勘测日期'] }),
  choice(
    'accuracyClass',
    '定位精度',
    'Position class',
    [option('A', 'A 级（±0.5 米）', 'A (±0.5 m)'), option('B', 'B 级（±1 米）', 'B (±1 m)'), option('C', 'C 级（±10 米）', 'C (±10 m)')],
    { aliases: ['精度等级', '定位精度等级', '精度'] },
  ),
  choice(
    'acquisition',
    '采集方式',
    'Acquired by',
    [
      option('surveyed', '实测', 'Survey'),
      option('reported', '人工上报', 'Report'),
      option('census', '普查', 'Census'),
      option('imagery', '影像解译', 'Imagery'),
    ],
    { open: true, aliases: ['数据采集方式'] },
  ),
];

/** Whether a thing stands and serves (`core/lifecycle.ts`): on every kind. Next year's file retires what is no longer in it. */
const lifecycle: readonly Field[] = [
  choice(
    'lifecycle',
    '在用状态',
    'Lifecycle',
    [option('planned', '计划', 'Planned'), option('in-use', '在用', 'In use'), option('retired', '停用', 'Retired')],
    {
      aliases: ['使用状态', '生命周期', '设施使用状态'],
      help: {
        zh: '不填即在用；计划和停用的保留在台账，不计入覆盖、生活圈和合计',
        en: 'Empty means in use; planned and retired things stay in the inventory and count in no answer',
      },
    },
  ),
  day('retiredOn', '停用日期', 'Retired on', { aliases: ['报废日期', '撤销日期'] }),
];

/** Last fields of every kind. */
export const recordFields: readonly Field[] = [...provenance, ...survey, ...lifecycle];

/** 16-digit component record as cities keep it (GB/T 30428.2 family); the scheme is data because the series is being revised. */
export const componentFields: readonly Field[] = [
  text('componentCode', '部件编码', 'Component code', {
    maxLength: 16,
    aliases: ['部件标识码', '部件代码', '标识码', 'ObjID'],
    help: { zh: '16 位：县级区划 6 + 大类 2 + 小类与顺序 8', en: '16 digits: county 6 + big class 2 + small class and sequence 8' },
  }),
  text('codeScheme', '编码方案', 'Code scheme', { aliases: ['编码标准'] }),
  choice(
    'state',
    '部件状态',
    'State',
    [
      option('intact', '完好', 'Intact'),
      option('damaged', '破损', 'Damaged'),
      option('lost', '丢失', 'Lost'),
      option('abandoned', '废弃', 'Abandoned'),
      option('removed', '移除', 'Removed'),
    ],
    { aliases: ['状态', '设施状态', 'ObjState'] },
  ),
  text('grid', '所在单元网格', 'Unit grid', { maxLength: 16, aliases: ['单元网格', '网格编码', 'BGID'] }),
  day('startDate', '初始日期', 'Start date', { aliases: ['ORDate', '启用日期'] }),
  day('changeDate', '变更日期', 'Change date', { aliases: ['CHDate', '更新日期'] }),
];

/** The three departments of a record: who answers, who owns, who maintains. Units only, never persons. */
export const dutyFields: readonly Field[] = [
  text('manager', '主管部门', 'Department in charge', { aliases: ['主管单位', '管理单位', 'DeptName1'] }),
  text('owner', '权属单位', 'Owner', { aliases: ['产权单位', 'DeptName2'] }),
  text('maintainer', '养护单位', 'Maintained by', { aliases: ['管养单位', '养护部门', '维护单位', 'DeptName3'] }),
];

/** Where a thing is in words, so that it can be counted before it is placed. */
export const placeFields: readonly Field[] = [
  text('address', '地址', 'Address', { aliases: ['位置', '地点', '位置描述', '所在位置', '详细地址', 'LocateDSC'] }),
  text('areaCode', '区划代码', 'Area code', {
    maxLength: 12,
    aliases: ['行政区划代码', '所属区划', '所属镇街代码'],
    help: { zh: '未落图时按此归入行政区划', en: 'Places the thing in the area tree while it has no position' },
  }),
];

/** What a published count says of itself: its scope and period travel with every counted thing. */
export const countedFields: readonly Field[] = [
  choice(
    'scope',
    '统计范围',
    'Scope',
    [option('taicheng', '泰城', 'Tai’an town'), option('urban', '市区', 'Urban districts'), option('citywide', '全市', 'Whole city')],
    { open: true, aliases: ['范围', '统计口径'] },
  ),
  text('period', '统计时段', 'Period', { aliases: ['时段', '统计时间'] }),
  text('cited', '原文数字', 'Figure as published', {
    aliases: ['原文表述'],
    help: { zh: '原文取约数的（700余、1400余）保持原样', en: 'Rounded figures stay as they were published' },
  }),
  flag('sourced', '有出处', 'Sourced', { help: { zh: '该条有公开报道可查', en: 'A public report names this very item' } }),
];

const projectStatuses = [
  option('planned', '计划', 'Planned'),
  option('approved', '已批复', 'Approved'),
  option('under-way', '实施中', 'Under way'),
  option('done', '已完工', 'Done'),
  option('to-be-found', '待补', 'To be found'),
];

/** Works on a road segment or a whole road, packages as reported in practice. */
const roadWorks = [
  option('resurfacing', '铣刨重铺面层', 'Mill and resurface'),
  option('base-repair', '基层病害处理', 'Base repair'),
  option('widening', '拓宽', 'Widening'),
  option('reconstruction', '改扩建', 'Reconstruction'),
  option('extension', '延伸', 'Extension'),
  option('sidewalk', '人行道板更换', 'Sidewalk paving'),
  option('kerb', '路沿石更换', 'Kerbs'),
  option('manhole', '检查井、雨水口整治', 'Manholes and gullies'),
  option('barrier-free', '无障碍设施', 'Barrier-free works'),
  option('marking', '交通标线', 'Markings'),
  option('drainage', '排水', 'Drainage'),
  option('poles-underground', '杆线入地', 'Lines put underground'),
  option('lighting', '照明', 'Lighting'),
];

/** A project that changed, or will change, a road. `cost` and `lastOverhaul` are read by the ranking and declared with the segment. */
export const projectFields: readonly Field[] = [
  text('projectName', '项目名称', 'Project', { aliases: ['工程名称'] }),
  year('projectYear', '项目年度', 'Project year', { aliases: ['实施年度', '工程年度'] }),
  choices('works', '整治内容', 'Works', roadWorks, { open: true, aliases: ['建设内容', '改造内容', '工程内容'] }),
  choice('projectStatus', '项目状态', 'Project status', projectStatuses, { aliases: ['进展', '项目进展'] }),
  day('startDay', '开工日期', 'Works start', { aliases: ['开工时间'] }),
  day('finishDay', '完工日期', 'Works finish', { aliases: ['完工时间', '竣工日期', '竣工时间'] }),
];

/** Read by coverage before the measured area of the drawn shape. */
export const areaM2Field: Field = measure('areaM2', '面积', 'Area', squareMetre, {
  aliases: ['占地面积', '面积（平方米）', '面积(m2)', '面积㎡', 'area', 'mj', 'area_m2'],
});

/** Ten thousand yuan, as budgets are written. */
export const costField: Field = measure('cost', '估算投资', 'Estimated cost', tenThousandYuan, {
  aliases: ['投资', '造价', '总投资', '估算', '投资额（万元）'],
});

export const hoursField: Field = text('hours', '开放时间', 'Opening hours', {
  aliases: ['开放时段', '营业时间', '服务时间', 'opening_hours'],
  help: { zh: '如 06:00–21:30；全天写 24 小时', en: 'For example 06:00–21:30' },
});

export const accessibleField: Field = flag('accessible', '无障碍', 'Step-free', { aliases: ['无障碍设施', '是否无障碍', 'wheelchair'] });
