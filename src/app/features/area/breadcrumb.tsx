import './area.css';
import { CloseOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type AreaBasis, type AreaNode, type AreaTree, ancestors, childrenOf } from '../../../core/area.ts';
import { areaLevelWords } from '../../../core/area-level.ts';
import { pinyinMatcher } from '../../../layers/derive/pinyin.ts';
import { areasWithData } from '../../../store/query/areas-with-data.ts';
import { limitTo, takeBasis } from '../../commands/limit-to.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';

/** Value that stands for the parent as a whole: antd has none for null that it could list. */
const whole = '';

interface Step {
  /** Unit chosen at this step; null where the path ends above it. */
  readonly chosen: string | null;
  /** Unit that "all" at this step means; null for no limit at all. */
  readonly above: string | null;
  readonly codes: readonly string[];
  /** The first step, where no unit is chosen at all. */
  readonly top: boolean;
}

/** The path to the unit and one open step below it, if anything lies below. With one top unit and no limit its parts are offered at once. */
function stepsTo(tree: AreaTree, area: string | null): readonly Step[] {
  const path = area !== null && tree.nodes.has(area) ? [...ancestors(tree, area).toReversed(), area] : [];
  const steps: Step[] = [];
  let above: string | null = null;
  for (const chosen of path) {
    steps.push({ chosen, above, codes: above === null ? tree.roots : childrenOf(tree, above), top: above === null });
    above = chosen;
  }
  const below = above === null ? tree.roots : childrenOf(tree, above);
  if (below.length > 0) steps.push({ chosen: null, above, codes: below, top: above === null });
  const [only] = tree.roots;
  if (area === null && tree.roots.length === 1 && only)
    steps.push({ chosen: null, above: null, codes: childrenOf(tree, only), top: false });
  return steps;
}

interface StepProps {
  readonly step: Step;
  readonly tree: AreaTree;
  readonly withData: ReadonlySet<string> | null;
  readonly onOpen: () => void;
}

/** One step: the unit, its siblings, and the parent as a whole; found by characters or pinyin. */
function StepSelect({ step, tree, withData, onOpen }: StepProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const nodes = step.codes.flatMap((code) => tree.nodes.get(code) ?? []);
  const [first] = nodes;
  const level = first ? areaLevelWords[first.level][lang] : '';
  const all = step.top ? say('areaAll') : say('areaAllOf', { level });
  // Of a city with one unit at the top the path begins with its name, limited or not; the list says which.
  const unlimited = step.top && nodes.length === 1 ? (first?.name ?? all) : all;
  const label = (node: AreaNode) => (
    <span className="area-option">
      {node.name}
      {node.asset.values.synthetic === true && !node.name.includes('示意') && <span className="mark-small">{say('synthetic')}</span>}
      {withData && !withData.has(node.code) && <span className="quiet">{say('areaNoData')}</span>}
    </span>
  );
  return (
    <Select
      className={step.chosen === null ? 'area-step area-step-open' : 'area-step'}
      variant="borderless"
      aria-label={say('areaStep', { level })}
      popupMatchSelectWidth={false}
      value={step.chosen ?? whole}
      showSearch={{
        filterOption: (query, option) => pinyinMatcher(query)(String(option?.name ?? '')),
      }}
      onOpenChange={(open) => open && onOpen()}
      onChange={(code: string) => limitTo(app, code === whole ? step.above : code)}
      options={[
        { value: whole, name: all, label: all },
        ...nodes.map((node) => ({ value: node.code, name: node.name, label: label(node) })),
      ]}
      labelRender={({ value }) => (value === whole ? unlimited : (tree.nodes.get(String(value))?.name ?? all))}
    />
  );
}

function BasisSwitch() {
  const app = useApp();
  const { say } = useSpeech();
  const basis = useSession((session) => session.basis);
  return (
    <span className="area-basis">
      <span id="basis-label" className="quiet">
        {say('areaBasis')}
      </span>
      <Segmented<AreaBasis>
        size="small"
        aria-labelledby="basis-label"
        value={basis}
        onChange={(value) => takeBasis(app, value)}
        options={[
          { value: 'legal', label: say('areaLegal'), title: say('areaLegalHelp') },
          { value: 'managing', label: say('areaManaging'), title: say('areaManagingHelp') },
        ]}
      />
    </span>
  );
}

/** The unit that everything is limited to, with its parents; choosing one limits map, table and numbers. */
export function AreaBreadcrumb() {
  const app = useApp();
  const { say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const basis = useSession((session) => session.basis);
  const area = useSession((session) => session.area);
  // Where everything counts is worked out when a list is first opened, not while the city is being opened.
  const [asked, setAsked] = useState(false);
  const withData = useMemo(() => (asked && index ? areasWithData(index, basis) : null), [asked, index, basis]);
  const tree = index?.tree(basis);
  if (!tree || tree.nodes.size === 0) return null;
  return (
    <nav className="area-path" aria-label={say('areaPath')}>
      <ol>
        {stepsTo(tree, area).map((step, at) => (
          <li key={`${step.above ?? ''} ${step.codes[0] ?? ''}`}>
            {at > 0 && <RightOutlined className="area-arrow" aria-hidden={true} />}
            <StepSelect step={step} tree={tree} withData={withData} onOpen={() => setAsked(true)} />
          </li>
        ))}
      </ol>
      {area !== null && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={say('areaClear')}
          title={say('areaClear')}
          onClick={() => limitTo(app, null)}
        />
      )}
      <BasisSwitch />
    </nav>
  );
}
