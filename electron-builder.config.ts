import type { Configuration } from 'electron-builder'

/** What ships: docs/packaging.md has the commands. */
const configuration = {
  appId: 'cn.subdistrict.establishment-workbench',
  productName: '街道机构编制工作台',
  copyright: '街道机构编制工作台',
  directories: { output: 'release' },
  // The programs are bundled; the one module that loads a binary goes along as it is, with the binary of the target.
  files: [
    'dist/electron/**',
    'dist/renderer/**',
    'package.json',
    '!node_modules/**',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/lib/**',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  ],
  asar: true,
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  npmRebuild: false,
  electronLanguages: ['zh-CN', 'en-US'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // Pages come by app:// only.
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    {
      ext: 'orgbook',
      name: '机构编制工作簿',
      description: '机构编制工作簿',
      mimeType: 'application/x-orgbook',
      role: 'Editor',
    },
    {
      ext: 'orgpack',
      name: '机构编制交换包',
      description: '机构编制交换包',
      mimeType: 'application/x-orgpack',
      role: 'Editor',
    },
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
  artifactName: 'subdistrict-establishment-workbench-${version}-${os}-${arch}.${ext}',
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // One language, so that the installer asks for none.
    installerLanguages: ['zh_CN'],
    language: '2052',
    displayLanguageSelector: false,
    // The workbooks stay when the program goes.
    deleteAppDataOnUninstall: false,
  },
  linux: {
    target: [
      { target: 'deb', arch: ['x64', 'arm64'] },
      { target: 'AppImage', arch: ['x64', 'arm64'] },
    ],
    category: 'Office',
    executableName: 'subdistrict-establishment-workbench',
  },
  mac: { target: [{ target: 'dmg', arch: ['x64', 'arm64'] }], category: 'public.app-category.business' },
  publish: null,
} as const satisfies Configuration

export default configuration
