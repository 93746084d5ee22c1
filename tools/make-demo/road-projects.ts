import type { Values } from './features.ts';
import { sources } from './sources.ts';

/** One road in one year, with the segments reports give: from cross street, to cross street. */
export interface RoadProject {
  readonly name: string;
  /** Guide of the frame that carries it. */
  readonly guide: string;
  readonly year: number;
  readonly class: 'arterial' | 'secondary' | 'branch';
  readonly direction: 'east-west' | 'north-south';
  readonly segments: readonly (readonly [from: string, to: string])[];
  readonly source: string;
  readonly values: Values;
}

/** What the reports of 2022 and 2023 say was done to each road. */
const package2022 = { works: ['resurfacing', 'base-repair', 'barrier-free', 'marking', 'manhole', 'kerb', 'sidewalk'] };
const done2022 = { ...package2022, finishDay: '2022-11-11', note: '2022 年 5 条路，合计 16.1 km' };
const done2023 = { ...package2022, note: '国庆前完工' };

const project = (
  year: number,
  name: string,
  roadClass: RoadProject['class'],
  direction: RoadProject['direction'],
  segments: RoadProject['segments'],
  values: Values,
): RoadProject => ({
  name,
  guide: name,
  year,
  class: roadClass,
  direction,
  segments,
  values,
  source: year === 2022 ? sources.roads2022 : year === 2023 ? sources.roads2023 : sources.roads2024,
});

export const projects: readonly RoadProject[] = [
  project(2022, '环山路', 'arterial', 'east-west', [['望岳西路', '天烛峰路']], {
    ...done2022,
    note: '2022 年 5 条路，合计 16.1 km；另含御碑楼路口渠化',
  }),
  project(2022, '岱道庵路', 'secondary', 'north-south', [['环山路', '唐王街']], done2022),
  project(2022, '花园路', 'branch', 'north-south', [['东岳大街', '东湖路']], done2022),
  project(2022, '龙潭路', 'arterial', 'north-south', [['灵山大街', '泮河大街']], done2022),
  project(2022, '灵山大街', 'arterial', 'east-west', [['校场街', '青年路']], done2022),
  project(2023, '灵山大街', 'arterial', 'east-west', [['龙潭路', '校场街']], {
    ...package2022,
    startDay: '2023-08-16',
    finishDay: '2023-09-25',
  }),
  project(2023, '温泉路', 'arterial', 'north-south', [['岱宗大街', '东湖路']], done2023),
  project(2023, '东岳大街', 'arterial', 'east-west', [['天烛峰路', '双龙路']], done2023),
  project(
    2024,
    '东岳大街',
    'arterial',
    'east-west',
    [
      ['㴎河东路', '青年路'],
      ['虎山路', '温泉路'],
      ['迎胜路', '龙潭路'],
    ],
    {},
  ),
  project(2024, '青年路', 'arterial', 'north-south', [['灵山大街', '南湖大街']], {}),
];
