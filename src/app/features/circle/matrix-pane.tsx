import './matrix.css';
import { CopyOutlined, DownloadOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type AreaLevel, areaLevels, areaLevelWords } from '../../../core/area-level.ts';
import { chooseCircleLevel } from '../../commands/run-circle.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { levelsOf, readyCity } from '../../state/city.ts';
import { notify } from '../../state/notices.ts';
import { whatIfStore } from '../../state/whatif.ts';
import { shortLevels } from '../../ui/short-levels.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useCircle, useCities, useScope, useSpeech } from '../../ui/use-app.ts';
import { copyMatrix, exportMatrix, type MatrixJob } from './export-matrix.ts';
import { matrixOf } from './matrix.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { useShownAnswer, useTries } from './shown-answer.ts';

function Levels() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const level = useCircle((circle) => circle.level);
  const city = useCities(readyCity);
  const levels = useMemo(() => (city ? levelsOf(city) : null), [city]);
  return (
    <Segmented<AreaLevel>
      aria-label={say('by')}
      size="small"
      value={levels?.has(level) === false ? 'city' : level}
      onChange={(next) => chooseCircleLevel(app, next)}
      options={areaLevels.map((each) => ({
        value: each,
        label: shortLevels[each][lang],
        title: areaLevelWords[each][lang],
        disabled: levels?.has(each) === false,
      }))}
    />
  );
}

function Acts({ job, turn }: { readonly job: MatrixJob; readonly turn: () => void }) {
  const app = useApp();
  const { say } = useSpeech();
  const save = (format: 'csv' | 'xlsx') =>
    exportMatrix(job, format).catch((error: unknown) =>
      notify(app.notices, 'warn', 'tableExportFailed', { message: error instanceof Error ? error.message : String(error) }),
    );
  const copy = async (): Promise<void> => {
    const done = await copyMatrix(job);
    notify(app.notices, done ? 'done' : 'warn', done ? 'circleCopied' : 'linkNotCopied');
  };
  return (
    <>
      <Button size="small" icon={<SwapOutlined />} onClick={turn}>
        {say('circleTurn')}
      </Button>
      <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
        {say('circleCopy')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: 'XLSX' },
            { key: 'csv', label: 'CSV' },
          ],
          onClick: ({ key }) => void save(key === 'csv' ? 'csv' : 'xlsx'),
        }}
      >
        <Button size="small" icon={<DownloadOutlined />}>
          {say('circleExport')}
        </Button>
      </Dropdown>
    </>
  );
}

function Shown({ answer }: { readonly answer: CircleAnswer }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const city = useCities(readyCity);
  const level = useCircle((circle) => circle.level);
  const index = useScope((scope) => scope.index);
  const question = useScope((scope) => scope.question);
  const [isTurned, setTurned] = useState(false);
  // Figures of a trial do not leave the screen as if they were the city's.
  const tries = useTries();
  const showsBefore = useStore(whatIfStore, (whatIf) => whatIf.showsBefore);
  const unit = question.area === null ? null : (index?.tree(question.basis).nodes.get(question.area)?.name ?? question.area);
  const names = { outside: say('outsideAreas'), city: city?.info.name ?? '', total: unit ?? say('circleTotal') };
  const { outside, city: cityName, total } = names;
  const matrix = useMemo(
    () => matrixOf(answer, level, { index, question }, { outside, city: cityName, total }),
    [answer, level, index, question, outside, cityName, total],
  );
  if (!city) return null;
  const job: MatrixJob = { matrix, answer, city, unit, lang, time: app.now() };
  return (
    <>
      <div className="circle-bar">
        <h2>
          {say(matrix.counted === 'people' ? 'circleMatrix' : 'circleMatrixCompounds')}
          <SyntheticMark />
        </h2>
        <Levels />
        <span className="circle-gap" />
        {tries ? (
          <span className="whatif-state">{say(showsBefore ? 'whatifShowsBefore' : 'whatifShowsTrial')}</span>
        ) : (
          <Acts job={job} turn={() => setTurned(!isTurned)} />
        )}
      </div>
      <MatrixGrid key={isTurned ? 'turned' : 'straight'} matrix={matrix} isTurned={isTurned} />
    </>
  );
}

/** Kinds by units with the population covered, under the map. */
export function CircleMatrix() {
  const { say } = useSpeech();
  // A trial moves on while the matrix is still made: the hand comes first.
  const answer = useDeferredValue(useShownAnswer());
  return (
    <section className="circle-matrix" aria-label={say('circleMatrix')}>
      {answer ? <Shown answer={answer} /> : <p className="empty">{say('circleMatrixEmpty')}</p>}
    </section>
  );
}
