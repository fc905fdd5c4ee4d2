import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInnodbStatus } from './innodb-status.ts';

/** Of MySQL 8.0, with a deadlock in the past and a transaction that waits. */
const mysql8 = `
=====================================
2024-03-05 10:11:12 140234 INNODB MONITOR OUTPUT
=====================================
----------
SEMAPHORES
----------
OS WAIT ARRAY INFO: reservation count 1405
--Thread 907205 has waited at handler0alter.cc line 7156 for 2.00 seconds the semaphore:
RW-shared spins 604733, rounds 8107431, OS waits 241268
RW-excl spins 45, rounds 67, OS waits 8
------------------------
LATEST DETECTED DEADLOCK
------------------------
*** (1) TRANSACTION:
TRANSACTION 501, ACTIVE 9 sec starting index read
mysql tables in use 5, locked 5
LOCK WAIT 40 lock struct(s), heap size 1136, 30 row lock(s)
------------
TRANSACTIONS
------------
Trx id counter 45571
Purge done for trx's n:o < 45571 undo n:o < 0 state: running but idle
History list length 132
LIST OF TRANSACTIONS FOR EACH SESSION:
---TRANSACTION 421954169522016, not started
0 lock struct(s), heap size 1136, 0 row lock(s)
---TRANSACTION 506, ACTIVE 8 sec starting index read
mysql tables in use 1, locked 1
LOCK WAIT 2 lock struct(s), heap size 1136, 1 row lock(s)
---TRANSACTION 505, ACTIVE 815 sec
2 lock struct(s), heap size 376, 3 row lock(s), undo log entries 1
--------
FILE I/O
--------
Pending normal aio reads: [1, 0, 2, 0] , aio writes: [0, 0, 0, 4] ,
 ibuf aio reads:, log i/o's:, sync i/o's:
Pending flushes (fsync) log: 1; buffer pool: 2
459 OS file reads, 219 OS file writes, 86 OS fsyncs
-------------------------------------
INSERT BUFFER AND ADAPTIVE HASH INDEX
-------------------------------------
Ibuf: size 1, free list len 11501, seg size 11503, 1689905 merges
merged operations:
 insert 2709888, delete mark 34456, delete 9214
discarded operations:
 insert 0, delete mark 0, delete 0
Hash table size 34673, node heap has 1 buffer(s)
Hash table size 34673, node heap has 0 buffer(s)
---
LOG
---
Log sequence number          5543100
Log flushed up to            5543050
Last checkpoint at           5543009
80 log i/o's done, 0.00 log i/o's/second
----------------------
BUFFER POOL AND MEMORY
----------------------
Total large memory allocated 137363456
Dictionary memory allocated 439912
--------------
ROW OPERATIONS
--------------
0 queries inside InnoDB, 3 queries in queue
1 read views open inside InnoDB
`;

test('the text of MySQL 8: what is over is not counted', () => {
  assert.deepEqual(Object.fromEntries([...parseInnodbStatus(mysql8)].sort()), {
    Innodb_active_transactions: 2,
    Innodb_checkpoint_age: 91,
    Innodb_current_row_locks: 4,
    Innodb_current_transactions: 3,
    Innodb_hash_index_cells_total: 69346,
    Innodb_history_list_length: 132,
    Innodb_ibuf_free_list: 11501,
    Innodb_ibuf_merged: 2753558,
    Innodb_ibuf_merged_delete_marks: 34456,
    Innodb_ibuf_merged_deletes: 9214,
    Innodb_ibuf_merged_inserts: 2709888,
    Innodb_ibuf_merges: 1689905,
    Innodb_ibuf_segment_size: 11503,
    Innodb_ibuf_size: 1,
    Innodb_lock_structs: 4,
    Innodb_locked_tables: 1,
    Innodb_locked_transactions: 1,
    Innodb_log_writes: 80,
    Innodb_lsn_current: 5543100,
    Innodb_lsn_flushed: 5543050,
    Innodb_lsn_last_checkpoint: 5543009,
    Innodb_mem_dictionary: 439912,
    Innodb_mem_total: 137363456,
    Innodb_os_file_fsyncs: 86,
    Innodb_os_file_reads: 459,
    Innodb_os_file_writes: 219,
    Innodb_pending_buffer_pool_flushes: 2,
    Innodb_pending_log_flushes: 1,
    Innodb_pending_normal_aio_reads: 3,
    Innodb_pending_normal_aio_writes: 4,
    Innodb_queries_inside: 0,
    Innodb_queries_queued: 3,
    Innodb_read_views: 1,
    Innodb_s_lock_os_waits: 241268,
    Innodb_s_lock_spin_rounds: 8107431,
    Innodb_s_lock_spin_waits: 604733,
    Innodb_semaphore_wait_time: 2000,
    Innodb_semaphore_waits: 1,
    Innodb_tables_in_use: 1,
    Innodb_x_lock_os_waits: 8,
    Innodb_x_lock_spin_rounds: 67,
    Innodb_x_lock_spin_waits: 45,
  });
});

test('older texts: mutexes, sums beside their parts, memory', () => {
  const values = parseInnodbStatus(
    [
      'Mutex spin waits 79626940, rounds 157459864, OS waits 698719',
      'Pending normal aio reads: 6 [1, 5] , aio writes: 7 [3, 4] ,',
      " ibuf aio reads: 1, log i/o's: 2, sync i/o's: 3",
      '1 pending log flushes, 2 pending chkp writes',
      'Total memory allocated 29642194944; in additional pool allocated 5',
      '    Adaptive hash index 1538240664 \t(186998824 + 1351241840)',
      '    Page hash           11688584 (buffer pool 0 only)',
      '    File system         1053936 \t(812272 + 241664)',
      'Hash table size 4425293, used cells 4229064, node heap has 1 buffer(s)',
    ].join('\n'),
  );
  const numbers = (...names: readonly string[]): unknown[] => names.map((name) => values.get(`Innodb_${name}`));
  assert.deepEqual(numbers('mutex_spin_waits', 'mutex_spin_rounds', 'mutex_os_waits'), [79626940, 157459864, 698719]);
  assert.deepEqual(numbers('pending_normal_aio_reads', 'pending_normal_aio_writes'), [6, 7]);
  assert.deepEqual(numbers('pending_ibuf_aio_reads', 'pending_aio_log_ios', 'pending_aio_sync_ios'), [1, 2, 3]);
  assert.deepEqual(numbers('pending_log_writes', 'pending_checkpoint_writes'), [1, 2]);
  assert.deepEqual(numbers('mem_total', 'mem_additional_pool', 'mem_adaptive_hash'), [29642194944, 5, 1538240664]);
  assert.deepEqual(numbers('mem_page_hash', 'mem_file_system', 'hash_index_cells_used'), [11688584, 1053936, 4229064]);
});
