/* SPDX-License-Identifier: Apache-2.0 */
#include "zone_log.h"
#include <vlib/stats/stats.h>
#include <vppinfra/time.h>

void
zone_log_init (void)
{
  static const char schema[] =
    "zone-event/1 f64 unix_time u8 type u8 reason u8 protocol u8 is_ip6 u8 from_zone u8 to_zone u8 "
    "alarm_only "
    "u8 icmp_type u64 session_id u32 policy_id u32 counter_index u32 application_id u32 duration "
    "u8[16] source u8[16] destination u16 source_port u16 destination_port u32 ingress_sw_if_index "
    "u64 client_packets u64 server_packets u64 client_bytes u64 server_bytes";
  vlib_stats_ring_config_t config = {
    .entry_size = sizeof (zone_event_t),
    .ring_size = ZONE_EVENT_RING_ENTRIES,
    .n_threads = vlib_get_n_threads (),
    .schema_size = sizeof (schema),
    .schema_version = ZONE_EVENT_SCHEMA,
  };

  zone_main.log_ring_index = vlib_stats_add_ring_buffer (&config, schema, "/zone/events");
}

static u32
policy_id_of (u32 slot)
{
  u32 *by_slot = zone_main.counters.policy_by_slot;
  return slot < vec_len (by_slot) ? by_slot[slot] : ~0;
}

static void
address_out (u8 *out, const ip46_address_t *a, int is_ip6)
{
  if (is_ip6)
    clib_memcpy_fast (out, &a->ip6, 16);
  else
    clib_memcpy_fast (out, &a->ip4, 4);
}

void
zone_log_session (vlib_main_t *vm, const zone_session_t *s, zone_event_type_t type, u8 reason)
{
  ip46_address_t client, server;
  u32 client_fib, server_fib;
  zone_event_t e = {
    .unix_time = unix_time_now (),
    .type = type,
    .reason = reason,
    .protocol = s->protocol,
    .is_ip6 = (s->flags & ZONE_SESSION_IP6) != 0,
    .from_zone = s->zone[0],
    .to_zone = s->zone[1],
    .session_id = zone_session_value (s, zone_session_index (&zone_main.table, s)),
    .policy_id = policy_id_of (s->policy_slot),
    .counter_index = s->policy_slot,
    .application_id = s->app_id,
    .duration = zone_now (vm) - s->created,
    .ingress_sw_if_index = s->sw_if_index_client,
    .client_packets = s->total_packets[0],
    .server_packets = s->total_packets[1],
    .client_bytes = s->bytes[0],
    .server_bytes = s->bytes[1],
  };

  zone_session_client (s, &client, &server, &e.source_port, &e.destination_port, &client_fib,
		       &server_fib);
  address_out (e.source, &client, e.is_ip6);
  address_out (e.destination, &server, e.is_ip6);
  vlib_stats_ring_produce (zone_main.log_ring_index, vm->thread_index, &e);
}

void
zone_log_tuple (vlib_main_t *vm, const zone_tuple_t *t, u8 from, u8 to, u32 sw_if_index, u32 slot,
		u32 app_id, zone_event_type_t type, u8 reason, u8 alarm_only)
{
  zone_event_t e = {
    .unix_time = unix_time_now (),
    .type = type,
    .reason = reason,
    .protocol = t->protocol,
    .is_ip6 = t->is_ip6,
    .from_zone = from,
    .to_zone = to,
    .alarm_only = alarm_only,
    .icmp_type = t->icmp_type,
    .policy_id = policy_id_of (slot),
    .counter_index = slot,
    .application_id = app_id,
    .source_port = t->src_port,
    .destination_port = t->dst_port,
    .ingress_sw_if_index = sw_if_index,
  };

  address_out (e.source, &t->src, t->is_ip6);
  address_out (e.destination, &t->dst, t->is_ip6);
  vlib_stats_ring_produce (zone_main.log_ring_index, vm->thread_index, &e);
}
