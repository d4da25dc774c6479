/* SPDX-License-Identifier: Apache-2.0
 * The session table: slots, and the hash that finds them (zone_session.h has the contract). */
#include "zone.h"
#include "zone_log.h"
#include <sys/mman.h>
/* vnet instantiates neither of the two for others: its instances are not exported */
#include <vppinfra/bihash_16_8.h>
#include <vppinfra/bihash_template.c>
#include <vppinfra/bihash_40_8.h>
#include <vppinfra/bihash_template.c>

/* Address space that the kernel backs with huge pages where it can: sessions and buckets are met at
 * random, and with small pages each of them costs a walk of the page tables. Memory comes as it is
 * touched. */
static void *
zone_map (uword size)
{
  uword huge = 2 << 20;
  u8 *base = clib_mem_vm_alloc (size + huge);

  if (base == 0 || base == CLIB_MEM_VM_MAP_FAILED)
    return 0;
  base = (u8 *) round_pow2 (pointer_to_uword (base), huge);
  (void) madvise (base, size, MADV_HUGEPAGE); /* a kernel without them gives small ones */
  return base;
}

int
zone_session_table_init (u32 max, u32 buckets)
{
  zone_session_table_t *t = &zone_main.table;
  uword heap_size = (uword) buckets * 320 + (uword) max * 256 + (64 << 20);
  void *heap_base = zone_map (heap_size);
  clib_mem_heap_t *heap, *old;

  t->max = t->limit = max;
  t->sessions = zone_map ((uword) max * sizeof (zone_session_t));
  if (t->sessions == 0 || heap_base == 0)
    return -1;
  clib_spinlock_init (&t->lock);
  vec_validate (t->by_client, pow2_mask (ZONE_ADDRESS_LOG2));
  vec_validate (t->by_server, pow2_mask (ZONE_ADDRESS_LOG2));
  heap = clib_mem_create_heap (heap_base, heap_size, 1 /* locked */, "zone sessions");
  if (heap == 0)
    return -1;
  /* the hashes keep the heap that is current when they are made */
  old = clib_mem_set_heap (heap);
  clib_bihash_init_16_8 (&t->hash4, "zone sessions ip4", buckets, 0);
  clib_bihash_init_40_8 (&t->hash6, "zone sessions ip6", buckets, 0);
  clib_mem_set_heap (old);
  return 0;
}

zone_session_t *
zone_session_alloc (u32 thread_index)
{
  zone_session_table_t *t = &zone_main.table;
  zone_worker_t *w = vec_elt_at_index (zone_main.workers, thread_index);
  zone_session_t *s;

  if (PREDICT_FALSE (t->n_active >= t->limit))
    return 0;
  if (PREDICT_FALSE (vec_len (w->free_cache) == 0))
    {
      u32 n = 0;
      clib_spinlock_lock (&t->lock);
      while (n < ZONE_SLOT_BATCH && vec_len (t->free))
	{
	  vec_add1 (w->free_cache, vec_pop (t->free));
	  n++;
	}
      while (n < ZONE_SLOT_BATCH && t->high_water < t->max)
	{
	  vec_add1 (w->free_cache, t->high_water++);
	  n++;
	}
      clib_spinlock_unlock (&t->lock);
      if (n == 0)
	return 0;
    }
  s = t->sessions + vec_pop (w->free_cache);
  u32 incarnation = s->incarnation;
  clib_memset (s, 0, sizeof (*s));
  /* odd from here on; stored last by zone_session_link() */
  s->incarnation = incarnation;
  return s;
}

/* Gives back a slot that was never linked. */
void
zone_session_unalloc (u32 thread_index, zone_session_t *s)
{
  zone_worker_t *w = vec_elt_at_index (zone_main.workers, thread_index);
  vec_add1 (w->free_cache, zone_session_index (&zone_main.table, s));
}

/* One more or one less session of its two addresses. */
static void
zone_session_count_ends (zone_session_t *s, int delta)
{
  zone_session_table_t *t = &zone_main.table;
  ip46_address_t client, server;
  u16 client_port, server_port;
  u32 client_fib, server_fib;
  int is_ip6 = (s->flags & ZONE_SESSION_IP6) != 0;

  zone_session_client (s, &client, &server, &client_port, &server_port, &client_fib, &server_fib);
  clib_atomic_fetch_add (t->by_client + zone_address_row (&client, is_ip6), delta);
  clib_atomic_fetch_add (t->by_server + zone_address_row (&server, is_ip6), delta);
}

/* Puts a filled session into the hash. When another thread was first, its value is returned in
 * winner. */
