import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { actions, runAction } from './actions.ts'

const named = new Map(actions.flatMap((action) => (action.key ? [[action.key, action] as const] : [])))

/** `mod+shift+z` for a key event, so that shortcuts are looked up and not tried one by one. */
function keyOf(event: KeyboardEvent): string {
  const parts = [
    event.ctrlKey || event.metaKey ? 'mod' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey ? 'shift' : '',
    event.key.toLowerCase(),
  ]
  return parts.filter(Boolean).join('+')
}

const textFields = 'input:not([type="radio"], [type="checkbox"]), textarea, [contenteditable="true"]'

/** In a text field Ctrl+Z and Ctrl+Y belong to the text that is being typed; a choice has none. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(textFields) !== null
}

/** Runs the actions' shortcuts anywhere in the window, while it is in use. */
export function useShortcuts(inUse: boolean): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (!inUse) return
    const onKeyDown = (event: KeyboardEvent) => {
      const action = named.get(keyOf(event))
      if (!action || event.defaultPrevented) return
      if (isTyping(event.target) && /^mod\+(shift\+)?[zy]$/.test(action.key ?? '')) return
      event.preventDefault()
      if (action.enabled?.() !== false) runAction(action, navigate)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, inUse])
}
