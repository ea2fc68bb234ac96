import { makeId } from '../../domain/id.ts'
import { Model } from '../../domain/model.ts'
import { buildTemplate } from '../../domain/templates/build.ts'

/** The sample workbook in memory, with the same ids every time. */
export function sampleModel(today = '2016-06-30'): Model {
  let count = 0
  const newId = () => {
    count += 1
    return makeId(1_463_616_000_000 + count, new Uint8Array(10))
  }
  const model = new Model({}, today)
  model.apply(buildTemplate('sample', { today, newId }))
  return model
}
