import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import { useEffect, useRef } from 'react'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
)

export type Ink = 'brand' | 'staff-ink' | 'danger' | 'note-edge' | 'muted' | 'edge'

export interface Series {
  label: string
  values: readonly number[]
  ink: Ink
}

export interface CanvasChartProps {
  kind: 'bar' | 'line'
  /** Bars of one label on each other. */
  stacked?: boolean
  horizontal?: boolean
  /** What it shows, for those who do not see it. */
  label: string
  labels: readonly string[]
  series: readonly Series[]
}

/** A chart in the colours of the page. Loads a heavy library: import it lazily. */
export default function CanvasChart({
  kind,
  stacked = false,
  horizontal = false,
  label,
  labels,
  series,
}: CanvasChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!canvas.current) return
    const styles = getComputedStyle(document.documentElement)
    const ink = (name: string) => styles.getPropertyValue(`--color-${name}`)
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const count = {
      beginAtZero: true,
      stacked,
      ticks: { precision: 0, color: ink('muted') },
      grid: { color: ink('line') },
    }
    const names = { stacked, ticks: { color: ink('muted') }, grid: { display: false } }
    const chart = new Chart(canvas.current, {
      type: kind,
      data: {
        labels: [...labels],
        datasets: series.map((one) => ({
          label: one.label,
          data: [...one.values],
          borderColor: ink(one.ink),
          backgroundColor: ink(one.ink),
          borderWidth: kind === 'line' ? 2 : 0,
          pointRadius: kind === 'line' ? 2 : 0,
          maxBarThickness: 28,
        })),
      },
      options: {
        indexAxis: horizontal ? 'y' : 'x',
        maintainAspectRatio: false,
        ...(calm && { animation: false }),
        scales: horizontal ? { x: count, y: names } : { x: names, y: count },
        plugins: { legend: { display: series.length > 1, labels: { color: ink('ink'), boxWidth: 12 } } },
      },
    })
    return () => chart.destroy()
  }, [kind, stacked, horizontal, labels, series])
  return (
    <div className="relative h-60 w-full">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
