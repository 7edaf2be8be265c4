// Runs parts of SQL in a database of TimescaleDB, and prints what each of them answers.
// stdin: {"package": folder of pglite, "parts": [SQL, ...]}
// stdout: [{"rows": of the last statement} or {"error": message}, ...]
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const asked = JSON.parse(readFileSync(0, 'utf8'))
const load = (file) => import(pathToFileURL(`${asked.package}/dist/${file}`).href)
const { PGlite } = await load('index.js')
const { timescaledb } = await load('timescaledb/index.js')

const database = await PGlite.create({ extensions: { timescaledb } })
const answers = []
for (const part of asked.parts) {
  try {
    const results = await database.exec(part)
    answers.push({ rows: results.at(-1)?.rows ?? [] })
  } catch (error) {
    answers.push({ error: error.message })
    await database.exec('ROLLBACK')
  }
}
process.stdout.write(JSON.stringify(answers))
process.exit(0)
