import type { DragEvent } from 'react'

/** What is being dragged: browsers show what a drag carries only when it ends, so it is kept here meanwhile. */
export interface Dragged {
  ref: string
  /** The worker whose lane it was taken from; undefined for what nobody does. */
  from: string | undefined
  /** Where in the visit it was taken, in minutes after its start. */
  grabbedMinutes: number
}

let dragged: Dragged | undefined
const listeners = new Set<() => void>()

function change(next: Dragged | undefined) {
  dragged = next
  for (const listener of listeners) listener()
}

export function startDrag(event: DragEvent, what: Dragged): void {
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', what.ref)
  // Not at once: a browser ends a drag whose element changes while it begins.
  setTimeout(() => change(what), 0)
  addEventListener('dragend', () => change(undefined), { once: true })
}

export const dragging = (): Dragged | undefined => dragged

export function onDragging(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
