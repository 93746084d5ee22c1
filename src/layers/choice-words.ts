import type { Choice } from '../core/field.ts';

/** Words that files use for a choice beyond its code and labels, by the choice's code. Read on import; never written. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  city: ['地级市', '市级'],
  district: ['区', '县', '县级市', '区县', '功能区', '区级', '县区'],
  town: ['街道', '镇', '乡', '乡镇', '街道办事处', '办事处', '镇街级'],
  community: ['社区', '村', '行政村', '居委会', '村居'],
  expressway: ['快速', '城市快速路'],
  arterial: ['主干道', '城市主干路', '城市主干道'],
  secondary: ['次干道', '城市次干路', '城市次干道'],
  branch: ['支道', '城市支路'],
  lane: ['小巷', '里巷', '街巷'],
  '1': ['Ⅰ', '一级', 'I等', '1等'],
  '2': ['Ⅱ', '二级', 'II等', '2等'],
  '3': ['Ⅲ', '三级', 'III等', '3等'],
  A: ['A级', '±0.5米', '±0.5m'],
  B: ['B级', '±1米', '±1m'],
  C: ['C级', '±10米', '±10m'],
  asphalt: ['沥青', '沥青路面', '黑色路面'],
  concrete: ['水泥', '混凝土', '水泥路面', '白色路面'],
  intact: ['正常', '良好'],
  damaged: ['损坏', '破坏'],
  lost: ['缺失'],
  street: ['道路照明', '普通路灯'],
  landscape: ['景观灯', '景观照明', '亮化', '楼体亮化', '桥体亮化'],
  'multi-storey': ['立体停车', '立体停车场', '机械式'],
  'tree-shaded': ['林荫停车', '林荫停车场', '生态停车场'],
  surface: ['地面停车', '地上'],
  underground: ['地下停车', '地下停车场'],
  'on-street': ['路边', '路侧', '占道', '路内泊位'],
  signal: ['信号灯控', '灯控', '红绿灯'],
  done: ['完工', '竣工', '已竣工', '完成', '已完成'],
  'under-way': ['在建', '施工中', '进行中'],
  planned: ['拟建', '计划中', '规划中'],
  market: ['农贸市场', '生鲜超市', '集贸市场'],
  convenience: ['便利超市', '小超市'],
  pharmacy: ['药房', '大药房'],
  'bus-stop': ['公交站', '公交站点', '公交站台', '公交站亭'],
  'primary-school': ['小学校'],
  'middle-school': ['初级中学', '中学'],
  'health-station': ['卫生服务站', '社区卫生站', '卫生室'],
  'elderly-care': ['日间照料中心', '养老服务中心', '托老所'],
  'culture-station': ['文化站', '文化活动室'],
  fitness: ['健身广场', '健身路径', '健身场地'],
  river: ['河'],
  lake: ['湖'],
};

/** Every word by which a file may name a choice: its code, both labels, and the words above. */
export function choiceNames({ value, label }: Choice): readonly string[] {
  return [value, label.zh, label.en, ...(otherWords[value] ?? [])];
}

/** Codes that have words here; for the test that each is a choice of some field. */
export const wordedChoices: readonly string[] = Object.keys(otherWords);
