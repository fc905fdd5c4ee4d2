/** A line's pattern and the variables that its groups are, in their order. */
type LinePattern = readonly [pattern: RegExp, ...variables: readonly string[]];

/** Lines that are there once: their numbers are taken as they are. Both the old and the newer spellings. */
const single: readonly LinePattern[] = [
  [
    /^Mutex spin waits (\d+), rounds (\d+), OS waits (\d+)/,
    ...['Innodb_mutex_spin_waits', 'Innodb_mutex_spin_rounds', 'Innodb_mutex_os_waits'],
  ],
  [
    /^RW-shared spins (\d+), rounds (\d+), OS waits (\d+)/,
    ...['Innodb_s_lock_spin_waits', 'Innodb_s_lock_spin_rounds', 'Innodb_s_lock_os_waits'],
  ],
  [
    /^RW-excl spins (\d+), rounds (\d+), OS waits (\d+)/,
    ...['Innodb_x_lock_spin_waits', 'Innodb_x_lock_spin_rounds', 'Innodb_x_lock_os_waits'],
  ],
  [/^History list length (\d+)/, 'Innodb_history_list_length'],
  [/^(\d+) read views open inside InnoDB/, 'Innodb_read_views'],
  [/^(\d+) queries inside InnoDB, (\d+) queries in queue/, ...['Innodb_queries_inside', 'Innodb_queries_queued']],
  [
    /^(\d+) OS file reads, (\d+) OS file writes, (\d+) OS fsyncs/,
    ...['Innodb_os_file_reads', 'Innodb_os_file_writes', 'Innodb_os_file_fsyncs'],
  ],
  [/^Pending flushes \(fsync\): (\d+)/, 'Innodb_pending_buffer_pool_flushes'],
  [
    /^Pending flushes \(fsync\) log: (\d+); buffer pool: (\d+)/,
    ...['Innodb_pending_log_flushes', 'Innodb_pending_buffer_pool_flushes'],
  ],
  [
    /^ibuf aio reads: (\d+), log i\/o's: (\d+), sync i\/o's: (\d+)/,
    ...['Innodb_pending_ibuf_aio_reads', 'Innodb_pending_aio_log_ios', 'Innodb_pending_aio_sync_ios'],
  ],
  [
    /^Ibuf: size (\d+), free list len (\d+), seg size (\d+)/,
    ...['Innodb_ibuf_size', 'Innodb_ibuf_free_list', 'Innodb_ibuf_segment_size'],
  ],
  [/^Ibuf: .*, (\d+) merges/, 'Innodb_ibuf_merges'],
  [/^(\d+) log i\/o's done,/, 'Innodb_log_writes'],
  [
    /^(\d+) pending log (?:writes|flushes), (\d+) pending chkp writes/,
    ...['Innodb_pending_log_writes', 'Innodb_pending_checkpoint_writes'],
  ],
  [/^Log sequence number\s+(\d+)/, 'Innodb_lsn_current'],
  [/^Log flushed up to\s+(\d+)/, 'Innodb_lsn_flushed'],
  [/^Last checkpoint at\s+(\d+)/, 'Innodb_lsn_last_checkpoint'],
  [/^Total (?:large )?memory allocated (\d+)/, 'Innodb_mem_total'],
  [/^Total memory allocated \d+; in additional pool allocated (\d+)/, 'Innodb_mem_additional_pool'],
  [/^Dictionary memory allocated (\d+)/, 'Innodb_mem_dictionary'],
  [/^Adaptive hash index\s+(\d+)\s/, 'Innodb_mem_adaptive_hash'],
  [/^Page hash\s+(\d+)/, 'Innodb_mem_page_hash'],
  [/^File system\s+(\d+)/, 'Innodb_mem_file_system'],
  [/^Lock system\s+(\d+)/, 'Innodb_mem_lock_system'],
  [/^Recovery system\s+(\d+)/, 'Innodb_mem_recovery_system'],
  [/^Threads\s+(\d+)\s/, 'Innodb_mem_thread_hash'],
];

/** Lines that are there once per transaction, waiting thread or part of the hash index: their numbers are added up. */
const repeated: readonly LinePattern[] = [
  [/\b(\d+) lock struct\(s\)/, 'Innodb_lock_structs'],
  [/\block struct\(s\).*?, (\d+) row lock\(s\)/, 'Innodb_current_row_locks'],
  [/^mysql tables in use (\d+), locked (\d+)/, 'Innodb_tables_in_use', 'Innodb_locked_tables'],
  [/^Hash table size (\d+)/, 'Innodb_hash_index_cells_total'],
  [/^Hash table size \d+, used cells (\d+)/, 'Innodb_hash_index_cells_used'],
];

/** Lines that are counted. */
const counted: readonly LinePattern[] = [
  [/^---TRANSACTION /, 'Innodb_current_transactions'],
  [/^---TRANSACTION .*\bACTIVE\b/, 'Innodb_active_transactions'],
  [/^LOCK WAIT \d+ lock struct/, 'Innodb_locked_transactions'],
  [/ seconds the semaphore:/, 'Innodb_semaphore_waits'],
];

/**
 * Reads the text of SHOW ENGINE INNODB STATUS, of MySQL 5.5 to 8 and of MariaDB: the variables that SHOW GLOBAL STATUS
 * does not have on every server, by the names that Percona Server and MariaDB give them there. What a version does not
 * print is not in the answer; what is counted or added up is 0 where nothing is to be counted.
 */
export function parseInnodbStatus(text: string): Map<string, number> {
  const values = new Map<string, number>();
  const add = (variable: string, value: number): void => {
    values.set(variable, (values.get(variable) ?? 0) + value);
  };
  for (const [, ...variables] of counted) for (const variable of variables) values.set(variable, 0);
  for (const variable of ['Innodb_lock_structs', 'Innodb_current_row_locks', 'Innodb_semaphore_wait_time']) {
    values.set(variable, 0);
  }
  for (const variable of ['Innodb_tables_in_use', 'Innodb_locked_tables']) values.set(variable, 0);

  const lines = linesOfInterest(text);
  for (const [index, line] of lines.entries()) {
    for (const [variable, value] of numbersOf(line, single)) values.set(variable, value);
    for (const [variable, value] of numbersOf(line, repeated)) add(variable, value);
    for (const [pattern, variable = ''] of counted) if (pattern.test(line)) add(variable, 1);
    const waitedS = /for (\d+(?:\.\d+)?) seconds the semaphore:/.exec(line)?.[1];
    if (waitedS !== undefined) add('Innodb_semaphore_wait_time', Math.trunc(Number(waitedS)) * 1000);
    readPendingReadsAndWrites(line, values);
    if (lines[index - 1] === 'merged operations:') readMerged(line, values);
  }
  const current = values.get('Innodb_lsn_current');
  const checkpoint = values.get('Innodb_lsn_last_checkpoint');
  if (current !== undefined && checkpoint !== undefined) values.set('Innodb_checkpoint_age', current - checkpoint);
  return values;
}

/** Without the section of the latest deadlock: its transactions are over. */
function linesOfInterest(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const from = lines.indexOf('LATEST DETECTED DEADLOCK');
  const to = lines.indexOf('TRANSACTIONS', from);
  return from < 0 || to < 0 ? lines : [...lines.slice(0, from), ...lines.slice(to)];
}

function numbersOf(line: string, patterns: readonly LinePattern[]): (readonly [string, number])[] {
  return patterns.flatMap(([pattern, ...variables]) => {
    const found = pattern.exec(line);
    return found ? variables.map((variable, index) => [variable, Number(found[index + 1])] as const) : [];
  });
}

/** `Pending normal aio reads: 0 [0, 0] , aio writes: 0 [0, 0] ,`: a sum, its parts by thread, or both. */
function readPendingReadsAndWrites(line: string, values: Map<string, number>): void {
  const found = /^Pending normal aio reads:([\d\s[\],]*),\s*aio writes:([\d\s[\],]*)/.exec(line);
  if (!found) return;
  for (const [index, variable] of ['Innodb_pending_normal_aio_reads', 'Innodb_pending_normal_aio_writes'].entries()) {
    const text = found[index + 1] ?? '';
    const sum = /^\s*(\d+)/.exec(text)?.[1];
    const parts = (text.match(/\d+/g) ?? []).map(Number);
    values.set(variable, sum === undefined ? parts.reduce((total, part) => total + part, 0) : Number(sum));
  }
}

function readMerged(line: string, values: Map<string, number>): void {
  const found = /^insert (\d+), delete mark (\d+), delete (\d+)/.exec(line);
  if (!found) return;
  const [inserts, marks, deletes] = found.slice(1).map(Number) as [number, number, number];
  values.set('Innodb_ibuf_merged_inserts', inserts);
  values.set('Innodb_ibuf_merged_delete_marks', marks);
  values.set('Innodb_ibuf_merged_deletes', deletes);
  values.set('Innodb_ibuf_merged', inserts + marks + deletes);
}
