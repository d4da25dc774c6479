/* SPDX-License-Identifier: Apache-2.0
 * The session table (docs/decisions/0018). One entry holds both directions and is shared by all
 * threads:
 *
 * - the key is normalised (smaller endpoint first), so both directions find the same entry by one
 * search;
 * - the pool never moves; a slot is handed out by any thread and taken back by the main thread
 * alone, after every worker has begun a new turn, so a pointer found in the hash stays good for the
 * whole frame;
 * - the value in the hash carries the slot's generation: a slot that was used again is not
 * mistaken;
 * - packets and bytes are plain adds. Two threads that carry the same direction of one flow in the
 * same moment may lose a count; they never lose a packet. */
#ifndef included_zone_session_h
#define included_zone_session_h

#include <vlib/vlib.h>
#include <vnet/ip/ip.h>
#include <vppinfra/bihash_16_8.h>
#include <vppinfra/bihash_40_8.h>
#include <vppinfra/xxhash.h>

typedef union
{
  struct
  {
    u32 addr[2];
    u16 port[2];
    u32 protocol : 8, fib0 : 12, fib1 : 12;
  };
  u64 as_u64[2];
} zone_key4_t;
STATIC_ASSERT_SIZEOF (zone_key4_t, 16);

typedef union
{
  struct
  {
    ip6_address_t addr[2];
    u16 port[2];
    u32 protocol : 8, fib0 : 12, fib1 : 12;
  };
  u64 as_u64[5];
} zone_key6_t;
STATIC_ASSERT_SIZEOF (zone_key6_t, 40);

#define ZONE_FIB_MAX 4095

typedef enum
{
  ZONE_SESSION_OPENING,
  ZONE_SESSION_ESTABLISHED,
  ZONE_SESSION_CLOSING,
  ZONE_SESSION_CLOSED,
} zone_session_state_t;

#define foreach_zone_close_reason                                                                  \
  _ (AGED, "aged-out")                                                                             \
  _ (TCP_FIN, "tcp-fin")                                                                           \
  _ (TCP_RST, "tcp-rst")                                                                           \
  _ (CLEARED, "cleared")                                                                           \
  _ (POLICY, "policy-change")                                                                      \
  _ (PRESSURE, "table-pressure")

typedef enum
{
#define _(n, s) ZONE_CLOSE_##n,
  foreach_zone_close_reason
#undef _
} zone_close_reason_t;

#define ZONE_SESSION_IP6      0x01
#define ZONE_SESSION_SWAPPED  0x02 /* the client is the second endpoint of the key */
#define ZONE_SESSION_LOG_END  0x04
#define ZONE_SESSION_UNLINKED 0x08 /* no longer in the hash: whoever set this took it out */
#define ZONE_SESSION_SEQUENCE 0x10 /* the handshake was seen: windows are known */
#define ZONE_SESSION_SWEPT                                                                         \
  0x20 /* waits for its slot to be free: the main thread is through with it */

/* Index 0: client to server; 1: server to client. */
typedef struct
{
  CLIB_CACHE_LINE_ALIGN_MARK (cacheline0);
  u32 incarnation; /* odd while in use */
  u8 state;
  u8 flags;
  u8 seen[2]; /* TCP flags of each direction so far */
  u32 last_seen;
  u32 timeout;
  u8 zone[2]; /* of the client, of the server */
  u8 protocol;
  u8 close;	  /* zone_close_reason_t once it is CLOSED */
  u32 packets[2]; /* wraps; the sweep adds it up */
  u16 window[2];  /* TCP, as in the header */
  u64 bytes[2];
  u32 next[2]; /* TCP: one past the highest sequence number sent */
  u32 ack[2];  /* TCP: highest acknowledgement sent */
  CLIB_CACHE_LINE_ALIGN_MARK (cacheline1);
  union
  {
    zone_key4_t key4;
    zone_key6_t key6;
  };
  u32 policy_slot;
  u32 generation; /* of the rule set that permitted it */
  u32 app_id;	  /* ~0: none */
  u32 app_timeout;
  u32 created;
  u32 sw_if_index_client;
  CLIB_CACHE_LINE_ALIGN_MARK (cacheline2);
  u32 sw_if_index_server;
  u32 accounted_packets[2];
  u64 accounted_bytes[2];
  u64 total_packets[2];
  u8 scale[2]; /* TCP: what window is shifted by */
} zone_session_t;
STATIC_ASSERT (STRUCT_OFFSET_OF (zone_session_t, cacheline1) == 64, "hot line is one cache line");
STATIC_ASSERT_SIZEOF (zone_session_t, 192);

