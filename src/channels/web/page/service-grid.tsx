import {
  AirVent,
  Baby,
  BrushCleaning,
  ChefHat,
  CookingPot,
  HeartHandshake,
  HeartPulse,
  House,
  PackageOpen,
  PanelsTopLeft,
  Refrigerator,
  RefreshCw,
  ShowerHead,
  Sofa,
  Sparkles,
  WashingMachine,
  type LucideIcon,
} from 'lucide-react'

// The beginning of a service's id → its picture; the first match counts, and any other service gets the house.
const icons: readonly (readonly [string, LucideIcon])[] = [
  ['clean-recurring', RefreshCw],
  ['clean-deep', Sparkles],
  ['clean', BrushCleaning],
  ['window', PanelsTopLeft],
  ['hood', CookingPot],
  ['ac', AirVent],
  ['washer', WashingMachine],
  ['fridge', Refrigerator],
  ['heater', ShowerHead],
  ['fabric', Sofa],
  ['organize', PackageOpen],
  ['cook', ChefHat],
  ['yue', Baby],
  ['nanny', HeartHandshake],
  ['elder', HeartHandshake],
  ['hospital', HeartPulse],
]

export interface ServiceTile {
  id: string
  name: string
  price: string | undefined
  chosen?: boolean
  disabled?: boolean
  onPick: () => void
}

/** Services as tiles, two or three in a row; `narrow` makes it one column for a side of the page. */
export function ServiceGrid({ tiles, narrow = false }: { tiles: readonly ServiceTile[]; narrow?: boolean }) {
  return (
    <ul className={narrow ? 'grid gap-1' : 'grid grid-cols-2 gap-2 sm:grid-cols-3'}>
      {tiles.map((tile) => (
        <li key={tile.id} className="min-w-0">
          <Tile tile={tile} narrow={narrow} />
        </li>
      ))}
    </ul>
  )
}

function Tile({ tile, narrow }: { tile: ServiceTile; narrow: boolean }) {
  const Icon = icons.find(([prefix]) => tile.id.startsWith(prefix))?.[1] ?? House
  const frame = narrow ? 'rounded-xl px-2 py-1.5' : 'h-full rounded-2xl border border-line bg-surface p-3'
  return (
    <button
      type="button"
      onClick={tile.onPick}
      disabled={tile.disabled}
      aria-pressed={tile.chosen}
      className={`flex min-h-11 w-full items-center gap-2.5 text-left hover:border-brand hover:bg-soft disabled:opacity-60 aria-pressed:border-brand aria-pressed:bg-soft aria-pressed:opacity-100 ${frame}`}
    >
      <span className="flex size-9 shrink-0 items-center justify-center rounded-xl bg-soft text-soft-ink">
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <span className="min-w-0">
        <span className="block text-sm leading-snug font-medium">{tile.name}</span>
        {tile.price !== undefined && <span className="block text-xs leading-5 text-muted">{tile.price}</span>}
      </span>
    </button>
  )
}
