/* SPDX-License-Identifier: Apache-2.0
 * What is asked for (zone_ruleset_t, as uploaded) and the form in which packets are judged
 * (zone_policy_t).
 *
 * A lookup costs two binary searches over address intervals, one over port intervals, and an
 * intersection of bitmaps with a summary level: it does not grow linearly with the rules or the
 * prefixes. */
#ifndef included_zone_policy_h
#define included_zone_policy_h

#include <vlib/vlib.h>
#include <vnet/ip/ip46_address.h>

#define ZONE_NULL    0
#define ZONE_SELF    1
#define ZONE_FIRST   2
#define ZONE_MAX     128
#define ZONE_NAME_SZ 64

typedef enum
{
  ZONE_DENY,
  ZONE_PERMIT,
  ZONE_REJECT,
} zone_action_t;

typedef enum
{
  ZONE_SESSIONS_KEEP,
  ZONE_SESSIONS_REMATCH,
  ZONE_SESSIONS_CLOSE,
} zone_session_action_t;

/* Values are those of zone.api. */
#define ZONE_POLICY_GLOBAL	 0x01
#define ZONE_POLICY_SRC_EXCLUDED 0x02
#define ZONE_POLICY_DST_EXCLUDED 0x04
#define ZONE_POLICY_LOG_START	 0x08
#define ZONE_POLICY_LOG_END	 0x10
#define ZONE_POLICY_FLAGS	 0x1f

#define ZONE_FLAG_INTRA_PERMIT	   0x01
#define ZONE_FLAG_HOST_INBOUND_ALL 0x02
#define ZONE_FLAGS		   0x03

#define ZONE_RULESET_NO_SYN_CHECK	0x01
#define ZONE_RULESET_SEQUENCE_CHECK	0x02
#define ZONE_RULESET_NULL_ZONE_FORWARDS 0x04
#define ZONE_RULESET_SELF_DENY		0x08
#define ZONE_RULESET_DEFAULT_PERMIT	0x10
#define ZONE_RULESET_LOG_DENY		0x20
#define ZONE_RULESET_FLAGS		0x3f

#define foreach_zone_timeout                                                                       \
  _ (TCP_OPENING, tcp_opening, 20)                                                                 \
  _ (TCP_ESTABLISHED, tcp_established, 1800)                                                       \
  _ (TCP_CLOSING, tcp_closing, 60)                                                                 \
  _ (TCP_CLOSED, tcp_closed, 10)                                                                   \
  _ (UDP, udp, 60)                                                                                 \
  _ (ICMP, icmp, 60)                                                                               \
  _ (OTHER, other, 60)

typedef enum
{
#define _(n, f, d) ZONE_TIMEOUT_##n,
  foreach_zone_timeout
#undef _
    ZONE_N_TIMEOUT,
} zone_timeout_t;

#define ZONE_TIMEOUT_MAX 604800 /* a week */

/* Counter rows of verdicts that no uploaded policy gave. */
#define foreach_zone_implicit                                                                      \
  _ (DEFAULT, "default")                                                                           \
  _ (INTRA_ZONE, "intra-zone")                                                                     \
  _ (FROM_SELF, "from-self")                                                                       \
  _ (HOST_INBOUND, "host-inbound")                                                                 \
  _ (NULL_ZONE, "null-zone")

typedef enum
{
#define _(n, s) ZONE_SLOT_##n,
  foreach_zone_implicit
#undef _
    ZONE_N_IMPLICIT,
} zone_implicit_t;

typedef struct
{
  ip46_address_t first, last; /* IPv4 in the last four bytes, as ip46_address_t has it */
  u8 is_ip6;
} zone_range_t;

typedef struct
{
  u32 set_id;
  u32 set; /* index in the order of appearance */
  zone_range_t range;
} zone_set_range_t;

typedef struct
{
  u8 protocol; /* 0: any */
  u8 icmp_type[2], icmp_code[2];
  u16 src_port[2], dst_port[2];
} zone_term_t;

#define ZONE_TERMS_MAX 8

typedef struct
{
  u32 id;
  char name[ZONE_NAME_SZ];
  u32 timeout;
  u32 n_terms;
  zone_term_t terms[ZONE_TERMS_MAX];
} zone_application_t;

#define foreach_zone_screen_limit                                                                  \
  _ (syn_flood_per_second, 4000)                                                                   \
  _ (icmp_flood_per_second, 1000)                                                                  \
  _ (udp_flood_per_second, 1000)                                                                   \
  _ (port_scan_microseconds, 5000)                                                                 \
  _ (ip_sweep_microseconds, 5000)                                                                  \
  _ (source_sessions, 128)                                                                         \
  _ (destination_sessions, 128)                                                                    \
  _ (icmp_large_bytes, 1024)

typedef struct
{
#define _(f, d) u32 f;
  foreach_zone_screen_limit
#undef _
} zone_screen_limits_t;

typedef struct
{
  u8 id; /* 0: no such zone */
  u8 flags;
  char name[ZONE_NAME_SZ];
  u32 screens, screens_alarm_only;
  zone_screen_limits_t limits;
  u32 *host_inbound; /* application ids */
} zone_zone_t;

/* The members of a policy in one vector: from-zones, to-zones, source sets, destination sets,
 * applications. */
typedef enum
{
  ZONE_REF_FROM,
  ZONE_REF_TO,
  ZONE_REF_SRC,
  ZONE_REF_DST,
  ZONE_REF_APP,
  ZONE_N_REF,
} zone_ref_t;

typedef struct
{
  u32 id;
  u32 slot; /* row of its counters; stays with the id over edits */
  char name[ZONE_NAME_SZ];
  u8 action;
  u8 flags;
  u16 n[ZONE_N_REF];
  u32 *ids;
} zone_rule_t;

