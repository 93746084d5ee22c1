import { DeleteOutlined, ImportOutlined, LinkOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Segmented, Select } from 'antd';
import { copyLink } from '../commands/copy-link.ts';
import { openImport } from '../commands/import-files.ts';
import { forgetCity, openCity } from '../commands/open-city.ts';
import { AreaBreadcrumb } from '../features/area/breadcrumb.tsx';
import { SearchButton } from '../features/search/search-button.tsx';
import { WorkspaceTabs } from '../features/workspaces/tabs.tsx';
import { type CityEntry, keptSince, readyCity } from '../state/city.ts';
import { isShown } from '../state/import.ts';
import { moment } from './format.ts';
import { HelpMenu } from './help-menu.tsx';
import { Logo } from './logo.tsx';
import { StepButtons } from './step-buttons.tsx';
import { useApp, useCities, useImport, useSession, useSpeech } from './use-app.ts';

function CitySwitcher() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const entries = useCities((cities) => cities.entries);
  const cityId = useSession((session) => session.cityId);
  const current = entries.find((entry) => entry.id === cityId);
  const twins = (name: string) => entries.filter((entry) => entry.name === name).length > 1;
  const label = ({ id, name, kept }: CityEntry) => {
    const since = kept && twins(name) ? keptSince(id) : null;
    const where = say(kept ? 'keptHere' : 'demoCity');
    return since === null ? `${name} · ${where}` : `${name} · ${where} ${moment(since, lang)}`;
  };
  return (
    <>
      <Select
        className="city-switcher"
        aria-label={say('city')}
        value={current ? cityId : null}
        onChange={(id: string | null) => id && void openCity(app, id)}
        popupMatchSelectWidth={false}
        classNames={{ popup: { root: 'city-list' } }}
        options={entries.map((entry) => ({ value: entry.id, label: label(entry), title: label(entry) }))}
      />
      {current?.kept && (
        <Popconfirm
          title={say('forgetCityAsk', { name: current.name })}
          okText={say('remove')}
          cancelText={say('cancel')}
          onConfirm={() => forgetCity(app, current.id)}
        >
          <Button type="text" icon={<DeleteOutlined />} aria-label={say('forgetCity')} title={say('forgetCity')} />
        </Popconfirm>
      )}
    </>
  );
}

/** Opens the import; where it is open, its choice of files. */
function ImportButton() {
  const app = useApp();
  const { say } = useSpeech();
  const isOn = useImport(isShown);
  const isAside = useImport((state) => state.isAside);
  return (
    <Button
      icon={<ImportOutlined />}
      type={isAside ? 'primary' : 'default'}
      aria-pressed={isOn}
      title={say('importHelp')}
      onClick={() => openImport(app)}
    >
      {say(isAside ? 'importGoesOn' : 'import')}
    </Button>
  );
}

function DataDate() {
  const { say } = useSpeech();
  const date = useCities((cities) => readyCity(cities)?.info.dataDate);
  if (date === undefined) return null;
  return <span className="data-date">{date === '' ? say('dataDateUnknown') : say('dataDate', { date })}</span>;
}

function LookButtons() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const theme = useSession((session) => session.theme);
  const word = say(theme === 'light' ? 'toDark' : 'toLight');
  return (
    <>
      <Segmented
        aria-label={say('language')}
        value={lang}
        onChange={(value) => app.session.setState({ lang: value === 'en' ? 'en' : 'zh' })}
        options={[
          { value: 'zh', label: <span lang="zh">中</span> },
          { value: 'en', label: <span lang="en">EN</span> },
        ]}
      />
      <Button
        icon={theme === 'light' ? <MoonOutlined /> : <SunOutlined />}
        aria-label={word}
        title={word}
        onClick={() => app.session.setState({ theme: theme === 'light' ? 'dark' : 'light' })}
      />
    </>
  );
}

/** Name, city and workspaces; under them the place that everything is limited to and what the data are of. */
export function Header() {
  const app = useApp();
  const { lang, say } = useSpeech();
  return (
    <header className="header">
      <button type="button" className="skip" onClick={() => document.querySelector<HTMLElement>('#map canvas')?.focus()}>
        {say('skipToMap')}
      </button>
      <div className="header-row">
        <Logo />
        <h1 className="brand">{lang === 'zh' ? '绣图' : 'Xiutu'}</h1>
        <CitySwitcher />
        <ImportButton />
        <WorkspaceTabs />
        <span className="header-gap" />
        <SearchButton />
        <StepButtons />
        <Button
          type="text"
          icon={<LinkOutlined />}
          aria-label={say('copyLink')}
          title={say('copyLink')}
          onClick={() => void copyLink(app)}
        />
        <HelpMenu />
        <LookButtons />
      </div>
      <div className="header-place">
        <AreaBreadcrumb />
        <span className="header-gap" />
        <DataDate />
      </div>
    </header>
  );
}
