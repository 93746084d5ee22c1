import type { Words } from '../core/field.ts';

/** Faults of the street network in a word, by the codes of the check. */
export const streetFaultWords = {
  'near-miss-end': { zh: '端点未接上', en: 'End not joined' },
  'crossing-without-node': { zh: '相交无节点', en: 'Crossing without a node' },
  duplicate: { zh: '重复画线', en: 'Drawn twice' },
  island: { zh: '孤立路段', en: 'Cut off from the rest' },
  'short-edge': { zh: '过短线段', en: 'Over-short edge' },
} as const satisfies Readonly<Record<string, Words>>;

/** What each of them means for walks, and what a repair does. */
export const streetFaultHelp = {
  'near-miss-end': {
    zh: '线的端点离另一条线很近，或刚好碰到、略微越过，却没有共用顶点，步行过不去。修复：端点移到对方线上，两线共用一个顶点。',
    en: 'The end of a line stops just short of another, touches it or runs past it, and shares no vertex: nobody can walk across. Mending moves the end onto the other line and gives both one vertex.',
  },
  'crossing-without-node': {
    zh: '两条线在同一层相交而没有共用顶点，路网中不相通。修复：在交点给两条线加同一个顶点。桥、隧、层不同的不算。',
    en: 'Two lines of one level cross without a vertex in common, so they do not meet. Mending gives both the same vertex there. Bridges, tunnels and other layers do not count.',
  },
  duplicate: {
    zh: '一条线压在另一条线上。修复：整条重复的删去字段少的一条（可撤销），接在上面的线改接到留下的一条；一端重复的截去重复段。',
    en: 'A line lies along another. Mending removes the one with fewer fields filled (undo brings it back) and joins what met it to the one that stays; a doubled end is cut off.',
  },
  island: {
    zh: '这些线只彼此相接，与主路网不通。接到哪里要由人判断；若端点离路网很近，另见“端点未接上”。',
    en: 'These lines join each other and not the main network. Where they belong a person must say; an end that nearly joins is listed as such.',
  },
  'short-edge': {
    zh: '相邻顶点靠得太近或重合。修复：去掉没有别的线相接的顶点，相接关系不变。',
    en: 'Vertices stand too close or repeat. Mending leaves out those that nothing joins; all joints stay.',
  },
} as const satisfies Readonly<Record<keyof typeof streetFaultWords, Words>>;

/** Why a fault is left to a person. */
export const mendDoubtWords = {
  aside: { zh: '端点并不朝向对方，可能本来就是尽头', en: 'The end does not point there: it may be a dead end' },
  barrier: { zh: '中间隔着围墙、水系或铁路', en: 'A wall, water or a railway lies between' },
  'maybe-level': { zh: '可能是立交、天桥或地下通道而未注明', en: 'It may pass over or under without saying so' },
  'own-line': { zh: '线与自身相交，可能是匝道', en: 'The line crosses itself: it may be a ramp' },
  differ: { zh: '两条线的类别或名称不同', en: 'The two lines differ in class or name' },
  beside: { zh: '两条线靠近但不重合', en: 'The lines lie close beside each other, not in one place' },
  part: { zh: '只有一段重复', en: 'Only a part runs double' },
  levels: {
    zh: '修复会接通不同层的线，或拆开已相接的线，所以不做',
    en: 'Mending would join lines of different levels, or part what is joined: not done',
  },
  junctions: { zh: '两个路口会并成一个', en: 'Two junctions would become one' },
  vanishes: { zh: '整条线会消失', en: 'The whole line would go' },
  apart: { zh: '接到哪里要由人判断', en: 'A person must say where it belongs' },
} as const satisfies Readonly<Record<string, Words>>;
