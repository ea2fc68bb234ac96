/** The part of d3-flextree 2 that the chart uses; the package ships no types. */
declare module 'd3-flextree' {
  interface FlexNode<D> {
    readonly data: D
    readonly x: number
    readonly y: number
    readonly parent: FlexNode<D> | null
    readonly children: readonly FlexNode<D>[] | undefined
    each(visit: (node: FlexNode<D>) => void): this
  }
  interface FlexLayout<D> {
    (tree: FlexNode<D>): FlexNode<D>
    hierarchy(data: D): FlexNode<D>
  }
  export function flextree<D>(options: {
    readonly children: (data: D) => D[]
    readonly nodeSize: (node: FlexNode<D>) => readonly [number, number]
  }): FlexLayout<D>
}
