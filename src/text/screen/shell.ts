import type { Words } from '../../core/field.ts';

/** Words of the screen: frame, header, workspaces. */
export const shellWords = {
  workspaces: { zh: '工作区', en: 'Workspaces' },
  wsInventory: { zh: '台账', en: 'Inventory' },
  wsCoverage: { zh: '覆盖', en: 'Coverage' },
  wsCircle: { zh: '生活圈', en: 'Circle' },
  wsRoads: { zh: '道路', en: 'Roads' },
  wsBoard: { zh: '挂图', en: 'Board' },
  wsLater: { zh: '后续版本', en: 'later version' },
  wsLaterNote: { zh: '这个工作区随后续版本提供，现在还不能用。', en: 'This workspace comes with a later version; it does not work yet.' },
  wsNow: { zh: '现在可以做', en: 'What can be done now' },
  wsCircleTitle: { zh: '15 分钟生活圈', en: 'The 15-minute circle' },
  wsCircleWhat: {
    zh: '从每个小区的出入口步行 5、10、15 分钟，够得着哪些设施、缺哪些，按所选规则表逐项列出。',
    en: 'From the gates of each compound: what can be reached on foot in 5, 10 and 15 minutes, and what is missing, item by item of the chosen rule sheet.',
  },
  wsRoadsTitle: { zh: '一路一策', en: 'One road, one plan' },
  wsRoadsWhat: {
    zh: '路段和路口按病害、事故、投诉、资金等因素排序，每条路一张方案表，可核对每一分从哪里来。',
    en: 'Segments and junctions ranked by condition, crashes, complaints and cost, with one plan sheet per road and every point traced to its source.',
  },
  wsBoardTitle: { zh: '挂图作战', en: 'The wall' },
  wsBoardWhat: {
    zh: '项目完成、滞后、卡住各有多少，责任在谁，从市到村（社区）逐级下钻，适合大屏。',
    en: 'What is done, late or stuck and in whose hands, from the city down to the village, for a large screen.',
  },
  wsSeeKind: { zh: '在台账中看{kind}（{count}）', en: 'See {kind} in the inventory ({count})' },
  wsSeeCoverage: { zh: '看公园绿地服务覆盖', en: 'See park coverage' },
  paneLayers: { zh: '图层面板', en: 'Layer panel' },
  panePanel: { zh: '工作区面板', en: 'Workspace panel' },
  paneDock: { zh: '台账表', en: 'Table' },
  paneResize: { zh: '调整{pane}的大小：方向键', en: 'Resize {pane}: arrow keys' },
  paneShow: { zh: '显示{pane}', en: 'Show {pane}' },
  paneHide: { zh: '收起{pane}', en: 'Hide {pane}' },
} as const satisfies Readonly<Record<string, Words>>;
