/* SPDX-License-Identifier: Apache-2.0
 * Events for the controller: a ring for each thread in the stats segment (/zone/events), read from
 * shared memory. A reader that is too slow sees a gap in the sequence and knows how many it lost.
 */
#ifndef included_zone_log_h
#define included_zone_log_h

#include "zone.h"

typedef enum
{
  ZONE_EVENT_START = 1,
  ZONE_EVENT_END = 2,
  ZONE_EVENT_DENY = 3,
  ZONE_EVENT_SCREEN = 4,
} zone_event_type_t;

/* Layout version 1; numbers in host byte order, addresses and ports in network byte order.
 * docs/zone-plugin.md has it as a table. */
typedef struct
{
  f64 unix_time;
  u8 type;
  u8 reason; /* END: zone_close_reason_t; DENY: zone_reason_t; SCREEN: bit number */
  u8 protocol;
  u8 is_ip6;
  u8 from_zone, to_zone;
  u8 alarm_only;
  u8 icmp_type;
  u64 session_id;
  u32 policy_id;      /* ~0: implicit, see counter_index */
  u32 counter_index;  /* row of /zone/policy/... */
  u32 application_id; /* ~0: none */
  u32 duration;	      /* seconds */
  u8 source[16], destination[16];
  u16 source_port, destination_port;
  u32 ingress_sw_if_index;
  u64 client_packets, server_packets;
  u64 client_bytes, server_bytes;
} zone_event_t;
STATIC_ASSERT_SIZEOF (zone_event_t, 112);

#define ZONE_EVENT_RING_ENTRIES 8192
#define ZONE_EVENT_SCHEMA	1

void zone_log_init (void);
void zone_log_session (vlib_main_t *vm, const zone_session_t *s, zone_event_type_t type, u8 reason);
void zone_log_tuple (vlib_main_t *vm, const zone_tuple_t *t, u8 from, u8 to, u32 sw_if_index,
		     u32 slot, u32 app_id, zone_event_type_t type, u8 reason, u8 alarm_only);

#endif /* included_zone_log_h */
