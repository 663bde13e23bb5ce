import { lazy, Suspense } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { LoadingState } from '../../ui/states.tsx'
import type { CanvasChartProps } from './canvas-chart.tsx'
import { overviewTexts } from './texts.ts'

const CanvasChart = lazy(() => import('./canvas-chart.tsx'))

/** A chart, and the same numbers as a table for whoever reads rather than looks. */
export function ChartWithTable(props: CanvasChartProps & { first: string }) {
  const texts = useTexts(overviewTexts)
  const { first, ...chart } = props
  return (
    <div className="flex flex-col gap-2">
      <Suspense fallback={<LoadingState />}>
        <CanvasChart {...chart} />
      </Suspense>
      <details className="text-sm">
        <summary className="inline-flex min-h-8 items-center text-muted underline">{texts.table}</summary>
        <div tabIndex={0} role="region" aria-label={chart.label} className="max-h-80 overflow-auto">
          <table className="w-full text-left">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="py-1 pr-3 font-medium">
                  {first}
                </th>
                {chart.series.map(({ label }) => (
                  <th key={label} scope="col" className="py-1 pr-3 text-right font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chart.labels.map((label, i) => (
                <tr key={label} className="border-b border-line last:border-0">
                  <th scope="row" className="py-1 pr-3 font-normal">
                    {label}
                  </th>
                  {chart.series.map((one) => (
                    <td key={one.label} className="py-1 pr-3 text-right tabular-nums">
                      {one.values[i]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  )
}
