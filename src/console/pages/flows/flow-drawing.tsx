import { Graph, layout } from '@dagrejs/dagre'
import { ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { FlowNode } from '#engine/flow-graph.ts'
import { type Locale, useLanguage, useTexts } from '../../shell/language.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { standingAt, type WholeFlow } from './calls.ts'
import { flowTexts } from './texts.ts'
import { useNodeNames } from './use-node-names.ts'

interface FlowDrawingProps {
  whole: WholeFlow
  picked: string | undefined
  onPick: (id: string) => void
}

const width = 190
const height = 58

/** The flow as a graph, each step to be pressed. Loads a heavy library: import it lazily. */
export default function FlowDrawing({ whole, picked, onPick }: FlowDrawingProps) {
  const texts = useTexts(flowTexts)
  const { locale } = useLanguage()
  const [zoom, setZoom] = useState(0.75)
  const { nodes, edges, standing, flow } = whole
  const nameOf = useNodeNames(flow)
  const view = useRef<HTMLDivElement>(null)
  // Ways back to the beginning would cross everything; the step itself says that it asks again.
  const drawn = useMemo(
    () =>
      arrange(
        nodes,
        edges.filter(({ back }) => !back),
        locale,
      ),
    [nodes, edges, locale],
  )
  // A wide flow begins where it starts, not at its left edge.
  useEffect(() => {
    const start = drawn.nodes.find(({ node }) => node.kind === 'start')
    if (view.current && start) view.current.scrollLeft = start.x * zoom - view.current.clientWidth / 2
  }, [drawn, zoom])
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-1">
        <IconButton icon={ZoomOut} label={texts.zoomOut} onClick={() => setZoom((now) => Math.max(0.3, now - 0.15))} />
        <IconButton icon={ZoomIn} label={texts.zoomIn} onClick={() => setZoom((now) => Math.min(1.5, now + 0.15))} />
      </div>
      <div
        ref={view}
        tabIndex={0}
        role="region"
        aria-label={`${texts.graph} ${flow.title[locale]}`}
        className="max-h-[70vh] overflow-auto rounded-lg bg-sunken"
      >
        <svg
          width={drawn.width * zoom}
          height={drawn.height * zoom}
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          className="mx-auto block"
        >
          <defs>
            <marker
              id="flow-arrow"
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 10 5 0 10z" className="fill-edge" />
            </marker>
          </defs>
          {drawn.edges.map((edge) => (
            <g key={edge.id}>
              <path d={edge.path} markerEnd="url(#flow-arrow)" className="fill-none stroke-edge" strokeWidth="1.3" />
              {edge.label && (
                <text x={edge.label.x} y={edge.label.y} textAnchor="middle" className="fill-muted text-[12px]">
                  {edge.label.text}
                </text>
              )}
            </g>
          ))}
          {drawn.nodes.map(({ node, x, y }) => (
            <foreignObject key={node.id} x={x - width / 2} y={y - height / 2} width={width} height={height}>
              <NodeBox
                node={node}
                nameOf={nameOf}
                n={standingAt(node, standing)?.n ?? 0}
                isPicked={node.id === picked}
                onPick={onPick}
              />
            </foreignObject>
          ))}
        </svg>
      </div>
    </div>
  )
}

const looks: Partial<Record<FlowNode['kind'], string>> = {
  ask: 'border-brand bg-soft text-soft-ink',
  confirm: 'border-brand bg-soft text-soft-ink',
  if: 'border-note-edge bg-note text-note-ink',
  call: 'border-staff-ink bg-staff text-staff-ink',
  run: 'border-staff-ink bg-staff text-staff-ink',
  handoff: 'border-danger bg-danger-soft text-danger',
  reject: 'border-dashed border-edge bg-surface text-ink',
  end: 'rounded-full border-good bg-good-soft text-good',
  goto: 'rounded-full border-staff-ink bg-staff text-staff-ink',
  start: 'rounded-full border-edge bg-surface text-ink',
  done: 'rounded-full border-edge bg-surface text-ink',
}

interface NodeBoxProps {
  node: FlowNode
  nameOf: (node: FlowNode) => string
  n: number
  isPicked: boolean
  onPick: (id: string) => void
}

function NodeBox({ node, nameOf, n, isPicked, onPick }: NodeBoxProps) {
  const texts = useTexts(flowTexts)
  const { locale } = useLanguage()
  const isEnd = node.kind === 'start' || node.kind === 'done'
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      onClick={() => onPick(node.id)}
      className={`relative flex size-full flex-col justify-center overflow-hidden rounded-md border px-2 text-left text-[12px] leading-tight ${looks[node.kind] ?? 'border-line bg-surface text-ink'} ${isPicked ? 'outline-2 -outline-offset-2 outline-brand' : ''}`}
    >
      <span className="block w-full truncate font-semibold">
        {texts.kinds[node.kind] ?? node.kind} {isEnd ? '' : nameOf(node)}
      </span>
      {node.text && <span className="line-clamp-2">{node.text[locale]}</span>}
      {n > 0 && (
        <span className="absolute top-0.5 right-1 rounded-full bg-brand px-1.5 font-semibold text-on-brand">{n}</span>
      )}
    </button>
  )
}

/** Where everything is drawn, in pixels. */
function arrange(nodes: WholeFlow['nodes'], edges: WholeFlow['edges'], locale: Locale) {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 36, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { width, height })
  edges.forEach(({ from, to, label }, i) =>
    graph.setEdge(from, to, label ? { width: label[locale].length * 12, height: 14, labelpos: 'c' } : {}, String(i)),
  )
  layout(graph)
  const { width: whole = 0, height: tall = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width: whole,
    height: tall,
    nodes: nodes.map((node) => {
      const { x, y } = graph.node(node.id) as { x: number; y: number }
      return { node, x, y }
    }),
    edges: edges.map(({ from, to, label }, i) => {
      const way = graph.edge(from, to, String(i)) as { points: { x: number; y: number }[]; x?: number; y?: number }
      return {
        id: String(i),
        path: way.points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' '),
        label: label && { text: label[locale], x: way.x ?? 0, y: (way.y ?? 0) + 4 },
      }
    }),
  }
}