typedef struct
{
  clib_bihash_16_8_t hash4;
  clib_bihash_40_8_t hash6;
  zone_session_t *sessions; /* address space for all; memory comes as it is touched */
  u32 max;
  u32 limit;	  /* of the rule set in force, at most max */
  u32 high_water; /* slots ever handed out */
  u32 n_active;
  clib_spinlock_t lock; /* of free and high_water */
  u32 *free;
  u32 *by_client, *by_server; /* sessions by hash of the address */
} zone_session_table_t;

#define ZONE_ADDRESS_LOG2 16

#define ZONE_SLOT_BATCH 64

static_always_inline u64
zone_session_value (const zone_session_t *s, u32 index)
{
  return (u64) s->incarnation << 32 | index;
}

/* The entry behind a value of the hash, or null when the slot has another life by now. */
static_always_inline zone_session_t *
zone_session_at (const zone_session_table_t *t, u64 value)
{
  zone_session_t *s = t->sessions + (u32) value;
  return PREDICT_TRUE (s->incarnation == (u32) (value >> 32)) ? s : 0;
}

int zone_session_table_init (u32 max, u32 buckets);
zone_session_t *zone_session_alloc (u32 thread_index);
void zone_session_unalloc (u32 thread_index, zone_session_t *s);
int zone_session_link (zone_session_t *s, u64 *winner);
int zone_session_find (const zone_session_t *s, u64 *value);
int zone_session_unlink (zone_session_t *s);
void zone_session_free_now (u32 *indices);
void zone_session_account (zone_session_t *s);
int zone_session_end (zone_session_t *s, zone_close_reason_t reason, u32 **gone);

static_always_inline int
zone_session_is_live (const zone_session_t *s)
{
  return (s->incarnation & 1) && !(s->flags & ZONE_SESSION_SWEPT);
}

static_always_inline u32
zone_session_index (const zone_session_table_t *t, const zone_session_t *s)
{
  return s - t->sessions;
}

/* The row of a pair of zones in the counters. */
static_always_inline u32
zone_pair (u8 from, u8 to)
{
  return (u32) from << 7 | to;
}

/* Client and server with their ports (network byte order) and FIB indices. */
static_always_inline void
zone_session_client (const zone_session_t *s, ip46_address_t *client, ip46_address_t *server,
		     u16 *client_port, u16 *server_port, u32 *client_fib, u32 *server_fib)
{
  int c = (s->flags & ZONE_SESSION_SWAPPED) != 0;

  if (s->flags & ZONE_SESSION_IP6)
    {
      client->ip6 = s->key6.addr[c];
      server->ip6 = s->key6.addr[!c];
      *client_port = s->key6.port[c];
      *server_port = s->key6.port[!c];
      *client_fib = c ? s->key6.fib1 : s->key6.fib0;
      *server_fib = c ? s->key6.fib0 : s->key6.fib1;
    }
  else
    {
      *client = *server = (ip46_address_t){};
      client->ip4.as_u32 = s->key4.addr[c];
      server->ip4.as_u32 = s->key4.addr[!c];
      *client_port = s->key4.port[c];
      *server_port = s->key4.port[!c];
      *client_fib = c ? s->key4.fib1 : s->key4.fib0;
      *server_fib = c ? s->key4.fib0 : s->key4.fib1;
    }
}

/* The row that counts the sessions of an address. Addresses that share a row share its count. */
static_always_inline u32
zone_address_row (const ip46_address_t *a, int is_ip6)
{
  u64 h = is_ip6 ? clib_xxhash (a->as_u64[0] ^ (a->as_u64[1] << 1 | a->as_u64[1] >> 63)) :
		   clib_xxhash (a->ip4.as_u32);
  return (u32) (h ^ h >> 32) & pow2_mask (ZONE_ADDRESS_LOG2);
}

#endif /* included_zone_session_h */
