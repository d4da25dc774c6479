/* SPDX-License-Identifier: Apache-2.0
 * The zone firewall's main structure. The parts have headers of their own: zone_policy.h (what is
 * permitted), zone_session.h (what is open), zone_packet.h (what a packet says). */
#ifndef included_zone_h
#define included_zone_h

#include <vlib/vlib.h>
#include <vnet/vnet.h>
#include <vnet/ip/ip.h>
#include <vppinfra/lock.h>
#include "zone_policy.h"
#include "zone_session.h"

#define ZONE_VPP_RELEASE "26.06"

/* Why a packet was dropped (or let through without a session). The names are those of the error
 * counters of the nodes, so "show errors" and the packet trace say the same. */
#define foreach_zone_reason                                                                        \
  _ (PERMIT, "permitted by policy", INFO)                                                          \
  _ (ESTABLISHED, "established session", INFO)                                                     \
  _ (RELATED, "ICMP error of an open session", INFO)                                               \
  _ (EXEMPT, "needs no policy (neighbour discovery, link-local multicast, fragment to self)",      \
     INFO)                                                                                         \
  _ (DENY_POLICY, "denied by policy", INFO)                                                        \
  _ (DENY_DEFAULT, "denied by default: no policy fits", INFO)                                      \
  _ (DENY_CACHED, "denied: same flow was denied just now", INFO)                                   \
  _ (REJECT_POLICY, "rejected by policy", INFO)                                                    \
  _ (NULL_ZONE, "interface without a zone", INFO)                                                  \
  _ (HOST_INBOUND, "denied: not a host-inbound service of the zone", INFO)                         \
  _ (NO_SYN, "TCP segment without session is not a SYN", INFO)                                     \
  _ (OUT_OF_WINDOW, "TCP segment outside of the window", INFO)                                     \
  _ (ICMP_UNRELATED, "ICMP error without session", INFO)                                           \
  _ (ZONE_CHANGED, "session's route leads to another zone and no policy permits that", INFO)       \
  _ (TABLE_FULL, "session table full", ERROR)                                                      \
  _ (MALFORMED, "malformed or truncated header", INFO)                                             \
  _ (MULTICAST, "routed multicast is denied", INFO)                                                \
  _ (VRF_LIMIT, "VRF index above 4095", ERROR)                                                     \
  _ (NAT_INSIDE, "NAT44-ED translates before policy on this interface", ERROR)                     \
  _ (SCREEN, "dropped by a screen", INFO)                                                          \
  _ (SESSION_LIMIT, "session limit of the source or destination", INFO)                            \
  _ (ORPHAN_FRAGMENT, "IPv6 fragment before the first one", INFO)                                  \
  _ (FRAGMENT, "fragment sent to virtual reassembly", INFO)

typedef enum
{
#define _(n, s, v) ZONE_REASON_##n,
  foreach_zone_reason
#undef _
    ZONE_N_REASON,
} zone_reason_t;

extern vlib_error_desc_t zone_reason_desc[];

/* A denied flow that comes again within a few seconds is dropped without a policy lookup. */
typedef struct
{
  zone_key6_t key;
  u32 until;
  u32 generation;
  u32 policy_slot;
  u8 reason;
  u8 is_ip6;
  u8 from, to;
} zone_denied_t;

#define ZONE_DENIED_LOG2    12
#define ZONE_DENIED_SECONDS 4

/* The fragments of one datagram, for the teardrop screen. */
typedef struct
{
  u32 key;
  u32 seen;
  u32 first, last; /* bytes that came, from first to last - 1 */
  u32 recent;	   /* offset of the latest fragment */
} zone_datagram_t;

#define ZONE_DATAGRAMS_LOG2 10

typedef struct
{
  CLIB_CACHE_LINE_ALIGN_MARK (cacheline0);
  u32 *free_cache; /* session slots that this thread may hand out */
  u64 created;
  u64 failed;
  zone_match_scratch_t scratch;
  zone_denied_t *denied;
  zone_datagram_t *datagrams;
  u32 *screen_logged; /* zone * 32 + screen -> second of the latest event, plus 1 */
} zone_worker_t;

/* What waits until no worker can hold a pointer to it: every worker has to begin a new turn. */
typedef struct
{
  u32 *loops; /* main_loop_count of each thread when the thing was unlinked */
  u32 *sessions;
  zone_policy_t *policy;
} zone_retired_t;

typedef struct
{
  /* data plane */
  zone_policy_t *volatile policy; /* null: not enforcing */
  zone_session_table_t table;
  zone_worker_t *workers;
  u32 log_ring_index;

  /* main thread */
  u8 refused; /* the start-up check failed: why is in refused_reason */
  u8 *refused_reason;
  u32 generation;
  u32 next_transaction;
  zone_ruleset_t **uploads; /* pool of rule sets that are not committed */
  zone_retired_t *retired;
  uword *features_on; /* bitmap of sw_if_index */
  uword *screens_on;
  u32 rematch_cursor;
  u8 rematch_action;
  u8 rematch_running;
  u32 sweep_cursor;

  /* /zone/... of the stats segment */
  zone_counters_t counters;

  /* startup.conf */
  u32 config_sessions;
  u32 config_buckets;

  u16 msg_id_base;
  u16 frag_next4;
  vlib_log_class_t log_class;
  vlib_main_t *vlib_main;
  vnet_main_t *vnet_main;
} zone_main_t;

extern zone_main_t zone_main;

#define zone_log_err(...)  vlib_log_err (zone_main.log_class, __VA_ARGS__)
#define zone_log_warn(...) vlib_log_warn (zone_main.log_class, __VA_ARGS__)
#define zone_log_info(...) vlib_log_notice (zone_main.log_class, __VA_ARGS__)

/* Seconds since VPP started: the clock of all sessions. */
static_always_inline u32
zone_now (vlib_main_t *vm)
{
  return (u32) vlib_time_now (vm);
}

/* zone.c: rule sets in and out of force */
int zone_ruleset_in_force (zone_ruleset_t *rs, zone_session_action_t action, u8 **error);
void zone_disable (void);
void zone_interface_update (u32 sw_if_index, int is_add);
u8 *zone_nat_conflict (u32 sw_if_index);
void zone_retire (u32 *sessions, zone_policy_t *policy);
void zone_retired_release (void);
u32 zone_sessions_to_close (zone_policy_t *p, u32 *walked);

/* zone_order.c: where our nodes stand */
int zone_order_check (u8 **reason);

/* zone_api.c */
clib_error_t *zone_api_init (vlib_main_t *vm);

/* zone_format.c */
format_function_t format_zone_reason;
format_function_t format_zone_session;
format_function_t format_zone_session_state;
format_function_t format_zone_name;

#endif /* included_zone_h */
