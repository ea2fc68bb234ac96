import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FaultBoundary } from '../../renderer/controls/FaultBoundary.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Part({ broken }: { readonly broken: boolean }) {
  if (broken) throw new Error('读不到这一行')
  return <p>内容</p>
}

function show(broken: boolean, shown: string) {
  return (
    <>
      <p>其余</p>
      <FaultBoundary what="这个画面" shown={shown}>
        <Part broken={broken} />
      </FaultBoundary>
    </>
  )
}

describe('a fault in one part of the window', () => {
  it('is told, and leaves the rest; another place is shown again', () => {
    // React says it on the console as well.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { rerender } = render(show(true, '/pay'))
    expect(screen.getByRole('alert').textContent).toContain('这个画面出了错')
    expect(screen.getByText('其余')).toBeTruthy()
    rerender(show(true, '/pay'))
    expect(screen.queryByText('内容')).toBeNull()
    rerender(show(false, '/home'))
    expect(screen.getByText('内容')).toBeTruthy()
  })

  it('is tried again where it stands', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { rerender } = render(show(true, '/pay'))
    rerender(show(false, '/pay'))
    fireEvent.click(screen.getByTestId('fault-again'))
    expect(screen.getByText('内容')).toBeTruthy()
  })
})