typedef struct
{
  u32 transaction;
  u8 digest[32];
  u32 flags;
  u32 timeouts[ZONE_N_TIMEOUT]; /* as asked for: 0 is the built-in value */
  u32 session_limit;
  u8 early_age_low, early_age_high;
  zone_zone_t zones[ZONE_MAX];
  u32 n_zones;
  u8 *zone_by_sw_if_index;
  zone_set_range_t *ranges;
  uword *set_by_id;
  u32 n_sets;
  zone_application_t *applications;
  uword *application_by_id;
  zone_rule_t *rules;
  uword *rule_by_id;
  u32 *new_slots; /* counter rows that begin at zero */
} zone_ruleset_t;

/* A bitmap over the rules of a context; bit i of sum is set when word i is not zero. */
typedef struct
{
  u64 *words;
  u64 *sum;
} zone_bitmap_t;

/* One dimension of a context: for each address set or application the rules that name it. */
typedef struct
{
  zone_bitmap_t any;	 /* rules that take anything */
  zone_bitmap_t negated; /* rules that take all but their sets */
  uword *by_member;	 /* set or application -> index into the vectors below */
  zone_bitmap_t *takes;
  zone_bitmap_t *excludes;
} zone_dimension_t;

/* The ordered rules of one pair of zones, or the global ones. */
typedef struct
{
  u32 *rules;
  u32 n_words, n_sum;
  zone_dimension_t src, dst, app, from, to;
  u8 is_global;
} zone_context_t;

typedef struct
{
  u64 hi, lo;
} zone_u128_t;

typedef struct
{
  u16 lo, hi; /* source ports or ICMP codes */
  u32 app;
} zone_port_term_t;

/* The terms of one protocol by destination port (or ICMP type): interval i begins at first[i]. */
typedef struct
{
  u16 *first;
  u32 *offset; /* one more than intervals, into terms */
  zone_port_term_t *terms;
} zone_port_index_t;

typedef struct zone_policy_t_
{
  /* per packet */
  u8 *zone_by_sw_if_index;
  u8 *conflict_by_sw_if_index; /* bitmap bytes: NAT's inside role */
  u32 flags;
  u32 generation;
  u32 timeouts[ZONE_N_TIMEOUT];
  u32 screens_any;

  /* per new flow */
  u32 *start4; /* address classes: interval i begins at start[i], host byte order */
  u32 *class4;
  zone_u128_t *start6;
  u32 *class6;
  u32 *class_offset; /* class -> its sets */
  u32 *class_sets;
  zone_port_index_t *ports[256];
  u32 *any_protocol_apps;
  uword *context_by_pair; /* from << 8 | to */
  zone_context_t *contexts;
  zone_context_t *global;
  u64 *host_inbound[ZONE_MAX]; /* bitmap of applications */

  zone_ruleset_t *ruleset; /* as uploaded: for dumps, names, timeouts */
} zone_policy_t;

/* What is looked up: addresses and ports as in the packet. */
typedef struct
{
  ip46_address_t src, dst;
  u16 src_port, dst_port; /* network byte order */
  u8 protocol;
  u8 icmp_type, icmp_code;
  u8 is_ip6;
} zone_tuple_t;

typedef struct
{
  u32 *apps;
  zone_bitmap_t **src, **src_not, **dst, **dst_not, **app;
} zone_match_scratch_t;

typedef struct
{
  u8 action;
  u8 log_start, log_end;
  u8 reason; /* zone_reason_t */
  u32 slot;
  u32 rule; /* index in ruleset->rules, ~0 when implicit */
  u32 app;  /* index in ruleset->applications, ~0 for none */
} zone_verdict_t;

#define ZONE_POLICY_SLOTS 65536

/* The counters of the plugin; the names in the stats segment are in zone_counters.c. */
typedef struct
{
  vlib_simple_counter_main_t policy_hits, policy_denies, policy_active;
  vlib_combined_counter_main_t policy_client, policy_server;
  vlib_simple_counter_main_t pair_sessions, pair_denies;
  vlib_combined_counter_main_t pair_client, pair_server;
  vlib_simple_counter_main_t screen_hits;
  vlib_simple_counter_main_t app_sessions;
  u8 **policy_names, **zone_names;
  u32 sessions, generation; /* gauges */
  u32 n_sweeps;		    /* whole walks over the sessions */
  uword *slot_by_policy;    /* policy id -> row */
  u32 *policy_by_slot;	    /* row -> policy id, ~0 when free or implicit */
  u32 *left_at_sweep;	    /* row -> when its policy was first missed, 0 while it is in force */
} zone_counters_t;

/* zone_counters.c */
void zone_counters_init (void);
void zone_counters_commit (zone_ruleset_t *rs);
int zone_counters_assign (zone_ruleset_t *rs, u8 **error);

/* zone_compile.c */
zone_policy_t *zone_policy_compile (zone_ruleset_t *rs, u8 **error);
void zone_policy_free (zone_policy_t *p);
void zone_ruleset_free (zone_ruleset_t *rs);
/* zone_judge.c */
void zone_policy_judge (const zone_policy_t *p, zone_match_scratch_t *scratch,
			const zone_tuple_t *t, u8 from, u8 to, zone_verdict_t *v);

static_always_inline u8
zone_of (const zone_policy_t *p, u32 sw_if_index)
{
  return PREDICT_TRUE (sw_if_index < vec_len (p->zone_by_sw_if_index)) ?
	   p->zone_by_sw_if_index[sw_if_index] :
	   ZONE_NULL;
}

#endif /* included_zone_policy_h */
