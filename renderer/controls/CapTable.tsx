import { Fragment, type ReactNode } from 'react'
import { type CapFigure, capName, capState } from '../../domain/caps.ts'
import { capKeyText } from '../../domain/quota.ts'
import { stateNames } from '../text.ts'
import styles from './controls.module.css'
import { LinkButton } from './LinkButton.tsx'
import { PermitLink } from './PermitButton.tsx'
import { StateMark } from './StateMark.tsx'

/** The three numbers of a cap. */
export type CapSide = 'approved' | 'actual' | 'vacant'

export interface CapPlace {
  readonly key: string
  readonly side: CapSide
}

interface CapTableProps {
  readonly figures: readonly CapFigure[]
  readonly documentOf: (figure: CapFigure) => string | undefined
  /** The number that is unfolded, and what stands behind it. */
  readonly open: CapPlace | null
  readonly opened: ReactNode
  readonly onOpen: (place: CapPlace | null) => void
  readonly onFill: (figure: CapFigure) => void
}

/** 核定 / 实有 / 空(超) of each cap; every number opens the list behind it. */
export function CapTable({ figures, documentOf, open, opened, onOpen, onFill }: CapTableProps) {
  return (
    <table className={styles.caps}>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">核定</th>
          <th scope="col">实有</th>
          <th scope="col">空(超)</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => {
          const key = capKeyText(figure)
          const here = open?.key === key ? open.side : null
          const toggle = (side: CapSide) => onOpen(here === side ? null : { key, side })
          return (
            <Fragment key={key}>
              <CapRow
                figure={figure}
                document={documentOf(figure)}
                here={here}
                toggle={toggle}
                onFill={onFill}
              />
              {here && (
                <tr>
                  <td colSpan={4}>{opened}</td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

interface CapRowProps {
  readonly figure: CapFigure
  readonly document: string | undefined
  readonly here: CapSide | null
  readonly toggle: (side: CapSide) => void
  readonly onFill: (figure: CapFigure) => void
}

function CapRow({ figure, document, here, toggle, onFill }: CapRowProps) {
  const name = capName(figure)
  const key = capKeyText(figure)
  const state = capState(figure)
  const gap = figure.approved === null ? undefined : Math.abs(figure.approved - figure.actual)
  const number = (side: CapSide, content: ReactNode, title: string) => (
    <LinkButton
      onClick={() => toggle(side)}
      title={title}
      expanded={here === side}
      testId={`cap-${side}-${key}`}
    >
      {content}
    </LinkButton>
  )
  return (
    <tr>
      <th scope="row">
        {name}
        {document && <span className={styles.hint}>{document}</span>}
      </th>
      <td>
        {figure.approved === null ? (
          <PermitLink
            onClick={() => onFill(figure)}
            title={`填写核定数：${name}`}
            testId={`quota-fill-${key}`}
          >
            待填
          </PermitLink>
        ) : (
          number('approved', figure.approved, `${name}核定 ${figure.approved}，点击看批文`)
        )}
      </td>
      <td>{number('actual', figure.actual, `${name}实有 ${figure.actual}，点击看是哪些`)}</td>
      <td>
        {figure.approved === null ? (
          <StateMark state={state} />
        ) : (
          number(
            'vacant',
            <StateMark state={state} figure={gap} />,
            `${name}${stateNames[state]}，点击看怎么算`,
          )
        )}
      </td>
    </tr>
  )
}
