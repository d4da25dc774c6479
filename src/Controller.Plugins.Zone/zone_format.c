/* SPDX-License-Identifier: Apache-2.0 */
#include "zone.h"

u8 *
format_zone_reason (u8 *s, va_list *args)
{
  u32 reason = va_arg (*args, u32);
  return format (s, "%s", reason < ZONE_N_REASON ? zone_reason_desc[reason].desc : "?");
}

u8 *
format_zone_name (u8 *s, va_list *args)
{
  u32 zone = va_arg (*args, u32);
  zone_policy_t *p = zone_main.policy;

  if (zone == ZONE_NULL)
    return format (s, "null");
  if (zone == ZONE_SELF)
    return format (s, "self");
  if (p && zone < ZONE_MAX && p->ruleset->zones[zone].id)
    return format (s, "%s", p->ruleset->zones[zone].name);
  return format (s, "%u", zone);
}

u8 *
format_zone_session_state (u8 *s, va_list *args)
{
  u32 state = va_arg (*args, u32);
  static const char *names[] = { "opening", "established", "closing", "closed" };
  return format (s, "%s", state < ARRAY_LEN (names) ? names[state] : "?");
}

u8 *
format_zone_session (u8 *s, va_list *args)
{
  zone_session_t *x = va_arg (*args, zone_session_t *);
  u32 now = va_arg (*args, u32);
  ip46_address_t client, server;
  u16 client_port, server_port;
  u32 client_fib, server_fib;
  int is_ip6 = (x->flags & ZONE_SESSION_IP6) != 0;
  ip46_type_t type = is_ip6 ? IP46_TYPE_IP6 : IP46_TYPE_IP4;

  zone_session_client (x, &client, &server, &client_port, &server_port, &client_fib, &server_fib);
  s = format (s, "%lu %U %U:%u -> %U:%u %U -> %U %U",
	      zone_session_value (x, zone_session_index (&zone_main.table, x)), format_ip_protocol,
	      x->protocol, format_ip46_address, &client, type, clib_net_to_host_u16 (client_port),
	      format_ip46_address, &server, type, clib_net_to_host_u16 (server_port),
	      format_zone_name, x->zone[0], format_zone_name, x->zone[1], format_zone_session_state,
	      x->state);
  s = format (s,
	      "\n    row %u, age %u s, idle %u s of %u, client %lu packets %lu bytes, server %lu "
	      "packets %lu bytes",
	      x->policy_slot, now - x->created, now - x->last_seen, x->timeout,
	      x->total_packets[0] + (u32) (x->packets[0] - x->accounted_packets[0]), x->bytes[0],
	      x->total_packets[1] + (u32) (x->packets[1] - x->accounted_packets[1]), x->bytes[1]);
  return s;
}
