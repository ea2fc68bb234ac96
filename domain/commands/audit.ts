import { z } from 'zod'
import { auditAspectNames, auditAspects, auditNote, auditNoteId } from '../audit.ts'
import { idSchema } from '../id.ts'
import { put, remove, requireRow } from './change.ts'
import { command } from './command.ts'

/** 核查说明: what the clerk says of one aspect of a 机构编制核查; an empty note takes it out. */
export const noteAudit = command(
  z.object({
    unitId: idSchema.optional(),
    aspect: z.enum(auditAspects),
    note: z.string().trim().max(1000, '核查说明不超过 1000 字'),
  }),
  (model, { unitId, aspect, note }) => {
    const place = unitId ? requireRow(model, 'unit', unitId).name : model.setting('workbookName')
    const id = auditNoteId(unitId, aspect)
    const isSame = note === auditNote(model, unitId, aspect)
    const change = note === '' ? remove('setting', id) : put('setting', { id, value: note })
    return {
      title: `核查说明 ${place} ${auditAspectNames[aspect]}`,
      changes: isSame ? [] : [change],
    }
  },
)