int
zone_session_link (zone_session_t *s, u64 *winner)
{
  zone_session_table_t *t = &zone_main.table;
  u32 index = zone_session_index (t, s);
  int rv;

  __atomic_store_n (&s->incarnation, s->incarnation + 1, __ATOMIC_RELEASE);
  if (s->flags & ZONE_SESSION_IP6)
    {
      clib_bihash_kv_40_8_t kv;
      clib_memcpy_fast (kv.key, s->key6.as_u64, sizeof (kv.key));
      kv.value = zone_session_value (s, index);
      rv = clib_bihash_add_del_40_8 (&t->hash6, &kv, 2 /* not over another */);
    }
  else
    {
      clib_bihash_kv_16_8_t kv;
      clib_memcpy_fast (kv.key, s->key4.as_u64, sizeof (kv.key));
      kv.value = zone_session_value (s, index);
      rv = clib_bihash_add_del_16_8 (&t->hash4, &kv, 2 /* not over another */);
    }
  if (rv == 0)
    {
      clib_atomic_fetch_add (&t->n_active, 1);
      zone_session_count_ends (s, 1);
      return 0;
    }
  /* an even incarnation again: the slot was never seen by anyone */
  __atomic_store_n (&s->incarnation, s->incarnation + 1, __ATOMIC_RELEASE);
  return zone_session_find (s, winner) ? -1 : 1;
}

/* Looks for the session with this one's key. Returns 0 when there is one. */
int
zone_session_find (const zone_session_t *s, u64 *value)
{
  zone_session_table_t *t = &zone_main.table;
  int rv;

  if (s->flags & ZONE_SESSION_IP6)
    {
      clib_bihash_kv_40_8_t kv = {};
      clib_memcpy_fast (kv.key, s->key6.as_u64, sizeof (kv.key));
      rv = clib_bihash_search_40_8 (&t->hash6, &kv, &kv);
      *value = kv.value;
    }
  else
    {
      clib_bihash_kv_16_8_t kv = {};
      clib_memcpy_fast (kv.key, s->key4.as_u64, sizeof (kv.key));
      rv = clib_bihash_search_16_8 (&t->hash4, &kv, &kv);
      *value = kv.value;
    }
  return rv;
}

/* Takes a session out of the hash. Any thread may; one only does. Returns 1 to that one. */
int
zone_session_unlink (zone_session_t *s)
{
  zone_session_table_t *t = &zone_main.table;

  if (clib_atomic_fetch_or (&s->flags, ZONE_SESSION_UNLINKED) & ZONE_SESSION_UNLINKED)
    return 0;
  if (s->flags & ZONE_SESSION_IP6)
    {
      clib_bihash_kv_40_8_t kv;
      clib_memcpy_fast (kv.key, s->key6.as_u64, sizeof (kv.key));
      clib_bihash_add_del_40_8 (&t->hash6, &kv, 0);
    }
  else
    {
      clib_bihash_kv_16_8_t kv;
      clib_memcpy_fast (kv.key, s->key4.as_u64, sizeof (kv.key));
      clib_bihash_add_del_16_8 (&t->hash4, &kv, 0);
    }
  clib_atomic_fetch_sub (&t->n_active, 1);
  zone_session_count_ends (s, -1);
  return 1;
}

/* Slots whose time of waiting is over (zone_retire()). Main thread. */
void
zone_session_free_now (u32 *indices)
{
  zone_session_table_t *t = &zone_main.table;
  u32 *i;

  vec_foreach (i, indices)
    {
      zone_session_t *s = t->sessions + i[0];
      s->flags = 0;
      __atomic_store_n (&s->incarnation, s->incarnation + 1, __ATOMIC_RELEASE);
    }
  clib_spinlock_lock (&t->lock);
  vec_append (t->free, indices);
  clib_spinlock_unlock (&t->lock);
}

/* Adds what passed since the last time to the counters of policy and zone pair. Main thread. */
void
zone_session_account (zone_session_t *s)
{
  zone_counters_t *c = &zone_main.counters;
  u32 pair = zone_pair (s->zone[0], s->zone[1]);
  int d;

  for (d = 0; d < 2; d++)
    {
      u32 packets = s->packets[d] - s->accounted_packets[d];
      u64 bytes = s->bytes[d] - s->accounted_bytes[d];

      if (packets == 0)
	continue;
      s->accounted_packets[d] += packets;
      s->accounted_bytes[d] += bytes;
      s->total_packets[d] += packets;
      vlib_increment_combined_counter (d ? &c->policy_server : &c->policy_client, 0, s->policy_slot,
				       packets, bytes);
      vlib_increment_combined_counter (d ? &c->pair_server : &c->pair_client, 0, pair, packets,
				       bytes);
    }
}

/* Ends a session: out of the hash, last counts, last event; its slot goes to gone, for
 * zone_retire(). Returns 0 when it had ended before. Main thread. */
int
zone_session_end (zone_session_t *s, zone_close_reason_t reason, u32 **gone)
{
  if (!zone_session_is_live (s))
    return 0;
  /* A worker may have taken it out already, for a new connection of the same ports. */
  if (!zone_session_unlink (s))
    reason = s->close;
  clib_atomic_fetch_or (&s->flags, ZONE_SESSION_SWEPT);
  zone_session_account (s);
  if (s->flags & ZONE_SESSION_LOG_END)
    zone_log_session (vlib_get_main (), s, ZONE_EVENT_END, reason);
  vec_add1 (*gone, zone_session_index (&zone_main.table, s));
  return 1;
}
