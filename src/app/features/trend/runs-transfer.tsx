import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useStore } from 'zustand';
import { readyCity } from '../../state/city.ts';
import { fileNameOf, offerFile } from '../../ui/offer-file.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { addRuns, readRunsFile, runsText } from './runs-file.ts';
import { messageOf, readRuns, trendStore } from './trend-store.ts';

/** All published runs out as a file, or in from one. `onSaid`: what came of it, in words. */
export function RunsTransfer({ onSaid }: { readonly onSaid: (words: string) => void }) {
  const app = useApp();
  const { say } = useSpeech();
  const runs = useStore(trendStore, (state) => state.runs);
  const write = () => {
    const name = readyCity(app.cities.getState())?.info.name ?? '';
    offerFile(
      new Blob([runsText(runs)], { type: 'application/json' }),
      fileNameOf([name, say('trendTab'), app.now().slice(0, 10)], 'json'),
    );
  };
  const read = async (file: File) => {
    const city = readyCity(app.cities.getState());
    if (!city) return;
    const found = readRunsFile(await file.text(), city.info.areaCode);
    if (found.status === 'bad') return onSaid(say('trendImportBad', { file: file.name }));
    if (found.status === 'other-city') {
      const { name, areaCode } = found.city;
      return onSaid(say('trendImportOther', { file: file.name, name, areaCode }));
    }
    try {
      onSaid(say('trendImported', await addRuns(app.published(app.session.getState().cityId), found.runs)));
    } catch (error) {
      onSaid(say('trendNotKept', { message: messageOf(error) }));
    }
    await readRuns(app);
  };
  return (
    <>
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={(file) => {
          void read(file);
          return false;
        }}
      >
        <Button size="small" icon={<UploadOutlined />}>
          {say('trendImport')}
        </Button>
      </Upload>
      <Button size="small" icon={<DownloadOutlined />} disabled={runs.length === 0} onClick={write}>
        {say('trendExport')}
      </Button>
    </>
  );
}
