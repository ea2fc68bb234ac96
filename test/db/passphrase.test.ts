import { describe, expect, it } from 'vitest'
import { newPassphraseParameters, passphraseCost, stretchPassphrase } from '../../db/passphrase.ts'

const quick = { N: 1024, r: 8, p: 1 }

describe('a passphrase', () => {
  it('stretches to the same key with the same parameters, and to another with another salt or passphrase', async () => {
    const parameters = newPassphraseParameters(quick)
    const key = await stretchPassphrase('济南孙村编制口令', parameters)
    expect(key).toHaveLength(32)
    expect(await stretchPassphrase('济南孙村编制口令', { ...parameters })).toEqual(key)
    expect(await stretchPassphrase('济南孙村编制口令', newPassphraseParameters(quick))).not.toEqual(key)
    expect(await stretchPassphrase('济南孙村编制口 令', parameters)).not.toEqual(key)
  })

  it('is the same typed full-width', async () => {
    const parameters = newPassphraseParameters(quick)
    expect(await stretchPassphrase('Ａｂｃ１２３４５', parameters)).toEqual(
      await stretchPassphrase('Abc12345', parameters),
    )
  })

  it('costs what OWASP asks for where nobody says otherwise', async () => {
    const parameters = newPassphraseParameters()
    expect(parameters).toMatchObject(passphraseCost)
    expect(parameters.N).toBeGreaterThanOrEqual(2 ** 17)
    expect(await stretchPassphrase('足够长的口令', parameters)).toHaveLength(32)
  })
})
