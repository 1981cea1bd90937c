import { IconBox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { modelsQuery } from '@/api/queries';
import { matches } from '@/app/search';
import { useStations } from '@/line/useStations';
import { ListPage } from '@/ui/ListPage';
import { modelColumns } from './columns';

export function ModelsPage() {
  const stations = useStations();
  return (
    <ListPage
      title="Models"
      meta="Every model of the project, and where its newest version stands."
      query={useQuery(modelsQuery())}
      columns={modelColumns(stations)}
      rowKey={({ id }) => id}
      matching={(model, { q }) => matches(q, model.name, model.description)}
      defaultSort="name"
      empty={{
        icon: IconBox,
        title: 'No models yet',
        says: (
          <>
            Push the first one: <code>slipway push model.onnx --model my-model</code>. Its signature is read from the
            file.
          </>
        ),
      }}
    />
  );
}
